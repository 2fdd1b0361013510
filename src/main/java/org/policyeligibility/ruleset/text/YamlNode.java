package org.policyeligibility.ruleset.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A place in a YAML file. What is asked for and not found is noted as a fault with its line, and
 * something harmless is given instead, so that one reading finds all faults.
 */
public final class YamlNode {
  private static final Pattern IN_CURLY_MARKS = Pattern.compile("[“”‘’][^“”‘’]*[“”‘’]");

  /** Longer mappings are not shown as what to write. */
  private static final int MOST_SHOWN = 3;

  /** No amount and no bound has more; reading one takes a time by the square of its digits. */
  private static final int LONGEST_NUMBER = 100;

  /** Stands for a text that is not there, which is a fault already; no file can hold it. */
  static final String MISSING = "\0";

  private static final Resolver TAGS = new Resolver();

  private static final Set<Tag> KNOWN_TAGS =
      Set.of(
          Tag.NULL,
          Tag.BOOL,
          Tag.INT,
          Tag.FLOAT,
          Tag.STR,
          Tag.TIMESTAMP,
          Tag.SEQ,
          Tag.MAP,
          Tag.MERGE);

  /** The languages of a text: where one is missing, the text is named. */
  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  /** A larger file is not read: nobody writes one, and a parser takes many times its memory. */
  private static final int MOST_CHARACTERS = 3_000_000;

  private final String path;
  private final String name;
  private final @Nullable Node node;
  private final int line;
  private final List<RulesetFault> faults;

  /**
   * A place in a file.
   *
   * @param name the key under which it stands, for an element of a list that of the list; empty at
   *     the root
   */
  private YamlNode(
      String path, String name, @Nullable Node node, int line, List<RulesetFault> faults) {
    this.path = path;
    this.name = name;
    this.node = node;
    this.line = line;
    this.faults = faults;
  }

