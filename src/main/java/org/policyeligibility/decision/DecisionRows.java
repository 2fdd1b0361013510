package org.policyeligibility.decision;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.json.CanonicalJson;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Keys;

/** The data access of table {@code decision} and of the outcomes that decisions are found by. */
final class DecisionRows {
  private static final String REQUEST = "request";

  private static final RowMapper<Decision> DECISION = ConstructorMapper.of(Decision.class);
  private static final RowMapper<Claimed> CLAIMED =
      (row, context) -> new Claimed(row.getObject("id", UUID.class), row.getBytes("request_hash"));
  private static final RowMapper<Due> DUE =
      (row, context) -> new Due(row.getObject("id", UUID.class), row.getString("organisation"));

  private static final String SELECT =
      """
      select d.*, d.legal_basis as basis, d.ruleset as law_digest, r.version as law_version,
        c.id as corrected_by
      from decision d
      join ruleset r on r.digest = d.ruleset
      left join decision c on c.corrects = d.id
      """;

  private DecisionRows() {}

  static void insert(Handle handle, Decision decision, String key, Hashes hashes) {
    handle
        .createUpdate(
            """
            insert into decision (
              id, audit_seq, organisation, asked_by, reference, purpose, legal_basis, as_of,
              language, ruleset, decided_at, keep_until, corrects,
              idempotency_key, request_hash, subject_hash, subject_form)
            values (
              :id, :auditSeq, :organisation, :askedBy, :terms.reference, :terms.purpose,
              :terms.basis, :terms.asOf, :terms.language, :law.digest, :decidedAt, :keepUntil,
              :terms.corrects, :key, :request, :subject, 1)\
            """)
        .bindMethods(decision)
        .bind("key", key)
        .bind("request", hashes.request())
        .bind("subject", hashes.subject())
        .execute();
  }

  /**
   * The keyed hashes of a request. It is found by that of its canonical form; decisions of earlier
   * versions of the service are found by that of its bytes.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record RequestHash(byte[] canonical, byte[] received) {
    static RequestHash of(Keys keys, String organisation, byte[] request) {
      return new RequestHash(
          keys.indexed(canonical(request), REQUEST, organisation),
          keys.indexed(request, REQUEST, organisation));
    }

    /** The bytes themselves where they are no JSON: they have no other form. */
    private static byte[] canonical(byte[] request) {
      try {
        return CanonicalJson.of(request);
      } catch (MalformedJson other) {
        return request;
      }
    }

