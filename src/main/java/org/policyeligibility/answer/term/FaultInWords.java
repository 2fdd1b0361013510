package org.policyeligibility.answer.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.profile.written.WrittenDay;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;

/**
 * The wording of faults for those who keep files of profiles: the column or member as it is titled
 * there, facts and values by their labels with the code beside, and what to write instead. No value
 * that was stated is repeated.
 */
public final class FaultInWords {
  private static final String BETWEEN = ", ";

  /** A shorter text is contained in too many labels. */
  private static final int SHORTEST_ALIKE = 2;

  /** Of a longer list the first are named, and where the others are found. */
  private static final int MOST_NAMED = 10;

  /** More columns with one fault are counted. */
  private static final int MOST_TOGETHER = 5;

  /** A value of a list that a column holds. */
  private static final Pattern VALUE_OF_A_LIST =
      Pattern.compile("(?<column>/[^/]+)/(?<value>[0-9]{1,3})");

  private final Vocabulary vocabulary;
  private final ZoneRegister register;
  private final Language language;

  /**
   * The wording for the facts of a vocabulary and the zones of a register.
   *
   * @param language in which all is said
   */
  public FaultInWords(Vocabulary vocabulary, ZoneRegister register, Language language) {
    this.vocabulary = vocabulary;
    this.register = register;
    this.language = language;
  }

  /**
   * The faults of a row, each with its row and column; those of one reason together.
   *
   * @param titles of columns by the name of what they state, where it is another
   * @param profile as it was stated
   */
  public List<String> inRow(
      long row,
      Map<String, String> titles,
      Map<String, ? extends @Nullable Object> profile,
      List<InputFault> faults) {
    Map<String, Map<String, List<Integer>>> places = new LinkedHashMap<>();
    for (InputFault fault : faults) {
      String pointer = fault.pointer();
      Matcher value = VALUE_OF_A_LIST.matcher(pointer);
      String column = value.matches() ? value.group("column") : pointer;
      List<Integer> values =
          places
              .computeIfAbsent(text(fault, profile, pointer), none -> new LinkedHashMap<>())
              .computeIfAbsent(place(titles, profile, column), none -> new ArrayList<>());
      if (value.matches()) {
        values.add(Integer.parseInt(value.group("value")) + 1);
      }
    }
    List<String> told = new ArrayList<>();
    places.forEach((text, at) -> told.add(inRow(row, together(at), text)));
    return told;
  }

  private String together(Map<String, List<Integer>> places) {
    String some =
        places.entrySet().stream()
            .limit(MOST_TOGETHER)
            .map(place -> place.getKey() + ordinals(place.getValue()))
            .collect(Collectors.joining(say("、", ", ")));
    return places.size() <= MOST_TOGETHER
        ? some
        : some
            + say("等 " + places.size() + " 列", " and others, " + places.size() + " columns in all");
  }

  private String ordinals(List<Integer> values) {
    if (values.size() < 2) {
      return values.isEmpty() ? "" : ordinal(values.get(0));
    }
    String some =
        values.stream()
            .limit(MOST_TOGETHER)
            .map(String::valueOf)
            .collect(Collectors.joining(say("、", ", ")));
    return values.size() <= MOST_TOGETHER
        ? say("第 " + some + " 个值", ", values " + some)
        : say("第 " + some + " 等 " + values.size() + " 个值", ", values " + some + " and others");
  }

  /** A doubt of a row, likewise. */
  public String inRow(
      long row,
      Map<String, String> titles,
      Map<String, ? extends @Nullable Object> profile,
      InputWarning warning) {
    return inRow(
        row, place(titles, profile, warning.pointer()), warning.doubt().ofStatement().in(language));
  }

  /** A sentence on a member of a row, likewise. */
  public String inRow(
      long row,
      Map<String, String> titles,
      Map<String, ? extends @Nullable Object> profile,
      String pointer,
      String said) {
    return inRow(row, place(titles, profile, pointer), said);
  }

  /** A fault with its column, for a row that is named already. */
  public String at(
      Map<String, String> titles,
      Map<String, ? extends @Nullable Object> profile,
      InputFault fault) {
    String place = place(titles, profile, fault.pointer());
    return (place.isEmpty() ? "" : place + say("：", ": ")) + text(fault, profile, fault.pointer());
  }

