package org.policyeligibility.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.policyeligibility.api.Service;

/**
 * A browser without scripts: it opens addresses, reads pages, and sends the forms that are there.
 */
public final class Visitor {
  /** A foreign engineer of 63 at an enterprise in a national high-tech zone, as of 2024. */
  static final Map<String, Object> ENGINEER =
      Map.of(
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE",
          "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  private static final String FORM = "application/x-www-form-urlencoded";

  private Visitor() {}

  /** A page that was shown. */
  public record Page(String path, Service.Answer answer, Document document) {
    public int status() {
      return answer.status();
    }

    public String text() {
      return document.text();
    }

    /** The hidden state of its form. */
    public String state() {
      return Objects.requireNonNull(document.selectFirst("main form:not(.back) input[name=state]"))
          .val();
    }

    /** The names of the facts that it asks for. */
    public List<String> questions() {
      return document.select("main input[name=q]").eachAttr("value");
    }

    public boolean asksForPlace() {
      return questions().contains("@place");
    }

    public boolean hasResults() {
      return document.selectFirst(".results") != null;
    }

    /** Outcomes by clause, as the page of results has them. */
    public Map<String, String> outcomes() {
      return document.select("[data-clause]").stream()
          .collect(
              Collectors.toMap(
                  basis -> basis.attr("data-clause"), basis -> basis.attr("data-outcome")));
    }

    /** How many questions at most are said to follow. */
    public int left() {
      Element progress = document.selectFirst("[data-left]");
      return progress == null ? -1 : Integer.parseInt(progress.attr("data-left"));
    }

    /** Sends the form by the button that leads to a step, or by its usual one. */
    public Page send(String step, Map<String, List<String>> filled) {
      FormElement form =
          (FormElement)
              Objects.requireNonNull(document.selectFirst("main form:not([hidden]):not(.back)"));
      Map<String, List<String>> data = new LinkedHashMap<>();
      for (Connection.KeyVal field : form.formData()) {
        data.computeIfAbsent(field.key(), name -> new ArrayList<>()).add(field.value());
      }
      data.putAll(filled);
      Element button = form.selectFirst("button[formaction$=/" + step + "]");
      return post(button == null ? form.attr("action") : button.attr("formaction"), data);
    }

    /** The page that the other language has in the place of this one. */
    public Page translated() {
      FormElement form =
          (FormElement) Objects.requireNonNull(document.selectFirst("form.language"));
      Map<String, List<String>> data = new LinkedHashMap<>();
      for (Connection.KeyVal field : form.formData()) {
        data.computeIfAbsent(field.key(), name -> new ArrayList<>()).add(field.value());
      }
      return post(form.attr("action"), data);
    }

    public Page send(Map<String, List<String>> filled) {
      return send("@", filled);
    }
  }

  public static Page open(String path, String... headers) {
    return page(path, Service.get(path, headers));
  }

  public static Page post(String path, Map<String, List<String>> fields) {
    String body =
        fields.entrySet().stream()
            .flatMap(field -> field.getValue().stream().map(value -> pair(field.getKey(), value)))
            .collect(Collectors.joining("&"));
    return page(
        path,
        Service.send("POST", path, body.getBytes(StandardCharsets.US_ASCII), "Content-Type", FORM));
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Page page(String path, Service.Answer answer) {
    return new Page(path, answer, Jsoup.parse(answer.body(), Service.url(path)));
  }

  /** Begins an interview. */
  public static Page begin(String prefix, String type, String scope) {
    return open(prefix + "/").send(Map.of("type", List.of(type), "scope", List.of(scope)));
  }

  /**
   * Answers questions until none is asked: by what is stated, and with silence where nothing is.
   */
  public static Page answer(Page first, Map<String, ?> stated) {
    Page page = first;
    while (!page.questions().isEmpty()) {
      page = page.send(answers(page, stated));
    }
    return page;
  }

  /** The filling in of one page. */
  public static Map<String, List<String>> answers(Page page, Map<String, ?> stated) {
    if (page.asksForPlace()) {
      return Map.of("place", List.of(zone(stated)), "province", List.of(province(stated)));
    }
    Map<String, List<String>> filled = new LinkedHashMap<>();
    for (String question : page.questions()) {
      Object value = stated.get(question);
      if (value instanceof List<?> values && !values.isEmpty()) {
        filled.put("v." + question, values.stream().map(String::valueOf).toList());
      } else if (value instanceof List<?>) {
        filled.put("v." + question, List.of("NONE"));
      } else if (value != null) {
        filled.put("v." + question, List.of(String.valueOf(value)));
      } else {
        filled.put("s." + question, List.of("?"));
      }
    }
    return filled;
  }

  private static String province(Map<String, ?> stated) {
    Object province = stated.get("provinceCode");
    province = province == null ? stated.get("employerProvinceCode") : province;
    return province == null ? "" : String.valueOf(province);
  }

  private static String zone(Map<String, ?> stated) {
    Object zone = stated.containsKey("zone") ? stated.get("zone") : stated.get("employerZone");
    return zone == null ? "kind" : String.valueOf(zone);
  }
}
