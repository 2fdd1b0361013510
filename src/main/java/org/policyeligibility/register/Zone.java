package org.policyeligibility.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A zone of the register.
 *
 * @param id stable, in words: {@code shanghai-zhangjiang-high-tech-zone}
 * @param englishBasis whether the English name is in common use or was made by a system
 * @param spellings the Chinese name, then the others in use
 * @param english the other English names in use
 * @param province ISO 3166-2:CN
 * @param adminCodes GB/T 2260, of the cities or counties in which it lies
 * @param memberships the types it is or was of
 * @param note what else is to be known
 */
public record Zone(
    String id,
    Text name,
    String englishBasis,
    List<Spelling> spellings,
    List<String> english,
    String province,
    List<String> adminCodes,
    List<Membership> memberships,
    @Nullable Text note) {
  private static final int PROVINCE_DIGITS = 2;
  private static final int CITY_DIGITS = 4;

  public Zone {
    spellings = List.copyOf(spellings);
    english = List.copyOf(english);
    adminCodes = List.copyOf(adminCodes);
    memberships = List.copyOf(memberships);
  }

  /** The times at which it was of a type. */
  public List<Membership> memberships(String type) {
    return memberships(type, false);
  }

  /** The times at which it was of a type, or lay in one and was none itself. */
  public List<Membership> memberships(String type, boolean within) {
    return memberships.stream()
        .filter(membership -> membership.within() == within && membership.type().equals(type))
        .toList();
  }

  /**
   * Whether the two may share ground as far as their codes say. They are compared by city: zones
   * reach over the boundaries of districts and counties.
   */
  boolean mayOverlap(Zone other) {
    return adminCodes.stream()
        .anyMatch(mine -> other.adminCodes.stream().anyMatch(its -> mayOverlap(mine, its)));
  }

  private static boolean mayOverlap(String value, String other) {
    int digits = isProvince(value) || isProvince(other) ? PROVINCE_DIGITS : CITY_DIGITS;
    return value.substring(0, digits).equals(other.substring(0, digits));
  }

  private static boolean isProvince(String code) {
    return code.endsWith("0000");
  }
}
