package org.policyeligibility.decision;

import org.policyeligibility.message.Text;

/**
 * The legal bases for processing personal information (Personal Information Protection Law, article
 * 13). A decision is stored on one of them, which its caller states.
 */
public enum LegalBasis {
  CONSENT("取得个人同意", "consent of the individual"),
  CONTRACT("订立、履行合同所必需", "necessary for a contract"),
  STATUTORY_DUTY("履行法定职责或者法定义务所必需", "necessary for a statutory duty"),
  EMERGENCY("应对突发公共卫生事件等紧急情况所必需", "necessary in an emergency"),
  PUBLIC_INTEREST("为公共利益实施新闻报道、舆论监督等", "news and supervision in the public interest"),
  DISCLOSED("已合法公开的个人信息", "information lawfully disclosed"),
  OTHER_LAW("法律、行政法规规定的其他情形", "another case of law");

  private final String zh;
  private final String en;

  LegalBasis(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  public Text label() {
    return new Text(zh, en);
  }
}
