package org.policyeligibility.ruleset.drools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rules that were compiled together, and from which text each of them was compiled.
 *
 * @param facts the key of the declared fact types
 * @param keys of the clauses, by id; see {@link CanonicalDrl#keys}
 * @param classes bytes by class name; none where they are on the class path
 */
record CompiledRules(
    String facts, Map<String, String> keys, List<String> models, Map<String, byte[]> classes) {
  private static final String CLASS = ".class";
  private static final String INDEX = "index";
  private static final String MODELS = "models";

  CompiledRules {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    models = List.copyOf(models);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  /** {@code facts <key>}, then {@code <id> <key>} for each clause. */
  String index() {
    StringBuilder lines = new StringBuilder(facts + "\n");
    new TreeMap<>(keys).forEach((id, key) -> lines.append(id + " " + key + "\n"));
    return lines.toString();
  }

  /** The keys of an {@link #index}. */
  static Map<String, String> keys(List<String> index) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : index.subList(1, index.size())) {
      String[] pair = line.split(" ", 2);
      keys.put(pair[0], pair[1]);
    }
    return keys;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, INDEX, index().getBytes(StandardCharsets.UTF_8));
      add(zip, MODELS, String.join("\n", models).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(classes).entrySet()) {
        add(zip, entry.getKey() + CLASS, entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
  }

  /** Reads what {@link #toBytes} wrote. */
  static CompiledRules of(byte[] bytes) {
    List<String> index = List.of("");
    List<String> models = List.of();
    Map<String, byte[]> classes = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        byte[] content = zip.readAllBytes();
        String name = entry.getName();
        if (name.endsWith(CLASS)) {
          classes.put(name.substring(0, name.length() - CLASS.length()), content);
        } else if (name.equals(INDEX)) {
          index = new String(content, StandardCharsets.UTF_8).lines().toList();
        } else {
          models = new String(content, StandardCharsets.UTF_8).lines().toList();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new CompiledRules(index.get(0), keys(index), models, classes);
  }
}
