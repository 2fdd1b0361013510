package org.policyeligibility.api.decisions;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.NoOrganisation;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Decisions;

/**
 * The audit of access to the store by a caller without the role for it, which is refused before it
 * comes to a resource. The answer waits for the entry.
 */
@Singleton
public class RefusedAccess {
  /** The words of the paths of the store; another is never written to the log. */
  private static final Set<String> WORDS =
      Set.of(
          "decisions",
          "replay",
          "review",
          "subjects",
          "copy",
          "audit",
          "head",
          "export",
          "purges",
          "key-rotations");

  private final Callers callers;
  private final Decisions decisions;

  RefusedAccess(Callers callers, Decisions decisions) {
    this.callers = callers;
    this.decisions = decisions;
  }

  /** Writes the entry, if one is due. */
  public Uni<Void> record(RoutingContext context) {
    List<String> path = List.of(context.normalizedPath().split("/", -1));
    if (path.size() < 3 || !path.get(1).equals("v1") || !WORDS.contains(path.get(2))) {
      return Uni.createFrom().voidItem();
    }
    Actor actor;
    try {
      actor = callers.current();
    } catch (NoOrganisation nobody) {
      return Uni.createFrom().voidItem();
    }
    UUID id = path.size() > 3 ? DecisionId.read(path.get(3)) : null;
    String words = String.join(" ", path.stream().filter(WORDS::contains).limit(2).toList());
    String why = context.request().method() + " " + words + " FORBIDDEN";
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> decisions.refused(actor, why, id))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}
