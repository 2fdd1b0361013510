package org.policyeligibility.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The key file, a properties file of the key-encryption keys: {@code current = 1}, {@code key.1 =
 * …}, {@code index = …}, each of 32 bytes in Base64. A key is rotated by a line {@code key.2} and
 * {@code current = 2}; a key leaves the file when nothing is locked with it any more.
 */
public final class KeyFile {
  private static final String CURRENT = "current";
  private static final String INDEX = "index";
  private static final String KEY = "key.";

  private KeyFile() {}

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException where one is missing or has another length
   */
  public static Keys read(Path file) throws IOException {
    Properties written = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      written.load(reader);
    }
    Map<String, byte[]> locking = new HashMap<>();
    for (String name : written.stringPropertyNames()) {
      if (name.startsWith(KEY)) {
        locking.put(name.substring(KEY.length()), bytes(written, name));
      }
    }
    return new Keys(locking, written.getProperty(CURRENT, ""), bytes(written, INDEX));
  }

  private static byte[] bytes(Properties written, String name) {
    return Base64.getDecoder().decode(written.getProperty(name, "").strip());
  }

  /** Reads the keys; a file that is not there is made, readable to nobody else. */
  public static Keys readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    return read(file);
  }

  /** Whole or not at all: a service that is killed while it starts starts again. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    Path whole =
        posix
            ? Files.createTempFile(
                folder,
                "keys",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, "keys", ".new");
    Files.writeString(
        whole,
        "# Without these keys nothing that is kept can be read. Back them up apart from it.\n"
            + (CURRENT + " = 1\n" + KEY + "1 = " + fresh() + "\n" + INDEX + " = " + fresh()
                + "\n"));
    try {
      Files.move(whole, file);
    } catch (FileAlreadyExistsException another) {
      // Somebody who started at the same time made it.
      Files.delete(whole);
    }
  }

  private static String fresh() {
    byte[] key = new byte[Keys.LENGTH];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
