package org.policyeligibility.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** The cost of a job, as its tasks tell it: on it rests what the README says of sizing. */
final class JobCost extends SparkListener {
  private static final double MICRO = 1e3;
  private static final double MEGABYTE = 1 << 20;

  private final AtomicLong reading = new AtomicLong();
  private final AtomicLong deciding = new AtomicLong();
  private final AtomicLong collecting = new AtomicLong();
  private final AtomicLong shuffled = new AtomicLong();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    boolean decides = end.taskType().equals("ResultTask");
    (decides ? deciding : reading).addAndGet(end.taskMetrics().executorCpuTime());
    collecting.addAndGet(end.taskMetrics().jvmGCTime());
    shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
  }

  /** A line for each profile of so many, with what was written to a folder. */
  String of(long profiles, Path folder) throws IOException {
    return String.format(
        "a profile: %.1f \u00b5s of a processor to read and spread, %.1f to decide and write; %.0f"
            + " bytes spread, %.0f written; collector %d ms in all; largest memory of a child %s%n",
        reading.get() / MICRO / profiles,
        deciding.get() / MICRO / profiles,
        (double) shuffled.get() / profiles,
        (double) size(folder) / profiles,
        collecting.get(),
        memory());
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.flatMapToLong(file -> LongStream.of(file.toFile().length())).sum();
    }
  }

  /** Resident, of each executor; only Linux tells it. */
  private static String memory() {
    return ProcessHandle.current()
        .children()
        .map(child -> Path.of("/proc", Long.toString(child.pid()), "status"))
        .filter(Files::isReadable)
        .map(JobCost::peak)
        .map(kilobytes -> String.format("%.0f MB", kilobytes * 1024 / MEGABYTE))
        .collect(Collectors.joining(", "));
  }

  private static long peak(Path status) {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
