package org.policyeligibility.evaluation.advice;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;

/**
 * Conclusions from results that many cases share, which rest on the result alone and on no value
 * that was stated. There is room for so many; a later one takes the place of an earlier one.
 *
 * @param <T> a conclusion
 */
public final class SharedResults<T> {
  private static final int BITS = 11;

  /** Multiplied by it, numbers that follow each other lie far apart (Knuth). */
  private static final int FAR_APART = 0x9E3779B9;

  private final AtomicReferenceArray<@Nullable Known<T>> places =
      new AtomicReferenceArray<>(1 << BITS);

  private record Known<T>(int ordinal, int number, Provision provision, T conclusion) {
    boolean isOf(Result result) {
      return ordinal == result.ordinal()
          && number == result.number()
          && provision.equals(result.provision());
    }
  }

  private static int place(Result result) {
    return ((31 * result.number() + result.ordinal()) * FAR_APART) >>> (Integer.SIZE - BITS);
  }

  /** The conclusion from a result; null where it is not known. */
  public @Nullable T find(Result result) {
    Known<T> known = places.get(place(result));
    return known != null && known.isOf(result) ? known.conclusion() : null;
  }

  /** Keeps the conclusion from a result, if it is one that many cases share. */
  public void keep(Result result, T conclusion) {
    if (result.number() >= 0) {
      places.set(
          place(result),
          new Known<>(result.ordinal(), result.number(), result.provision(), conclusion));
    }
  }

  /** The conclusion from a result, drawn now where it is not known. */
  public T of(Result result, Function<Result, T> draw) {
    T known = find(result);
    if (known != null) {
      return known;
    }
    T drawn = draw.apply(result);
    keep(result, drawn);
    return drawn;
  }
}
