package org.policyeligibility.ruleset.drools;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that wait for the next evaluation. A thread looks first where it left one: what a
 * session last touched is then still near the processor that this thread works on.
 */
final class SessionPool {
  /** A session is replaced after so many evaluations: what Drools may keep in it has a bound. */
  private static final int EVALUATIONS_OF_A_SESSION = 100_000;

  private static final int BITS = 6;

  /** More than this are not kept. */
  private static final int PLACES = 1 << BITS;

  /** Multiplied by it, numbers that follow each other lie far apart (Knuth). */
  private static final int FAR_APART = 0x9E3779B9;

  private final AtomicReferenceArray<DroolsSession> places = new AtomicReferenceArray<>(PLACES);

  private static int ownPlace() {
    return ((int) Thread.currentThread().getId() * FAR_APART) >>> (Integer.SIZE - BITS);
  }

  /** A session for this thread alone; null where none waits. */
  @Nullable DroolsSession take() {
    int own = ownPlace();
    for (int i = 0; i < PLACES; i++) {
      int place = (own + i) % PLACES;
      DroolsSession session = places.get(place);
      if (session != null && places.compareAndSet(place, session, null)) {
        return session;
      }
    }
    return null;
  }

  /** Lets a session wait, or ends it where it is worn or there is no place. */
  void giveBack(DroolsSession session) {
    int own = ownPlace();
    for (int i = 0; i < PLACES && session.evaluations() < EVALUATIONS_OF_A_SESSION; i++) {
      if (places.compareAndSet((own + i) % PLACES, null, session)) {
        return;
      }
    }
    session.dispose();
  }

  /** Ends all that wait. */
  void dispose() {
    for (DroolsSession session = take(); session != null; session = take()) {
      session.dispose();
    }
  }
}