  private String inRow(long row, String place, String text) {
    return language == Language.ZH
        ? "第 " + row + " 行" + place + "：" + text
        : "row " + row + spaced(place) + ": " + text;
  }

  private static String spaced(String place) {
    return place.isEmpty() ? "" : ", " + place;
  }

  /** The column or member at which a pointer points; empty for the profile itself. */
  public String place(
      Map<String, String> titles, Map<String, ? extends @Nullable Object> profile, String pointer) {
    if (pointer.isEmpty()) {
      return "";
    }
    List<String> steps = steps(pointer);
    String member = steps.get(0);
    String title = titles.getOrDefault(member, member);
    Text label = label(type(profile), member);
    String named =
        label == null || isCalled(title, label.in(language))
            ? "“" + title + "”"
            : named(title, label);
    if (steps.size() < 2) {
      return named;
    }
    return steps.get(1).matches("[0-9]{1,3}")
        ? named + ordinal(Integer.parseInt(steps.get(1)) + 1)
        : say("“", "“") + title + "." + String.join(".", steps.subList(1, steps.size())) + "”";
  }

  /** Whether a title is the label, with its remark in brackets or without. */
  private static boolean isCalled(String title, String label) {
    return label.equals(title)
        || (label.startsWith(title) && "（ (".indexOf(label.charAt(title.length())) >= 0);
  }

  private String named(String title, Text label) {
    return language == Language.ZH
        ? "“" + title + "”（" + label.zh() + "）"
        : "“" + title + "” (" + label.en() + ")";
  }

  private String ordinal(int place) {
    return say("第 " + place + " 个值", ", value " + place);
  }

