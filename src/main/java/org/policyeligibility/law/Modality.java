package org.policyeligibility.law;

import org.policyeligibility.message.Text;

/** How strong a clause is, strongest first, and what that is worth to the one it addresses. */
public enum Modality {
  ENTITLEMENT(
      "原文规定符合条件者享有，具体仍由主管部门依法决定。",
      "The text gives it to those who meet the conditions; the authority decides by law."),
  PERMISSION(
      "允许这样办理，但不会自动获得；仍须申请，由有权决定的一方按规定决定。",
      "It may be done, and does not come by itself: it has to be applied for, and is decided"
          + " by the rules that hold."),
  PRIORITY("予以优先考虑，不保证获得。", "It is considered before others; nothing is assured."),
  SUPPORT(
      "表明政府给予支持，怎样支持须看配套办法；仅凭本条不能要求给付。",
      "The government lends its support. How is for implementing rules to say; this clause alone"
          + " gives no claim to anything."),
  ENCOURAGEMENT(
      "表明政府乐见其成，没有允诺任何给付。",
      "The government would like to see it done, and promises nothing for it."),
  DIRECTION(
      "这是交给有关单位（多为政府机关）的任务，他人可以引用，不能据此主张。",
      "A task given to others, mostly to government bodies. One can point to it but claim nothing from it.");

  private final String zh;
  private final String en;

  Modality(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In plain words. */
  public Text worth() {
    return new Text(zh, en);
  }
}
