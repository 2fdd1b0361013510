package org.policyeligibility.batch;

import java.util.Iterator;
import java.util.function.Function;

/** A mapped iterator: each element is mapped when it is asked for, none is kept. */
public record Mapped<A, B>(Iterator<A> elements, Function<A, B> map) implements Iterator<B> {
  @Override
  public boolean hasNext() {
    return elements.hasNext();
  }

  @Override
  public B next() {
    return map.apply(elements.next());
  }
}
