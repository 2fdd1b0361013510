package org.policyeligibility.profile;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A fact of the vocabulary, as declared once in {@code rules/facts.yaml}.
 *
 * @param slot its place in a profile, from 0 in the order of the file
 * @param values for a set or an enum: what it may hold
 * @param derivedFrom the date from which completed years are counted; such a fact is never stated
 * @param includes the set whose values are in this one as well: what a zone is, it also lies in
 * @param liesIn the set of another profile of the same case whose values are in this one as well:
 *     {@code zone.withinZoneTypes} for an enterprise in the zone
 * @param minimum smallest number or {@code above} the number it must exceed
 * @param province the fact that says in which province this place lies, if one does
 * @param place whether the values say where something is
 * @param sameAs the fact of another profile of the same case that says the same: {@code
 *     enterprise.zoneTypes} for the employer's zone types
 * @param changeable whether it lies in the applicant's hands; a birthday does not
 * @param papers what to bring to show it, each by itself
 * @param phrase the subject of a criterion's sentence; for a boolean the sentence when it is true
 * @param denied for a boolean: the sentence when it is false
 * @param subject what it is about, so that questions of one subject are asked together; null where
 *     nothing is said
 * @param followsFrom by value of an enum: the facts, of this profile or of another of the same
 *     case, from all of which together that value follows where none is stated
 */
public record Fact(
    String name,
    ProfileType profile,
    int slot,
    FactType type,
    @Nullable ValueList values,
    @Nullable String derivedFrom,
    @Nullable String includes,
    @Nullable String liesIn,
    @Nullable BigDecimal minimum,
    boolean minimumExcluded,
    @Nullable BigDecimal maximum,
    @Nullable String province,
    boolean place,
    @Nullable String sameAs,
    boolean changeable,
    List<Text> papers,
    @Nullable Text unit,
    Text label,
    Text question,
    Text phrase,
    @Nullable Text denied,
    @Nullable Text note,
    @Nullable Subject subject,
    Map<String, List<Premise>> followsFrom) {

  /**
   * A subject of questions.
   *
   * @param place from 0 in the order of the file; the first comes before all others
   */
  public record Subject(String name, int place, Text title) {}

  /**
   * A premise from which the value of another fact follows.
   *
   * @param profile of the fact named
   * @param values with which it holds, those of a boolean as words
   */
  public record Premise(ProfileType profile, String fact, List<String> values) {
    public Premise {
      values = List.copyOf(values);
    }

    /** Whether it holds for a value; not where nothing is known. */
    public boolean holds(@Nullable Object value) {
      return value != null && values.contains(value.toString());
    }
  }

  public Fact {
    papers = List.copyOf(papers);
    followsFrom = Collections.unmodifiableMap(new LinkedHashMap<>(followsFrom));
  }

  /** All of its papers in one text. */
  public Text proof() {
    return new Text(
        papers.stream().map(Text::zh).collect(Collectors.joining("，以及")),
        papers.stream().map(Text::en).collect(Collectors.joining(", and ")));
  }

  /** Whether a number lies within the bounds. */
  public boolean admits(BigDecimal number) {
    return (minimum == null || number.compareTo(minimum) >= (minimumExcluded ? 1 : 0))
        && (maximum == null || number.compareTo(maximum) <= 0);
  }

  /** The list of a set or an enum. */
  public ValueList valueList() {
    if (values == null) {
      throw new IllegalStateException(name + " has no list of values");
    }
    return values;
  }

  /** A fact is known by its profile and its name; a vocabulary has each once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Fact fact && profile == fact.profile && name.equals(fact.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name of the fact an applicant would have to state for this one to be known. */
  public String toState() {
    return derivedFrom == null ? name : derivedFrom;
  }
}
