package org.policyeligibility.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.term.FaultInWords;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Clause;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.cell.CellValue;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The evaluator of rows: reads, decides and writes a batch. It is safe for any number of threads,
 * and what it gives for a row depends on that row alone, so that neither order nor batch shows.
 */
public final class RowEvaluator {
  /** Lines kept to be used again, of half a kilobyte each. */
  private static final int MOST_KEPT = 20_000;

  private final Eligibility rules;
  private final BatchQuery query;

  /** By ordinal, whether the results of a provision are written and counted. */
  private final BitSet asked = new BitSet();

  /** The outcomes that are. */
  private final Set<Outcome> told = EnumSet.noneOf(Outcome.class);

  private final LineEncoder lines;
  private final OutcomeReason reason;
  private final FaultInWords words;
  private final Map<Key, byte[]> kept = new ConcurrentHashMap<>();
  private final Map<Key, BenefitLine> keptLines = new ConcurrentHashMap<>();

  /**
   * An evaluator.
   *
   * @param asked the provisions of which results are written and counted
   * @param told the outcomes of which they are
   */
  public RowEvaluator(
      Eligibility rules, BatchQuery query, Predicate<Provision> asked, Predicate<Outcome> told) {
    this.rules = rules;
    this.query = query;
    for (ProfileType type : ProfileType.values()) {
      Provisions provisions = rules.ruleset().provisions(type);
      for (int i = 0; i < provisions.size(); i++) {
        this.asked.set(provisions.first() + i, asked.test(provisions.get(i)));
      }
    }
    Stream.of(Outcome.values()).filter(told).forEach(this.told::add);
    this.lines = query.format().encoder(query.own());
    this.reason = new OutcomeReason(query.asOf(), query.language());
    this.words =
        new FaultInWords(
            rules.ruleset().vocabulary(), rules.ruleset().register(), query.language());
  }

  /** All on which the line of a benefit rests. */
  private record Key(
      int ordinal,
      Outcome outcome,
      List<Status> statuses,
      List<Fact> missing,
      @Nullable NotNeeded notNeeded) {
    static Key of(Result result) {
      return new Key(
          result.ordinal(),
          result.outcome(),
          result.statuses(),
          result.missing(),
          result.notNeeded());
    }

    /**
     * Of what tells most keys apart; the rest is long to go through, and follows from it mostly.
     */
    @Override
    public int hashCode() {
      return 31 * (31 * ordinal + outcome.hashCode()) + statuses.hashCode();
    }
  }

  /**
   * A batch in whole lines. All rows are read, then all decided, then all written: each step finds
   * what it works with where it left it.
   */
  public BatchResult evaluate(List<BatchRow> rows) {
    StringBuilder rejects = new StringBuilder();
    Summary summary = new Summary();
    List<BatchRow> sound = new ArrayList<>(rows.size());
    List<Case> cases = new ArrayList<>(rows.size());
    for (BatchRow row : rows) {
      List<String> faults = new ArrayList<>();
      Case stated = read(row, faults);
      if (stated == null) {
        rejects.append(lines.reject(row, faults));
        summary.addRejected();
      } else {
        sound.add(row);
        cases.add(stated);
      }
    }
    List<Evaluation> evaluations = new ArrayList<>(cases.size());
    for (Case stated : cases) {
      evaluations.add(decided(stated));
    }
    List<byte[]> answers = new ArrayList<>();
    for (int i = 0; i < evaluations.size(); i++) {
      List<Result> best = counted(evaluations.get(i), summary);
      write(sound.get(i), cases.get(i), best, summary, answers);
    }
    return new BatchResult(rows.size(), joined(answers), bytes(rejects.toString()), summary);
  }

  /**
   * A batch for those who write no text.
   *
   * @return the counts
   */
  public Summary evaluate(List<BatchRow> rows, AnswerSink sink) {
    Summary summary = new Summary();
    for (BatchRow row : rows) {
      List<String> faults = new ArrayList<>();
      Case stated = read(row, faults);
      if (stated == null) {
        sink.reject(row, faults);
        summary.addRejected();
      } else {
        List<Result> best = counted(decided(stated), summary);
        sink.row(row, type(stated), warnings(row, stated, summary));
        best.forEach(result -> sink.benefit(keptLine(result)));
      }
    }
    return summary;
  }

  /** The results that are asked for. */
  private Evaluation decided(Case stated) {
    return rules.evaluate(stated, query.asOf()).only(this::isShown);
  }

