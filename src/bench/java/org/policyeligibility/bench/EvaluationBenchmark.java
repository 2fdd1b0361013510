package org.policyeligibility.bench;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Profile;

/** One evaluation of one profile, as the product does it and as plain Java would. */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
  /** Today's law, or so many generated clauses. */
  @Param({"today", "80", "1000"})
  public String law;

  /** The folder of the shipped law. */
  @Param("rules")
  public String rules;

  /** The folder of compiled rules. */
  @Param("target/bench/laws")
  public String kept;

  private MeasuredLaw measured;
  private Profile[] profiles;
  private int next;

  @Setup
  public void read() throws Exception {
    measured = MeasuredLaw.of(law, Path.of(rules), Path.of(kept));
    profiles = measured.profiles().toArray(Profile[]::new);
  }

  private Profile profile() {
    next = next + 1 < profiles.length ? next + 1 : 0;
    return profiles[next];
  }

  @Benchmark
  public BitSet plainDecision() {
    return measured.plain().met(profile());
  }

  @Benchmark
  public List<?> plainTrace() {
    return measured.plain().trace(profile(), RandomProfiles.DAY);
  }

  @Benchmark
  public BitSet decision() {
    return measured.engine().fired(Case.of(profile()));
  }

  @Benchmark
  public Evaluation trace() {
    return measured.eligibility().evaluate(profile(), RandomProfiles.DAY);
  }

  @Benchmark
  public byte[] json() {
    return measured.answers().of(measured.eligibility().evaluate(profile(), RandomProfiles.DAY));
  }
}
