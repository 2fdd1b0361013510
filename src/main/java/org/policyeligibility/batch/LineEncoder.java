package org.policyeligibility.batch;

import java.util.List;
import org.policyeligibility.profile.ProfileType;

/**
 * The encoder of output lines. A line is the part of its row and the part of its benefit, so that
 * each is written once however often it stands.
 */
public interface LineEncoder {
  /** The first line of the answers; empty where the format has none. */
  String header();

  /** The first line of the rejects; empty where the format has none. */
  String rejectHeader();

  /** The part of a row, with which each of its lines begins. */
  byte[] row(BatchRow row, ProfileType type, List<String> warnings);

  /** The part of a benefit, with the end of the line. */
  byte[] benefit(BenefitLine line, String digest);

  /** A whole line for a row that is no profile. */
  String reject(BatchRow row, List<String> reasons);
}
