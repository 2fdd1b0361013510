package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node-link diagram of one benefit: the documents on the left, their clauses in the middle, the
 * strongest first, the benefit on the right. The table beside it says the same.
 */
final class BenefitPicture {
  private static final int WIDTH = 1060;
  private static final int LINE = 22;
  private static final int PADDING = 10;
  private static final int GAP = 14;

  /** Where the columns begin and how wide they are, with the characters to a line of text. */
  private static final Column DOCUMENTS = new Column(0, 240, 13);

  private static final Column CLAUSES = new Column(300, 450, 26);
  private static final Column BENEFIT = new Column(810, 250, 14);

  private record Column(int x, int width, int ems) {
    int end() {
      return x + width;
    }
  }

  private BenefitPicture() {}

  /** A line of text at its place. */
  public record LineView(int x, int y, String text) {}

  /** A box with its lines. */
  public record BoxView(int x, int y, int width, int height, String kind, List<LineView> lines) {
    int middle() {
      return y + height / 2;
    }
  }

  /** A curve from a box to the next; the wider, the stronger the words. */
  public record CurveView(String path, int width) {}

  /** The whole drawing. */
  public record PictureView(
      int width, int height, List<BoxView> boxes, List<CurveView> curves, String says) {}

  /** A node of the middle column: a clause, with how strong it is on a line of its own. */
  record Basis(String document, String clause, String modality, int strength) {}

  static PictureView of(String benefit, String says, List<Basis> bases) {
    List<BoxView> clauses = new ArrayList<>();
    int bottom = 1;
    for (Basis basis : bases) {
      BoxView box = box(CLAUSES, bottom, "clause", basis.clause(), basis.modality());
      clauses.add(box);
      bottom = box.y() + box.height() + GAP;
    }
    int height = bottom - GAP + 1;
    Map<String, Integer> sums = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < bases.size(); i++) {
      sums.merge(bases.get(i).document(), clauses.get(i).middle(), Integer::sum);
      counts.merge(bases.get(i).document(), 1, Integer::sum);
    }
    List<BoxView> boxes = new ArrayList<>();
    Map<String, BoxView> documents = new LinkedHashMap<>();
    int free = 1;
    for (Map.Entry<String, Integer> sum : sums.entrySet()) {
      int middle = sum.getValue() / counts.getOrDefault(sum.getKey(), 1);
      BoxView box = around(DOCUMENTS, middle, free, "document", sum.getKey());
      documents.put(sum.getKey(), box);
      boxes.add(box);
      free = box.y() + box.height() + GAP;
    }
    BoxView goal = around(BENEFIT, height / 2, 1, "benefit", benefit);
    List<CurveView> curves = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      BoxView document = documents.getOrDefault(bases.get(i).document(), goal);
      curves.add(curve(DOCUMENTS.end(), document.middle(), CLAUSES.x(), clauses.get(i), 1));
      curves.add(
          curve(
              CLAUSES.end(), clauses.get(i).middle(), BENEFIT.x(), goal, bases.get(i).strength()));
    }
    boxes.addAll(clauses);
    boxes.add(goal);
    int lowest = boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(height);
    return new PictureView(WIDTH, Math.max(height, lowest + 1), boxes, curves, says);
  }

  private static BoxView around(Column column, int middle, int free, String kind, String text) {
    int height = box(column, 0, kind, text).height();
    return box(column, Math.max(free, middle - height / 2), kind, text);
  }

  private static BoxView box(Column column, int y, String kind, String... texts) {
    List<LineView> lines = new ArrayList<>();
    List<String> wrapped = new ArrayList<>();
    for (String text : texts) {
      wrapped.addAll(TextLines.of(text, column.ems()));
    }
    for (String line : wrapped) {
      int below = y + PADDING + LINE * lines.size() + LINE * 3 / 4;
      lines.add(new LineView(column.x() + PADDING, below, line));
    }
    return new BoxView(
        column.x() + 1, y, column.width() - 2, LINE * lines.size() + 2 * PADDING, kind, lines);
  }

  private static CurveView curve(int x, int y, int toX, BoxView to, int width) {
    int half = (x + toX) / 2;
    int toY = to.middle();
    return new CurveView(
        "M" + x + " " + y + " C" + half + " " + y + " " + half + " " + toY + " " + toX + " " + toY,
        width);
  }
}
