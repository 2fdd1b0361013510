package org.policyeligibility.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRow;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The input of a batch: one or several files of profiles, read as one population. Each is looked at
 * once before any row is decided, so that a fault of a header or an encoding ends nothing half way.
 */
public final class BatchInput {
  private static final int BLOCK = 1 << 20;

  private final List<Path> files;
  private final Ruleset ruleset;
  private final Population.Options options;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Map<Path, FileState> states = new LinkedHashMap<>();
  private final Set<String> own = new LinkedHashSet<>();
  private final List<Text> notes = new ArrayList<>();

  /** By file: how many rows it and those before it have, as far as that is known. */
  private final List<Long> ends = new ArrayList<>();

  private boolean isTotalKnown = true;

  private BatchInput(List<Path> files, Ruleset ruleset, Population.Options options) {
    this.files = List.copyOf(files);
    this.ruleset = ruleset;
    this.options = options;
  }

  /**
   * Looks at the files.
   *
   * @throws org.policyeligibility.UserError where one cannot be read
   */
  public static BatchInput of(List<Path> files, Ruleset ruleset, Population.Options options) {
    BatchInput input = new BatchInput(files, ruleset, options);
    files.forEach(input::look);
    return input;
  }

  private void look(Path file) {
    states.put(file, FileState.of(file));
    try (Population population = Population.of(file, ruleset, options)) {
      own.addAll(population.own());
      population.notes().forEach(note -> notes.add(named(file, note)));
      population.shown().forEach(line -> notes.add(new Text(line, line)));
      long lines = measure(file);
      long rows = isText(file) ? lines : population.total();
      isTotalKnown &= rows > 0;
      ends.add(rows + (ends.isEmpty() ? 0 : ends.get(ends.size() - 1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Text named(Path file, Text note) {
    return files.size() == 1 ? note : new Text(file + "：" + note.zh(), file + ": " + note.en());
  }

  private static boolean isText(Path file) {
    String name = file.toString().toLowerCase(java.util.Locale.ROOT);
    return !name.endsWith(".xlsx")
        && !name.endsWith(".xlsm")
        && !name.endsWith(".yaml")
        && !name.endsWith(".yml");
  }

  /** Takes the digest of a file and counts its lines. */
  private long measure(Path file) throws IOException {
    Sha256 digest = new Sha256();
    long lines = 0;
    byte last = '\n';
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.add(read == BLOCK ? block : Arrays.copyOf(block, read));
        for (int i = 0; i < read; i++) {
          lines += block[i] == '\n' ? 1 : 0;
        }
        last = read > 0 ? block[read - 1] : last;
      }
    }
    digests.put(file.toString(), digest.hex());
    return last == '\n' ? lines : lines + 1;
  }

  /**
   * Compares the files with what they were when they were looked at.
   *
   * @throws UserError where one is another: who has the rows read so far, and who not, is unknown
   */
  void refuseChanged() {
    states.forEach(
        (file, before) -> {
          if (!before.equals(FileState.of(file))) {
            throw new UserError(
                file + " 在读取期间被改动；请等它写完，另写一个结果文件重新算。",
                file
                    + " was changed while it was read; wait until it is whole, and begin anew with"
                    + " another file of results.");
          }
        });
  }

  /**
   * The state of a file, as far as it tells that nobody has written to it.
   *
   * @param key of the file, whatever it is called; null where the system has none
   */
  private record FileState(long size, @Nullable FileTime changed, @Nullable Object key) {
    /** A file that is gone has the state of no file. */
    static FileState of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(now.size(), now.lastModifiedTime(), now.fileKey());
      } catch (IOException gone) {
        return new FileState(-1, null, null);
      }
    }
  }

  /** The digest of each file. */
  public Map<String, String> digests() {
    return digests;
  }

  /** The titles of the office's own columns, of all files. */
  public List<String> own() {
    return List.copyOf(own);
  }

  /** Notes for the user on how the files are read. */
  public List<Text> notes() {
    return List.copyOf(notes);
  }

  /** How many rows there are about, 0 where that is not known. */
  public long total() {
    return isTotalKnown ? ends.get(ends.size() - 1) : 0;
  }

  /**
   * The rows of all files, one after another.
   *
   * @param done how many of them are left out at the beginning
   */
  public Iterator<UnreadRow> rows(long done) {
    Iterator<UnreadRow> rows = new Rows();
    for (long i = 0; i < done; i++) {
      rows.next();
    }
    return rows;
  }

  /** Opens each file when the one before it is read. */
  private final class Rows implements Iterator<UnreadRow> {
    private int next;
    private @Nullable Iterator<PopulationRow> open;

    private @Nullable Iterator<PopulationRow> open() {
      while ((open == null || !open.hasNext()) && next < files.size()) {
        open = Population.of(files.get(next), ruleset, options).rows();
        next++;
      }
      return open;
    }

    @Override
    public boolean hasNext() {
      Iterator<PopulationRow> rows = open();
      return rows != null && rows.hasNext();
    }

    @Override
    public UnreadRow next() {
      Iterator<PopulationRow> rows = open();
      if (rows == null) {
        throw new NoSuchElementException();
      }
      PopulationRow row = rows.next();
      long before = next > 1 ? ends.get(next - 2) : 0;
      return new UnreadRow(files.get(next - 1).toString(), before + row.number(), row);
    }
  }
}
