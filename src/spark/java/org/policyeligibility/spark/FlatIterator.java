package org.policyeligibility.spark;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A flattened iterator: each element gives a list, which is made when it is asked for. At the end
 * it says so once.
 *
 * @param <A> the elements
 * @param <B> those of the lists
 */
final class FlatIterator<A, B> implements Iterator<B> {
  private final Iterator<A> elements;
  private final Function<A, List<B>> lists;
  private final Runnable end;
  private Iterator<B> open = List.<B>of().iterator();
  private boolean ended;

  FlatIterator(Iterator<A> elements, Function<A, List<B>> lists, Runnable end) {
    this.elements = elements;
    this.lists = lists;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    while (!open.hasNext() && elements.hasNext()) {
      open = lists.apply(elements.next()).iterator();
    }
    if (!open.hasNext() && !ended) {
      ended = true;
      end.run();
    }
    return open.hasNext();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return open.next();
  }
}
