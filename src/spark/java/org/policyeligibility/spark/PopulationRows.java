package org.policyeligibility.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function0;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.batch.Mapped;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.draft.task.RowBatch;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRow;
import org.policyeligibility.ruleset.Ruleset;
import scala.Tuple2;

/**
 * The rows of a population in batches, spread evenly over partitions however the input is cut. A
 * file is read by the reader that one machine has, in one task; Parquet in as many as Spark cuts.
 */
final class PopulationRows {
  /** Rows of a batch, as on one machine. */
  private static final int BATCH = 64;

  /** More batches than a file has, so that no two have one number. */
  private static final long BATCHES_OF_A_FILE = 1L << 40;

  private static final long BATCHES_OF_A_PARTITION = 1L << BatchPartitioner.BITS_OF_A_PART;

  private static final String PARQUET = ".parquet";

  private final SparkSession spark;
  private final Population.Options reading;
  private final Function0<Ruleset> law;

  /**
   * A reader.
   *
   * @param law as an executor gets it
   */
  PopulationRows(SparkSession spark, Population.Options reading, Function0<Ruleset> law) {
    this.spark = spark;
    this.reading = reading;
    this.law = law;
  }

  /**
   * Looks at every file that is not Parquet, so that a fault of a header ends a job before it
   * begins.
   *
   * @param here the law where the job is begun, which loads no rule base for it
   */
  void look(List<String> files, Ruleset here, Consumer<Text> notes) throws IOException {
    for (String file : files) {
      if (!isParquet(file) && !isRemote(file)) {
        try (Population population = Population.of(Path.of(file), here, reading)) {
          population.notes().forEach(notes);
          population.shown().forEach(line -> notes.accept(new Text(line, line)));
        }
      }
    }
  }

  /** The batches, each the text of a {@link RowBatch}. */
  JavaRDD<String> spread(List<String> files, int partitions) {
    JavaPairRDD<Long, String> batches = null;
    for (int i = 0; i < files.size(); i++) {
      long first = i * BATCHES_OF_A_FILE;
      JavaPairRDD<Long, String> more =
          isParquet(files.get(i)) ? parquet(files.get(i), first) : file(files.get(i), first);
      batches = batches == null ? more : batches.union(more);
    }
    if (batches == null) {
      throw new IllegalArgumentException("no population");
    }
    // By number and not in turn: a task that runs again sends each batch where it went before.
    return batches.partitionBy(new BatchPartitioner(partitions)).values();
  }

  private static boolean isParquet(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(PARQUET)
        || name.endsWith("/")
        || !isRemote(file) && Files.isDirectory(Path.of(file));
  }

  private static boolean isRemote(String file) {
    return file.contains("://");
  }

  private JavaPairRDD<Long, String> parquet(String file, long first) {
    ParquetTable table = ParquetTable.of(spark, file);
    Function0<Ruleset> known = law;
    return table
        .rows(spark)
        .mapPartitionsWithIndex(
            (part, rows) ->
                numbered(table.unread(rows, known.call()), first + part * BATCHES_OF_A_PARTITION),
            false)
        .mapToPair(batch -> batch);
  }

  private JavaPairRDD<Long, String> file(String file, long first) {
    Long profiles = reading.profiles();
    String sheet = reading.sheet();
    Function0<Ruleset> known = law;
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(isRemote(file) ? file : Path.of(file).toAbsolutePath().toString()), 1)
        .flatMapToPair(
            place ->
                numbered(
                    unread(place, file, known.call(), new Population.Options(profiles, sheet)),
                    first));
  }

  private static Iterator<UnreadRow> unread(
      String place, String file, Ruleset law, Population.Options options) throws IOException {
    Iterator<PopulationRow> rows =
        Population.of(isRemote(place) ? fetched(place) : Path.of(place), file, law, options).rows();
    return new Mapped<>(rows, row -> new UnreadRow(file, row.number(), row));
  }

  /** A copy on this machine, of the same ending; it goes with the process. */
  private static Path fetched(String file) throws IOException {
    org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(file);
    Path to = Files.createTempDirectory("population").resolve(from.getName());
    FileSystem files = from.getFileSystem(SparkHadoopUtil.get().conf());
    files.copyToLocalFile(false, from, new org.apache.hadoop.fs.Path(to.toUri()), true);
    to.toFile().deleteOnExit();
    return to;
  }

  private static Iterator<Tuple2<Long, String>> numbered(Iterator<UnreadRow> rows, long first) {
    return new Iterator<>() {
      private long next = first;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Tuple2<Long, String> next() {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        List<BatchRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.hasNext()) {
          batch.add(rows.next().read());
        }
        return new Tuple2<>(next++, new RowBatch(batch).text());
      }
    };
  }
}
