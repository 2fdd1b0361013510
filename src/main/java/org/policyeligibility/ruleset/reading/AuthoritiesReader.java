package org.policyeligibility.ruleset.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code authorities.yaml}: each competent body once, with those that took its place. A
 * reorganisation is one row there; a clause names a body by its id and says in which matter.
 */
final class AuthoritiesReader {
  static final String FILE = "authorities.yaml";

  private static final List<String> KEYS = List.of("name", "members", "successors");

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

  private final Map<String, Body> bodies = new LinkedHashMap<>();

  /** One entry of the file. */
  private record Body(YamlNode at, Text name, List<String> members, List<Row> successors) {
    /** Whether it may have a successor under a key that is not known, which is told there. */
    boolean isMisspelt() {
      return !KEYS.containsAll(at.entries().keySet());
    }
  }

  /** A body that took the place of another, in one matter or in all. */
  private record Row(@Nullable String matter, LocalDate from, String body, Text source) {}

  AuthoritiesReader(YamlNode file) {
    file.only("bodies");
    file.required("bodies").entries().forEach((id, entry) -> bodies.put(id, body(id, entry)));
    bodies.values().forEach(this::checkReferences);
  }

  private static Body body(String id, YamlNode entry) {
    entry.only(KEYS.toArray(String[]::new));
    if (!ID.matcher(id).matches()) {
      entry.fault(Message.of("is-no-id-of-a-body", id), Message.of("write-words-with-hyphens"));
    }
    List<String> members = entry.texts("members");
    List<Row> successors =
        entry.list("successors").stream().map(AuthoritiesReader::successor).toList();
    if (!members.isEmpty() && !successors.isEmpty()) {
      entry.fault(Message.of("members-and-successors"), Message.of("bodies-move-as-each-of-them"));
    }
    return new Body(
        entry, entry.required("name").only("zh", "en").bilingual(), members, successors);
  }

  private static Row successor(YamlNode entry) {
    entry.only("matter", "from", "body", "source");
    LocalDate from = entry.optionalDate("from");
    if (entry.optional("from") == null) {
      entry.fault(
          Message.of("successor-without-a-day"), Message.of("write-from-day", "2023-03-10"));
    }
    return new Row(
        entry.optionalText("matter"),
        from == null ? LocalDate.EPOCH : from,
        entry.text("body"),
        entry.required("source").only("zh", "en").bilingual());
  }

  private void checkReferences(Body body) {
    List<String> others = new ArrayList<>(body.members());
    body.successors().forEach(row -> others.add(row.body()));
    for (String other : others) {
      if (!bodies.containsKey(other)) {
        body.at().fault(Message.of("no-body", other), nearest(other));
      }
    }
  }

  /** The id that was probably meant: one spelt nearly so, of a body of this name, or alike. */
  private Message nearest(String id) {
    return NearestName.to(id, bodies.keySet())
        .or(() -> called(id))
        .map(found -> Message.of("did-you-mean-in", found, FILE))
        .or(() -> alike(id).map(found -> Message.of("nearest-in-or-add-it", found, FILE)))
        .orElse(Message.of("name-one-of-or-add-it", FILE));
  }

  private Optional<String> called(String name) {
    return bodies.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().name().zh().equals(name)
                    || entry.getValue().name().en().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The id that has most of the words of another, of several the shortest. */
  private Optional<String> alike(String id) {
    List<String> words = words(id);
    return bodies.keySet().stream()
        .filter(known -> words(known).stream().anyMatch(words::contains))
        .min(
            Comparator.<String>comparingLong(
                    known -> -words(known).stream().filter(words::contains).count())
                .thenComparing(String::length)
                .thenComparing(Comparator.naturalOrder()));
  }

  private static List<String> words(String id) {
    return List.of(id.split("-", -1));
  }

  /** The body that is named under {@code body}, in the {@code matter} beside it. */
  CompetentBody named(YamlNode entry) {
    String id = entry.text("body");
    String matter = entry.optionalText("matter");
    Body body = bodies.get(id);
    if (body == null) {
      entry.fault(Message.of("no-body", id), nearest(id));
      return new CompetentBody(id, new Text(id, id), List.of());
    }
    if (matter != null && !moves(id, matter, new HashSet<>())) {
      entry.fault(
          Message.of("nobody-took-the-place", id, matter), Message.of("leave-matter-out", FILE));
    }
    return new CompetentBody(id, body.name(), successors(id, matter));
  }

  private boolean moves(String id, String matter, Set<String> seen) {
    Body body = bodies.get(id);
    return body != null
        && seen.add(id)
        && (body.isMisspelt()
            || body.successors().stream().anyMatch(row -> matter.equals(row.matter()))
            || body.members().stream().anyMatch(member -> moves(member, matter, seen)));
  }

  /** Who is in charge from which day on, of one body or of several that act together. */
  private List<CompetentBody.Successor> successors(String id, @Nullable String matter) {
    Set<LocalDate> days = new TreeSet<>();
    collect(id, matter, days, new HashSet<>());
    List<CompetentBody.Successor> successors = new ArrayList<>();
    for (LocalDate day : days) {
      List<Row> rows = new ArrayList<>();
      Text name = on(id, matter, LocalDate.MIN, day, rows, new HashSet<>());
      rows.stream()
          .filter(row -> row.from().equals(day))
          .findFirst()
          .ifPresent(row -> successors.add(new CompetentBody.Successor(day, name, row.source())));
    }
    return successors;
  }

  private void collect(String id, @Nullable String matter, Set<LocalDate> days, Set<String> seen) {
    Body body = bodies.get(id);
    if (body == null || !seen.add(id)) {
      return;
    }
    body.members().forEach(member -> collect(member, matter, days, seen));
    for (Row row : body.successors()) {
      if (row.matter() == null || row.matter().equals(matter)) {
        days.add(row.from());
        collect(row.body(), matter, days, seen);
      }
    }
  }

  /**
   * The name of what a body has become on a day, noting the rows by which it did.
   *
   * @param since from when on it is in charge: what it gave up before has come back to it
   * @param seen the bodies on the way here, each with its day
   */
  private Text on(
      String id,
      @Nullable String matter,
      LocalDate since,
      LocalDate day,
      List<Row> rows,
      Set<String> seen) {
    Body body = bodies.get(id);
    if (body == null) {
      return new Text(id, id);
    }
    if (!seen.add(id + since)) {
      return body.name();
    }
    Row moved =
        body.successors().stream()
            .filter(row -> row.matter() == null || row.matter().equals(matter))
            .filter(row -> !row.from().isBefore(since) && !row.from().isAfter(day))
            .max(Comparator.comparing(Row::from))
            .orElse(null);
    if (moved != null) {
      rows.add(moved);
      return on(moved.body(), matter, moved.from(), day, rows, seen);
    }
    if (body.members().isEmpty()) {
      return body.name();
    }
    List<Text> names =
        body.members().stream()
            .map(member -> on(member, matter, since, day, rows, new HashSet<>(seen)))
            .distinct()
            .toList();
    Text between = between(body.name().zh());
    return new Text(
        String.join(between.zh(), names.stream().map(Text::zh).toList()),
        String.join(between.en(), names.stream().map(Text::en).toList()));
  }

  /** As the name itself joins them: either decides, or several act, of like or of unlike rank. */
  private static Text between(String name) {
    return name.contains("或")
        ? new Text("或", " or ")
        : new Text(name.contains("；") ? "；" : "、", "; ");
  }
}
