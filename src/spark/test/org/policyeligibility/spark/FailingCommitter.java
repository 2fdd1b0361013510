package org.policyeligibility.spark;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.parquet.hadoop.ParquetOutputCommitter;
import org.apache.spark.TaskContext;

/**
 * Spark's committer, which in folders of one name loses the first attempt of every second task:
 * when all its rows are written, and before they count.
 */
public final class FailingCommitter extends ParquetOutputCommitter {
  static final String FAILING = "failing-once";

  private final boolean failing;

  public FailingCommitter(Path output, TaskAttemptContext context) throws IOException {
    super(output, context);
    this.failing = output.getName().contains(FAILING);
  }

  @Override
  public void commitTask(TaskAttemptContext context) throws IOException {
    TaskContext task = TaskContext.get();
    if (failing && task.partitionId() % 2 == 0 && task.attemptNumber() == 0) {
      throw new IOException("lost on purpose");
    }
    super.commitTask(context);
  }
}
