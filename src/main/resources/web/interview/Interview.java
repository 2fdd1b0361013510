// java -cp 'jackson/*' Interview.java http://localhost:8080 en
import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.*;

public class Interview {
  static final ObjectMapper JSON = new ObjectMapper();

  static JsonNode evaluate(String[] args, JsonNode body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(args[0] + "/v1/evaluations"))
        .headers("Content-Type", "application/json", "Accept-Language", args[1])
        .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  public static void main(String[] args) throws Exception {
    var lines = new java.util.Scanner(System.in);
    var body = (ObjectNode) JSON.readTree("{\"benefits\":[\"work-permit-age-65\"],\"profile\":{\"type\":\"person\"},\"declined\":[]}");
    var answer = evaluate(args, body);
    for (; answer.has("nextQuestion"); answer = evaluate(args, body)) {
      var next = answer.get("nextQuestion");
      System.out.println(next.get("question").asText() + " " + next.path("values").findValuesAsText("value"));
      String fact = next.get("fact").asText(), kind = next.get("type").asText(), typed = lines.nextLine().strip();
      if (typed.isEmpty()) body.withArray("/declined").add(fact);
      else body.withObject("/profile").putPOJO(fact, kind.equals("set") ? typed.split(" ")
          : kind.matches("enum|date") ? typed : JSON.readTree(typed));
    }
    for (var it : answer.get("results"))
      System.out.printf("%s | %s | %s%n", it.get("title").asText(), it.get("outcome").asText(), it.get("summaryText").asText());
  }
}
