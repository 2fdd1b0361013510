package org.policyeligibility.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The inventory as it lies in its file. */
final class Inventory {
  private static final Path FILE =
      Path.of(System.getProperty("policy.examples", "../shared/policy/third-reading"))
          .resolve("../provisions.yaml")
          .normalize();

  private final Map<String, Map<?, ?>> documents = new HashMap<>();
  private final List<InventoryProvision> provisions = new ArrayList<>();
  private final Map<String, String> benefitTitles = new HashMap<>();

  private Inventory(Map<?, ?> file) {
    for (Object document : (List<?>) Optional.ofNullable(file.get("documents")).orElseThrow()) {
      Map<?, ?> entry = (Map<?, ?>) document;
      documents.put(String.valueOf(entry.get("id")), entry);
    }
    for (Object provision : (List<?>) Optional.ofNullable(file.get("provisions")).orElseThrow()) {
      Map<?, ?> entry = (Map<?, ?>) provision;
      provisions.add(
          new InventoryProvision(
              entry,
              Optional.ofNullable(documents.get(String.valueOf(entry.get("document"))))
                  .orElseThrow()));
    }
    for (Object benefit : (List<?>) Optional.ofNullable(file.get("benefits")).orElseThrow()) {
      Map<?, ?> entry = (Map<?, ?>) benefit;
      benefitTitles.put(String.valueOf(entry.get("id")), String.valueOf(entry.get("title")));
    }
  }

  static boolean isThere() {
    return Files.exists(FILE);
  }

  static Inventory read() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(8 << 20);
    options.setMaxAliasesForCollections(1000);
    try {
      Yaml yaml = new Yaml(new SafeConstructor(options));
      Map<?, ?> file = yaml.load(Files.readString(FILE));
      return new Inventory(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<InventoryProvision> provisions() {
    return provisions;
  }

  /** The benefits that have a title of their own. */
  java.util.Set<String> titledBenefits() {
    return benefitTitles.keySet();
  }

  static LocalDate day(Object text) {
    return LocalDate.parse(String.valueOf(text));
  }
}
