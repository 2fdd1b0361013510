package org.policyeligibility.comparison;

import org.policyeligibility.message.Text;

/** The aspects in which a clause can differ. */
public enum Aspect {
  CRITERIA(true, "条件", "criteria"),
  DATES(true, "有效期", "days in force"),
  TERRITORY(true, "适用地域", "territory"),
  REQUIREMENTS(true, "判断与批准", "what an authority decides"),
  /** In which cases nobody needs the benefit. */
  NOT_NEEDED(true, "无须申请的情形", "when it is not needed"),
  /** Which criteria of an obligation say whom it binds. */
  BINDING(true, "约束谁", "whom it binds"),
  /** Whom it addresses, which benefit it gives, what it does to the one it addresses. */
  EFFECT(true, "对象与效果", "addressee and effect"),
  /** Who decides or takes the application, and who judges each requirement. */
  AUTHORITY(false, "主管部门", "authorities"),
  /** Sums and rates that are granted. */
  AMOUNTS(false, "金额", "amounts"),
  CITATION(false, "引文", "citation"),
  TEXTS(false, "文字说明", "texts");

  private final boolean decisive;
  private final String zh;
  private final String en;

  Aspect(boolean decisive, String zh, String en) {
    this.decisive = decisive;
    this.zh = zh;
    this.en = en;
  }

  /** Whether an outcome can change by it. */
  public boolean isDecisive() {
    return decisive;
  }

  public Text label() {
    return new Text(zh, en);
  }
}
