package org.policyeligibility.web.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Normalisation of mixed content: text beside elements gets an element of its own. The renderer
 * draws the text of a line before the elements in it, and a reader that searches finds what is
 * drawn one after the other.
 */
final class MixedContent {
  private MixedContent() {}

  static void normalise(Document page) {
    normalise(page.getDocumentElement());
  }

  private static void normalise(Element element) {
    boolean mixed = hasElements(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        normalise(inner);
      } else if (mixed && child instanceof Text text && !text.getData().isBlank()) {
        Element own = element.getOwnerDocument().createElement("span");
        element.replaceChild(own, text);
        own.appendChild(text);
        child = own;
      }
    }
  }

  private static boolean hasElements(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        return true;
      }
    }
    return false;
  }
}