  private static List<String> steps(String pointer) {
    String path = pointer.substring(1);
    if (path.indexOf('/') < 0 && path.indexOf('~') < 0) {
      return List.of(path);
    }
    return Arrays.stream(path.split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static @Nullable ProfileType type(Map<String, ? extends @Nullable Object> profile) {
    return ProfileType.ofCode(String.valueOf(profile.get("type"))).orElse(null);
  }

  private @Nullable Text label(@Nullable ProfileType type, String member) {
    if (member.equals("type")) {
      return Message.of("type-of-profile").text();
    }
    if (type != null) {
      return labelOf(type, member);
    }
    return Arrays.stream(ProfileType.values())
        .map(of -> labelOf(of, member))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Text labelOf(ProfileType type, String member) {
    Fact fact = vocabulary.fact(type, member);
    if (fact != null) {
      return fact.label();
    }
    Identifier identifier = vocabulary.identifier(type, member);
    return identifier == null ? null : identifier.label();
  }

  /**
   * The sentence of a fault: the reason, and what to write instead.
   *
   * @param profile as it was stated
   * @param pointer of the fault from that profile
   */
  public String text(
      InputFault fault, Map<String, ? extends @Nullable Object> profile, String pointer) {
    List<String> steps = pointer.isEmpty() ? List.of("") : steps(pointer);
    ProfileType type = type(profile);
    Fact fact = type == null ? null : vocabulary.fact(type, steps.get(0));
    Map<String, String> details = new LinkedHashMap<>();
    ProfileType other = ProfileType.ofCode(fault.details().getOrDefault("other", "")).orElse(type);
    fault
        .details()
        .forEach(
            (name, detail) ->
                details.put(name, labelled(detail, name.equals("otherFact") ? other : type, fact)));
    if (fact != null && fact.type().hasValues()) {
      details.put("none", labelled(ValueList.NONE, type, fact));
      if (fault.details().containsKey("values")) {
        nearest(fact, stated(profile.get(steps.get(0)), steps))
            .ifPresent(nearest -> details.put("nearest", labelled(nearest, type, fact)));
      }
    }
    if (fact != null && fact.type() == FactType.DATE) {
      WrittenDay.doubt(stated(profile.get(steps.get(0)), steps))
          .ifPresent(doubt -> details.put(doubt.name().toLowerCase(Locale.ROOT), ""));
    }
    String listed = fault.details().get("values");
    if (fact != null && listed != null) {
      details.put("values", first(listed, type, fact));
    }
    // The type that JSON expects is a code, and so is part of the name of a message.
    String expected = fault.details().get("expected");
    if (expected != null) {
      details.put("expected", expected);
    }
    return new InputFault(pointer, fault.code(), details).ofStatement().in(language);
  }

  private static String stated(@Nullable Object value, List<String> steps) {
    Object at = value;
    if (value instanceof List<?> values && steps.size() > 1) {
      int place = Integer.parseInt(steps.get(1));
      at = place < values.size() ? values.get(place) : null;
    }
    return at instanceof String text ? text : "";
  }

  /** The value that was probably meant: by a label that has the words, or by the spelling. */
  private Optional<String> nearest(Fact fact, String stated) {
    Map<String, String> names = new LinkedHashMap<>();
    for (ValueList.Value value : fact.valueList().values()) {
      for (String name : List.of(value.label().zh(), value.label().en(), value.name())) {
        names.putIfAbsent(name, value.name());
      }
    }
    List<String> alike = new ArrayList<>(names.keySet());
    alike.removeIf(
        name ->
            stated.length() < SHORTEST_ALIKE || !(name.contains(stated) || stated.contains(name)));
    List<String> values = alike.stream().map(names::get).distinct().toList();
    if (values.size() != 1) {
      List<String> near = NearestName.among(names.keySet()).all(stated);
      values = near.stream().map(names::get).distinct().toList();
    }
    // 国家级高新区 is as near to 国家高新区 as to 国家级新区, which is another thing in law.
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** As many values as are read, and where the others are found. */
  private String first(String listed, @Nullable ProfileType type, Fact fact) {
    List<String> values = List.of(listed.split(BETWEEN, -1));
    if (values.size() <= MOST_NAMED) {
      return labelled(listed, type, fact);
    }
    String some = labelled(String.join(BETWEEN, values.subList(0, MOST_NAMED)), type, fact);
    return say(
        some + "等 " + values.size() + " 项（用 facts " + fact.name() + " 可全部列出）",
        some + " and others, " + values.size() + " in all (facts " + fact.name() + " lists them)");
  }

  private String labelled(String detail, @Nullable ProfileType type, @Nullable Fact fact) {
    return Arrays.stream(detail.split(BETWEEN, -1))
        .map(code -> coded(code, type, fact))
        .collect(Collectors.joining(say("、", "; ")));
  }

  private String coded(String code, @Nullable ProfileType type, @Nullable Fact fact) {
    Text label = label(code, type, fact);
    if (label == null || label.in(language).equals(code)) {
      return code;
    }
    // A label that ends in brackets of its own would run into those of the code.
    boolean marked = label.zh().endsWith("）");
    return say(
        (marked ? "“" + label.zh() + "”" : label.zh()) + "（" + code + "）",
        label.en() + " (" + code + ")");
  }

  private @Nullable Text label(String code, @Nullable ProfileType type, @Nullable Fact fact) {
    if (fact != null && fact.values() != null && fact.valueList().contains(code)) {
      return fact.valueList().get(code).label();
    }
    Optional<ProfileType> profile = ProfileType.ofCode(code);
    if (profile.isPresent()) {
      return label(profile.get());
    }
    Text member = code.equals("type") ? null : label(type, code);
    if (member != null) {
      return member;
    }
    Optional<Zone> zone = register.zone(code);
    if (zone.isPresent()) {
      return zone.get().name();
    }
    Collection<ValueList> lists = vocabulary.lists().values();
    return lists.stream()
        .filter(list -> !code.equals(ValueList.NONE) && list.contains(code))
        .map(list -> list.get(code).label())
        .findFirst()
        .or(
            () ->
                Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.name().equals(code))
                    .map(outcome -> Term.of(outcome).name())
                    .findFirst())
        .or(
            () ->
                Arrays.stream(Standing.values())
                    .filter(standing -> standing.name().equals(code))
                    .map(standing -> Term.of(standing).name())
                    .findFirst())
        .orElse(null);
  }

  private static Text label(ProfileType type) {
    return switch (type) {
      case ENTERPRISE -> Message.of("profile-of-an-enterprise").text();
      case PERSON -> Message.of("profile-of-a-person").text();
      case ZONE -> Message.of("profile-of-a-zone").text();
    };
  }

  private String say(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }
}
