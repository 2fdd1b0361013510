package org.policyeligibility.web.interview;

import java.math.BigDecimal;
import java.util.List;
import org.policyeligibility.population.cell.CellValue;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.written.WrittenDay;
import org.policyeligibility.profile.written.WrittenNumber;

/**
 * Normalisation of what is typed into a field: 2,300万, １９６１年３月９日, 5 years. It makes of it what a
 * program would send, and judges nothing; what fits nothing stays as it is and is refused where
 * profiles are read.
 */
final class TypedValue {
  /** A longer text is no value of any field. */
  static final int LONGEST = 100;

  private TypedValue() {}

  static Object of(Fact fact, List<String> typed) {
    List<String> values =
        typed.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    String first = values.isEmpty() ? "" : values.get(0);
    return switch (fact.type()) {
      case SET -> values;
      case ENUM -> first;
      case DATE -> WrittenDay.iso(first);
      case BOOLEAN -> CellValue.of(fact, first);
      // 5.0 is a whole number to a person, and to a table only where it is written as one.
      case INTEGER, NUMBER ->
          CellValue.of(
              fact,
              WrittenNumber.parse(first, fact.unit()).map(BigDecimal::toPlainString).orElse(first));
    };
  }
}
