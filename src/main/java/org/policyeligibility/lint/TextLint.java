package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Text;

/** Both languages are written: a copy of the other one is no translation. */
final class TextLint {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

  private TextLint() {}

  static void look(Provision provision, Lint lint) {
    List<@Nullable Text> texts = new ArrayList<>();
    texts.add(provision.clause().title());
    texts.add(provision.clause().reason());
    texts.add(provision.clause().note());
    texts.add(provision.clause().authority().name());
    for (Requirement requirement : provision.clause().requires()) {
      texts.add(requirement.decidedBy());
      texts.add(requirement.note());
    }
    for (Advisory advisory : provision.advisories()) {
      texts.add(advisory.text());
      texts.add(advisory.source());
    }
    provision.remarks().forEach(remark -> texts.add(remark.note()));
    look(texts, lint.path(provision, "clause.yaml"), lint);
  }

  static void look(Document document, Lint lint) {
    List<@Nullable Text> texts = new ArrayList<>(document.notes());
    texts.add(document.title());
    texts.add(document.issuer());
    texts.add(document.weight());
    texts.add(document.inForceBasis());
    look(texts, document.id() + "/document.yaml", lint);
  }

  private static void look(List<@Nullable Text> texts, String path, Lint lint) {
    for (Text text : texts) {
      if (text != null && !HAN.matcher(text.zh()).find()) {
        missing(path, text.zh(), "中文", "Chinese", lint);
      } else if (text != null && !LATIN.matcher(text.en()).find()) {
        missing(path, text.en(), "英文", "English", lint);
      }
    }
  }

  private static void missing(String path, String words, String zh, String en, Lint lint) {
    lint.found(
        LintCode.MISSING_TEXT,
        path,
        words,
        new Text("此处没有" + zh + "：" + words, "this is no " + en + ": " + words),
        new Text("两种文字都要写全，并核对译文", "write both languages, and check the translation"));
  }
}
