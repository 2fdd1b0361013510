package org.policyeligibility.api.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.policyeligibility.ruleset.drools.CompiledProducts;
import org.policyeligibility.store.Keys;

/**
 * The compiled rule sets in the data folder, each authenticated by a keyed hash (HMAC): a file that
 * somebody else put there is not run, but compiled again.
 */
final class CompiledFiles implements CompiledProducts {
  private static final Logger LOG = Logger.getLogger(CompiledFiles.class);
  private static final int MOST_FILES = 16;
  private static final String ENDING = ".rules";
  private static final String PURPOSE = "compiled rules";

  private final Path folder;
  private final Keys keys;

  CompiledFiles(Path folder, Keys keys) {
    this.folder = folder;
    this.keys = keys;
  }

  @Override
  public Optional<byte[]> find(String key) {
    try {
      byte[] stored = Files.readAllBytes(folder.resolve(key + ENDING));
      if (stored.length < Keys.LENGTH) {
        return Optional.empty();
      }
      byte[] product = Arrays.copyOfRange(stored, Keys.LENGTH, stored.length);
      byte[] stated = Arrays.copyOf(stored, Keys.LENGTH);
      return MessageDigest.isEqual(stated, hash(key, product))
          ? Optional.of(product)
          : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private byte[] hash(String key, byte[] product) {
    return keys.indexed(product, PURPOSE, key);
  }

  @Override
  public void put(String key, byte[] product) {
    try {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "new", ".tmp");
      byte[] hash = hash(key, product);
      byte[] stored = Arrays.copyOf(hash, hash.length + product.length);
      System.arraycopy(product, 0, stored, hash.length, product.length);
      Files.write(whole, stored);
      Files.move(whole, folder.resolve(key + ENDING), StandardCopyOption.REPLACE_EXISTING);
      dropOldest();
    } catch (IOException full) {
      LOG.warn("a compiled rule set cannot be stored; it is compiled again when it is asked for");
    }
  }

  private void dropOldest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> newest =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(CompiledFiles::modified).reversed())
              .toList();
      for (Path oldest : newest.subList(Math.min(MOST_FILES, newest.size()), newest.size())) {
        Files.deleteIfExists(oldest);
      }
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