  private boolean isShown(Result result) {
    return asked.get(result.ordinal()) && told.contains(result.outcome());
  }

  /** Counts an answer, and gives the results of it that are written. */
  private List<Result> counted(Evaluation evaluation, Summary summary) {
    List<Result> best = evaluation.best();
    summary.add(evaluation.stated(), evaluation.results(), best, rules.ruleset().vocabulary());
    return best;
  }

  /** Why a row is no profile; empty where it is one. Nothing is decided. */
  public List<String> faults(BatchRow row) {
    List<String> faults = new ArrayList<>();
    read(row, faults);
    return faults;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable Case read(BatchRow row, List<String> reasons) {
    Text fault = row.fault();
    if (fault != null) {
      reasons.add(fault.in(query.language()));
      return null;
    }
    List<InputFault> faults = new ArrayList<>();
    Case stated = rules.reader().read(row.profile(), "", query.asOf(), faults);
    if (faults.isEmpty()) {
      return stated;
    }
    reasons.addAll(words.inRow(row.number(), row.titles(), row.profile(), faults));
    return null;
  }

  private void write(
      BatchRow row, Case stated, List<Result> best, Summary summary, List<byte[]> answers) {
    byte[] begun = lines.row(row, type(stated), warnings(row, stated, summary));
    for (Result result : best) {
      answers.add(begun);
      answers.add(line(result));
    }
  }

  /** Each part is copied once, into as much room as all of them need. */
  private static byte[] joined(List<byte[]> parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static ProfileType type(Case stated) {
    return stated.profiles().get(0).type();
  }

  private List<String> warnings(BatchRow row, Case stated, Summary summary) {
    List<String> warnings = new ArrayList<>();
    for (Profile profile : stated.profiles()) {
      for (InputWarning warning : profile.warnings()) {
        warnings.add(words.inRow(row.number(), row.titles(), row.profile(), warning));
      }
    }
    warnings.addAll(workedOutOtherwise(row, stated, summary));
    return warnings;
  }

  /** The facts that are worked out and that the office's own column says otherwise: ages. */
  private List<String> workedOutOtherwise(BatchRow row, Case stated, Summary summary) {
    if (row.own().isEmpty()) {
      return List.of();
    }
    Vocabulary vocabulary = rules.ruleset().vocabulary();
    List<String> otherwise = new ArrayList<>();
    for (Profile profile : stated.profiles()) {
      for (Fact fact : vocabulary.workedOut(profile.type())) {
        String cell = row.own().get(row.titles().getOrDefault(fact.name(), ""));
        if (cell != null && !CellValue.isNumber(cell, profile.value(fact))) {
          Text from = vocabulary.known(profile.type(), String.valueOf(fact.derivedFrom())).label();
          boolean used = profile.value(fact) != null;
          if (used) {
            summary.addWarning(InputWarning.Doubt.FOLLOWS_OTHERWISE);
          }
          Message said =
              !used
                  ? Message.of("cell-not-used", from)
                  : Message.of("cell-worked-out-otherwise", from, query.asOf().toString());
          otherwise.add(
              words.inRow(
                  row.number(),
                  row.titles(),
                  row.profile(),
                  "/" + fact.name(),
                  said.in(query.language())));
        }
      }
    }
    return otherwise;
  }

  private byte[] line(Result result) {
    return kept(kept, result, of -> lines.benefit(benefitLine(of), rules.ruleset().digest()));
  }

  private BenefitLine keptLine(Result result) {
    return kept(keptLines, result, this::benefitLine);
  }

  private static <L> L kept(Map<Key, L> kept, Result result, Function<Result, L> make) {
    Key key = Key.of(result);
    L line = kept.get(key);
    if (line == null) {
      line = make.apply(result);
      if (kept.size() < MOST_KEPT) {
        kept.put(key, line);
      }
    }
    return line;
  }

  private BenefitLine benefitLine(Result result) {
    Clause clause = result.provision().clause();
    Language language = query.language();
    return new BenefitLine(
        clause.benefit(),
        rules.ruleset().titleOfBenefit(clause.benefit()).in(language),
        clause.effect(),
        result.outcome(),
        Term.of(result.outcome()).name().in(language),
        clause.id(),
        clause.title().in(language),
        reason.of(result),
        result.missingFacts(),
        result.missing().stream().map(fact -> fact.label().in(language)).toList());
  }
}
