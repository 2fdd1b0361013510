package org.policyeligibility.inventory;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** The law compared with the inventory on ten times as many profiles: {@code -Plong}. */
@Tag("long")
class InventoryLongTest {
  private final InventoryTest inventory = new InventoryTest();

  @Property(tries = 100_000, shrinking = ShrinkingMode.OFF)
  void every_clause_comes_to_what_the_inventory_says(@ForAll long seed) {
    inventory.compare(seed);
  }
}