  /** The root of a file; a fault of syntax is noted. */
  public static YamlNode read(String path, String text, List<RulesetFault> faults) {
    if (text.length() > MOST_CHARACTERS) {
      faults.add(
          new RulesetFault(
              path,
              0,
              Message.of("the-file-is-too-large"),
              Message.of("at-most-characters-split-it", MOST_CHARACTERS)));
      return absent(path, 0);
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(32);
    options.setMaxAliasesForCollections(0);
    try {
      // Composes as `new Yaml().compose` does, without all that only loading and dumping need.
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      Node root = new Composer(parser, TAGS, options).getSingleNode();
      if (root == null) {
        faults.add(
            new RulesetFault(path, 0, Message.of("the-file-is-empty"), Message.of("fill-it-in")));
        return absent(path, 0);
      }
      refuseTags(path, root, faults);
      refuseWideColons(path, root, text.split("\n", -1), faults);
      return new YamlNode(path, "", root, line(root), faults);
    } catch (YAMLException bad) {
      YamlSlip slip = YamlSlip.of(text, bad);
      faults.add(new RulesetFault(path, slip.line(), slip.what(), slip.remedy()));
      return absent(path, slip.line());
    }
  }

  /** Where nothing can be read: that was said, and nothing more is to be said of it. */
  private static YamlNode absent(String path, int line) {
    return new YamlNode(path, "", null, line, new ArrayList<>());
  }

  /** A line with a full-width colon is no entry to YAML, and the text above goes on in it. */
  private static void refuseWideColons(
      String path, Node node, String[] lines, List<RulesetFault> faults) {
    if (node instanceof ScalarNode scalar && scalar.isPlain()) {
      int last = Math.min(node.getEndMark().getLine(), lines.length - 1);
      for (int i = node.getStartMark().getLine() + 1; i <= last; i++) {
        if (YamlSlip.hasWideColon(lines[i])) {
          faults.add(wideColon(path, i + 1));
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(element -> refuseWideColons(path, element, lines, faults));
    } else if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(tuple -> refuseWideColons(path, tuple.getValueNode(), lines, faults));
    }
  }

  private static RulesetFault wideColon(String path, int line) {
    return new RulesetFault(path, line, YamlSlip.wideColon(), YamlSlip.withColonAndBlank());
  }

  /**
   * A tag says of what kind a value is; here the reader says that. By an anchor a short file is as
   * long as one likes. And an escape hides nothing.
   */
  private static void refuseTags(String path, @Nullable Node node, List<RulesetFault> faults) {
    if (node != null && !KNOWN_TAGS.contains(node.getTag())) {
      faults.add(
          new RulesetFault(
              path,
              line(node),
              node.getStartMark().getColumn() + 1,
              Message.of("a-yaml-tag"),
              Message.of("write-the-value-without-it")));
    } else if (node != null && node.getAnchor() != null) {
      // Said once: an alias of it is the same node.
      add(
          new RulesetFault(
              path,
              line(node),
              node.getStartMark().getColumn() + 1,
              Message.of("a-yaml-anchor"),
              Message.of("write-the-value-where-it-stands")),
          faults);
    } else if (node instanceof ScalarNode scalar) {
      RuleCharacters.checkScalar(
          path, line(node), node.getStartMark().getColumn() + 1, scalar.getValue(), faults);
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(element -> refuseTags(path, element, faults));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        refuseTags(path, tuple.getKeyNode(), faults);
        refuseTags(path, tuple.getValueNode(), faults);
      }
    }
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Where this stands, from 1; 0 where nothing stands. */
  public int line() {
    return line;
  }

  /** The file, below {@code rules/}. */
  public String path() {
    return path;
  }

  /** Notes a fault at this place, once; of a text that is not there it was noted before. */
  public void fault(Message what, @Nullable Message remedy) {
    if (isInCurlyMarks()) {
      add(
          new RulesetFault(
              path,
              line,
              Message.of("a-value-in-curly-marks"),
              Message.of("write-straight-marks")));
    } else if (!what.mentions(MISSING)) {
      add(new RulesetFault(path, line, what, remedy));
    }
  }

  /** A whole value or key in marks that belong to the text: to YAML they are letters. */
  private boolean isInCurlyMarks() {
    boolean value =
        node instanceof ScalarNode scalar
            && scalar.isPlain()
            && IN_CURLY_MARKS.matcher(scalar.getValue()).matches();
    return value || IN_CURLY_MARKS.matcher(name).matches();
  }

  /** Refuses keys that nobody reads. */
  public YamlNode only(String... keys) {
    List<String> known = List.of(keys);
    if (node != null && !(node instanceof MappingNode) && known.size() <= MOST_SHOWN) {
      expectMapping(
          node,
          Message.of(
              "write-members",
              known.stream()
                  .map(key -> key + ": …")
                  .collect(Collectors.joining(", ", "{ ", " }"))));
      return this;
    }
    entries()
        .forEach(
            (key, entry) -> {
              if (YamlSlip.hasWideColon(key)) {
                add(wideColon(path, entry.line));
              } else if (!known.contains(key)) {
                entry.fault(
                    Message.of("unknown-key", key),
                    NearestName.to(key, known)
                        .map(nearest -> Message.of("did-you-mean", nearest))
                        .orElse(Message.of("known-are", String.join(", ", known))));
              }
            });
    return this;
  }

  /** The members of a mapping, in the order of the file; none for anything else. */
  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        int at = line(tuple.getKeyNode());
        YamlNode entry = new YamlNode(path, key, tuple.getValueNode(), at, faults);
        if (entries.put(key, entry) != null) {
          entry.fault(Message.of("key-stands-twice", key), Message.of("keep-one"));
        }
      }
    } else if (node != null) {
      expectMapping(node, Message.of("write-key-value-lines"));
    }
    return entries;
  }

  /** Notes once that something else stands here. */
  private void expectMapping(Node other, Message remedy) {
    if (other instanceof ScalarNode scalar && YamlSlip.hasWideColon(scalar.getValue())) {
      add(wideColon(path, line(other)));
      return;
    }
    Message what = Message.of("expected-a-mapping");
    if (faults.size() >= FaultyRuleset.MOST
        || faults.stream()
            .noneMatch(
                fault ->
                    fault.path().equals(path)
                        && fault.line() == line
                        && fault.what().equals(what))) {
      fault(what, remedy);
    }
  }

  /** Notes what may have been noted here before. */
  private void add(RulesetFault fault) {
    add(fault, faults);
  }

  /** Of more faults than are told it is not asked which were noted before. */
  private static void add(RulesetFault fault, List<RulesetFault> faults) {
    if (faults.size() >= FaultyRuleset.MOST || !faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** The elements of a sequence under a key; none where the key is absent. */
  public List<YamlNode> list(String key) {
    YamlNode entry = optional(key);
    if (entry == null) {
      return List.of();
    }
    List<YamlNode> elements = new ArrayList<>();
    if (entry.node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        elements.add(new YamlNode(path, key, element, line(element), faults));
      }
    } else {
      entry.fault(Message.of("expected-a-list-under", key), Message.of("write-lines-or"));
    }
    return elements;
  }

  /** The elements of a sequence of texts. */
  public List<String> texts(String key) {
    return list(key).stream().map(YamlNode::scalar).toList();
  }

  /** The node under a key, null where there is none. */
  public @Nullable YamlNode optional(String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return new YamlNode(path, key, tuple.getValueNode(), line(tuple.getKeyNode()), faults);
        }
      }
    }
    return null;
  }

  /** The node under a key that must be there. */
  public YamlNode required(String key) {
    return required(key, Message.of("add-it"));
  }

  /**
   * The node under a key that must be there.
   *
   * @param remedy what to write where it is not
   */
  public YamlNode required(String key, Message remedy) {
    YamlNode entry = optional(key);
    if (entry != null) {
      return entry;
    }
    if (node != null && !(node instanceof MappingNode)) {
      expectMapping(node, Message.of("write-key-value-lines"));
    } else if (!isMisspelt(key)) {
      fault(
          LANGUAGES.contains(key) && !name.isEmpty()
              ? Message.of("lacks-a-language", name, key)
              : Message.of("is-missing", key),
          remedy);
    }
    return absent(path, line);
  }

  /** Whether a key stands here that means this one; that is said, and this one not missed. */
  private boolean isMisspelt(String key) {
    if (!(node instanceof MappingNode mapping)) {
      return false;
    }
    if (faults.size() >= FaultyRuleset.MOST) {
      return false;
    }
    Message meant = Message.of("did-you-mean", key);
    for (NodeTuple tuple : mapping.getValue()) {
      int at = line(tuple.getKeyNode());
      if (tuple.getKeyNode() instanceof ScalarNode other
          && other.getValue().startsWith(key + "：")) {
        add(wideColon(path, at));
        return true;
      }
      if (faults.stream()
          .anyMatch(
              fault ->
                  fault.path().equals(path)
                      && fault.line() == at
                      && meant.equals(fault.remedy()))) {
        return true;
      }
    }
    return false;
  }

  /** The text that must stand under a key. */
  public String text(String key) {
    YamlNode entry = required(key);
    return entry.node == null ? MISSING : entry.scalar();
  }

  /** The text under a key, null where nothing stands there. */
  public @Nullable String optionalText(String key) {
    YamlNode entry = optional(key);
    return entry == null ? null : entry.scalar();
  }

  /** The value under a key where it is a single one, null for anything else. */
  @Nullable
  public String plainText(String key) {
    YamlNode entry = optional(key);
    return entry != null && entry.node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /** The text that stands here. */
  public String scalar() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    if (node != null) {
      fault(Message.of("expected-a-text"), Message.of("write-one-value"));
    }
    return MISSING;
  }

  /** A text in both languages. */
  public Text bilingual(String key) {
    YamlNode entry = required(key);
    return entry.node == null ? new Text(MISSING, MISSING) : entry.only("zh", "en").bilingual();
  }

  /** A text in both languages, or in one of them, which then stands for both. */
  public Text inSomeLanguage(String key) {
    YamlNode entry = required(key);
    if (!(entry.node instanceof MappingNode)) {
      String text = entry.node == null ? MISSING : entry.scalar();
      return new Text(text, text);
    }
    entry.only("zh", "en");
    String zh = entry.optionalText("zh");
    String en = entry.optionalText("en");
    String text = en == null ? zh == null ? entry.text("zh") : zh : en;
    return new Text(zh == null ? text : zh, text);
  }

  /** Texts in both languages: a sequence of them, or one alone. */
  public List<Text> bilinguals(String key) {
    YamlNode entry = required(key);
    return entry.node instanceof SequenceNode
        ? list(key).stream().map(element -> element.only("zh", "en").bilingual()).toList()
        : List.of(bilingual(key));
  }

  public Text bilingual() {
    return new Text(text("zh"), text("en"));
  }

  @Nullable
  public Text optionalBilingual(String key) {
    YamlNode entry = optional(key);
    return entry == null ? null : entry.only("zh", "en").bilingual();
  }

  /** The truth value under a key. */
  public boolean bool(String key, boolean otherwise) {
    YamlNode entry = optional(key);
    if (entry == null) {
      return otherwise;
    }
    if (entry.plain() instanceof Boolean value) {
      return value;
    }
    entry.fault(Message.of("is-not-true-or-false", key), Message.of("write-true-or-false"));
    return otherwise;
  }

  /** A whole number from 1. */
  public int count(String key) {
    YamlNode entry = required(key);
    return entry.node == null
        ? 1
        : entry.wholeNumber(Message.of("is-not-a-whole-number-from-1", key));
  }

  /** The whole number from 1 that stands here. */
  public int count() {
    return wholeNumber(Message.of("this-is-not-a-whole-number-from-1"));
  }

  private int wholeNumber(Message otherwise) {
    if (plain() instanceof BigInteger number
        && number.signum() > 0
        && number.bitLength() < Integer.SIZE) {
      return number.intValueExact();
    }
    fault(otherwise, Message.of("write-one"));
    return 1;
  }

  @Nullable
  public BigDecimal optionalNumber(String key) {
    YamlNode entry = optional(key);
    if (entry == null) {
      return null;
    }
    Object number = entry.plain();
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    entry.fault(Message.of("is-not-a-number", key), Message.of("write-one-without-quotes"));
    return null;
  }

  /** The day under a key, null where nothing stands there. */
  public @Nullable LocalDate optionalDate(String key) {
    YamlNode entry = optional(key);
    if (entry == null) {
      return null;
    }
    String day = entry.scalar();
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException bad) {
      entry.fault(
          CalendarDay.whyNot(day).orElseGet(() -> Message.of("is-not-a-date", key)),
          Message.of("write-it-as-2020-07-13"));
      return null;
    }
  }

  /** One of an enum's values, written in lower case. */
  public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    return oneOf(key, List.of(type.getEnumConstants()));
  }

  /** A choice among some values, in lower case; the first where the file names none of them. */
  public <E extends Enum<E>> E oneOf(String key, List<E> values) {
    return oneOf(key, values, value -> value.name().toLowerCase(Locale.ROOT));
  }

  /** A choice among some values by their codes; the first where the file names none of them. */
  public <E extends Enum<E>> E oneOf(String key, List<E> values, Function<E, String> code) {
    String known = values.stream().map(code).collect(Collectors.joining(", "));
    YamlNode entry = required(key, Message.of("add-one-of", known));
    String text = entry.node == null ? MISSING : entry.scalar();
    for (E value : values) {
      if (code.apply(value).equals(text)) {
        return value;
      }
    }
    if (entry.node != null) {
      entry.fault(
          Message.of("is-no", text, key),
          NearestName.to(text, values.stream().map(code).toList())
              .map(nearest -> Message.of("did-you-mean", nearest))
              .orElseGet(() -> Message.of("one-of", known)));
    }
    return values.get(0);
  }

  /** This node as plain Java: map, list, string, boolean, number or null; a date is a string. */
  public @Nullable Object plain() {
    return node == null ? null : plain(node);
  }

  private static @Nullable Object plain(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        members.put(
            tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "",
            plain(tuple.getValueNode()));
      }
      return members;
    }
    if (node instanceof SequenceNode sequence) {
      List<@Nullable Object> elements = new ArrayList<>();
      sequence.getValue().forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return scalar((ScalarNode) node);
  }

  private static @Nullable Object scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String value = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      // Only these two: `yes` and `on` are words.
      return value.equals("true") || value.equals("false") ? (Object) value.equals("true") : value;
    }
    if (value.length() > LONGEST_NUMBER) {
      return value;
    }
    try {
      if (tag.equals(Tag.INT)) {
        return new BigInteger(value);
      }
      return tag.equals(Tag.FLOAT) ? new BigDecimal(value) : value;
    } catch (NumberFormatException spelling) {
      return value;
    }
  }
}
