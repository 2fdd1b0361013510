package org.policyeligibility.law;

/** How strong a clause is, strongest first. */
public enum Modality {
  ENTITLEMENT,
  PERMISSION,
  PRIORITY,
  SUPPORT,
  ENCOURAGEMENT,
  DIRECTION
}