    /** Whether it is the hash that was stored of this request. */
    boolean is(byte[] stored) {
      return MessageDigest.isEqual(stored, canonical) || MessageDigest.isEqual(stored, received);
    }
  }

  /**
   * The keyed hashes by which a request and a person are found.
   *
   * @param subject null where nobody is named
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hashes(byte[] request, byte @Nullable [] subject) {
    /** That of a person. */
    static byte[] subject(Keys keys, String organisation, String subject) {
      return keys.indexed("subject", organisation, NormalForm.of(subject));
    }
  }

  static void insertOutcomes(Handle handle, UUID id, Map<String, Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into decision_outcome (decision, benefit, outcome)
            values (:decision, :benefit, :outcome)\
            """)) {
      outcomes.forEach(
          (benefit, outcome) ->
              batch
                  .bind("decision", id)
                  .bind("benefit", benefit)
                  .bind("outcome", outcome.name())
                  .add());
      batch.execute();
    }
  }

  /** A decision of an organisation. */
  static Optional<Decision> find(Handle handle, String organisation, UUID id) {
    return handle
        .createQuery(SELECT + "where d.organisation = :organisation and d.id = :id")
        .bind("organisation", organisation)
        .bind("id", id)
        .map(DECISION)
        .findOne();
  }

  /** A decision of an organisation that another one names. */
  static Decision require(Handle handle, String organisation, UUID id) {
    return find(handle, organisation, id)
        .orElseThrow(() -> new CorruptedData("a decision that another one names is not there"));
  }

  /** The decision of an idempotency key. */
  static Optional<Claimed> claimed(Handle handle, String organisation, String key) {
    return handle
        .createQuery(
            """
            select id, request_hash from decision
            where organisation = :organisation and idempotency_key = :key\
            """)
        .bind("organisation", organisation)
        .bind("key", key)
        .map(CLAIMED)
        .findOne();
  }

  /**
   * A decision by its idempotency key.
   *
   * @param request the hash of the request that the key was used for; null where it was erased
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Claimed(UUID id, byte @Nullable [] request) {}

  /** The hash of the person of a decision; empty where nobody is named, or it was erased. */
  static Optional<byte[]> subject(Handle handle, UUID id) {
    return handle
        .createQuery("select subject_hash from decision where id = :id")
        .bind("id", id)
        .map((row, context) -> Optional.ofNullable(row.getBytes("subject_hash")))
        .findOne()
        .flatMap(hash -> hash);
  }

  /** Decisions whose person was hashed by the name as it was stated. */
  static List<Due> withStatedSubject(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select id, organisation from decision
            where subject_form = 0 and erased_at is null
            order by id limit :most\
            """)
        .bind("most", most)
        .map(DUE)
        .list();
  }

  static void updateSubject(Handle handle, UUID id, byte @Nullable [] hash) {
    handle
        .createUpdate("update decision set subject_hash = :hash, subject_form = 1 where id = :id")
        .bind("id", id)
        .bind("hash", hash)
        .execute();
  }

  /** The place in the log of the last decision about a person; 0 where there is none. */
  static long lastAbout(Handle handle, String organisation, byte[] subject) {
    return handle
        .createQuery(
            """
            select coalesce(max(audit_seq), 0) from decision
            where organisation = :organisation and subject_hash = :subject\
            """)
        .bind("organisation", organisation)
        .bind("subject", subject)
        .mapTo(Long.class)
        .one();
  }

  /**
   * The first decision about a person between two places in the log.
   *
   * @param after it stands behind this
   * @param through and not behind that
   */
  static Optional<Decision> about(
      Handle handle, String organisation, byte[] subject, long after, long through) {
    return handle
        .createQuery(
            SELECT
                + """
                where d.organisation = :organisation and d.subject_hash = :subject
                and d.audit_seq > :after and d.audit_seq <= :through
                order by d.audit_seq limit 1\
                """)
        .bind("organisation", organisation)
        .bind("subject", subject)
        .bind("after", after)
        .bind("through", through)
        .map(DECISION)
        .findOne();
  }

  static List<Decision> search(Handle handle, String organisation, Search search) {
    StringBuilder conditions = new StringBuilder("where d.organisation = :organisation");
    add(conditions, " and d.reference in (:reference, :normalReference)", search.reference());
    add(conditions, " and d.decided_at >= :from", search.from());
    add(conditions, " and d.decided_at < :before", search.before());
    if (search.benefit() != null || search.outcome() != null) {
      conditions.append(" and exists (select 1 from decision_outcome o where o.decision = d.id");
      add(conditions, " and o.benefit = :benefit", search.benefit());
      add(conditions, " and o.outcome = :outcome", search.outcome());
      conditions.append(")");
    }
    add(
        conditions,
        " and (d.decided_at < :after.decidedAt"
            + " or (d.decided_at = :after.decidedAt and d.id < :after.id))",
        search.after());
    Query query =
        handle.createQuery(
            SELECT + conditions + " order by d.decided_at desc, d.id desc limit :oneMore");
    return query
        .bindMethods(search)
        .bind("organisation", organisation)
        .bind("oneMore", search.most() + 1)
        .map(DECISION)
        .list();
  }

  /** Whether any decision of the organisation answers the benefit that is sought, or none is. */
  static boolean answers(Handle handle, String organisation, Search search) {
    String benefit = search.benefit();
    return benefit == null
        || !search(handle, organisation, new Search(null, null, null, benefit, null, null, 1))
            .isEmpty();
  }

  private static void add(StringBuilder conditions, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.append(condition);
    }
  }

  /** Destroys the content of a decision, and all that the decision could be found by. */
  static void erase(Handle handle, UUID id, Instant at) {
    for (String statement :
        List.of(
            "delete from decision_outcome where decision = :id",
            "delete from decision_content where decision = :id",
            "update decision_review set sealed = null where decision = :id",
            "update decision set erased_at = :at, request_hash = null, subject_hash = null"
                + " where id = :id")) {
      Update update = handle.createUpdate(statement).bind("id", id);
      (statement.contains(":at") ? update.bind("at", at) : update).execute();
    }
  }

  /** Some whose last day has passed and whose content is still there. */
  static List<Due> due(Handle handle, LocalDate today, int most) {
    return handle
        .createQuery(
            """
            select id, organisation from decision
            where keep_until < :today and erased_at is null
            order by keep_until, id limit :most\
            """)
        .bind("today", today)
        .bind("most", most)
        .map(DUE)
        .list();
  }

  /** A decision that something is to be done with. */
  record Due(UUID id, String organisation) {}

  /** Locks a decision of an organisation until the end of the transaction; false without one. */
  static boolean lock(Handle handle, String organisation, UUID id) {
    return handle
        .createQuery(
            """
            select d.id from decision d
            where d.organisation = :organisation and d.id = :id for update\
            """)
        .bind("organisation", organisation)
        .bind("id", id)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }
}
