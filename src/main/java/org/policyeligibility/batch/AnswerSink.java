package org.policyeligibility.batch;

import java.util.List;
import org.policyeligibility.profile.ProfileType;

/** The receiver of answers that are not written as text: rows of a table, for one. */
public interface AnswerSink {
  /** A row that is no profile. */
  void reject(BatchRow row, List<String> reasons);

  /** A row that is one; its benefits follow. */
  void row(BatchRow row, ProfileType type, List<String> warnings);

  /** A benefit of the row before. */
  void benefit(BenefitLine line);
}
