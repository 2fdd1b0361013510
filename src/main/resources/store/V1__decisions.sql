-- The tables of the counter. The same text for PostgreSQL and for the embedded H2.
-- Whatever must always be so is a constraint: no code and no isolation level is relied on for it.
-- The embedded database keeps each of these statements as it is done: a service that is killed
-- between two of them begins again from the first, and each does nothing where it was done.

-- The law that a decision names, so that it can be applied again years later.
create table if not exists ruleset (
  digest varchar(71) primary key check (char_length(digest) = 71),
  version varchar(100) not null,
  files ${bytes} not null,
  proof ${bytes} not null,
  kept_at timestamp with time zone not null
);

-- Who did what. Rows are only added; each is bound to the one before it.
create table if not exists audit_entry (
  seq bigint primary key check (seq >= 1),
  decision uuid,
  line varchar(4000) not null,
  previous char(64) not null unique,
  hash char(64) not null unique
);
create index if not exists audit_entry_decision on audit_entry (decision);

-- Where the log ends: one row, held by whoever adds to the log.
create table if not exists audit_head (
  one integer primary key check (one = 1),
  seq bigint not null check (seq >= 0),
  hash char(64) not null
);
insert into audit_head (one, seq, hash)
select 1, 0, '0000000000000000000000000000000000000000000000000000000000000000'
where not exists (select 1 from audit_head);

create table if not exists decision (
  id uuid primary key,
  -- No decision without its entry in the log, and none shares one.
  audit_seq bigint not null unique references audit_entry (seq),
  organisation varchar(200) not null,
  asked_by varchar(200) not null,
  reference varchar(100) not null,
  purpose varchar(40) not null,
  legal_basis varchar(40) not null,
  as_of date not null,
  language varchar(2) not null check (language in ('ZH', 'EN')),
  ruleset varchar(71) not null references ruleset (digest),
  decided_at timestamp with time zone not null,
  keep_until date not null,
  -- A decision is corrected once; what was wrong in the correction is corrected in that.
  corrects uuid unique references decision (id),
  -- One key, one decision.
  idempotency_key varchar(200) not null,
  request_hash ${bytes},
  subject_hash ${bytes},
  erased_at timestamp with time zone,
  unique (organisation, idempotency_key),
  check (corrects <> id),
  -- What is erased can be traced to nobody by a hash.
  check (erased_at is null or (request_hash is null and subject_hash is null)),
  check (erased_at is not null or request_hash is not null)
);
create index if not exists decision_reference on decision (organisation, reference, decided_at);
create index if not exists decision_decided on decision (organisation, decided_at, id);
create index if not exists decision_subject on decision (organisation, subject_hash);
create index if not exists decision_keep on decision (keep_until);

-- The personal payload, sealed with a key of its own; erasing a decision deletes it.
create table if not exists decision_content (
  decision uuid primary key references decision (id),
  key_id varchar(40) not null,
  locked_key ${bytes} not null,
  sealed ${bytes} not null
);
create index if not exists decision_content_key on decision_content (key_id);

-- What a decision is found by.
create table if not exists decision_outcome (
  decision uuid not null references decision (id),
  benefit varchar(100) not null,
  outcome varchar(20) not null,
  primary key (decision, benefit)
);
create index if not exists decision_outcome_benefit on decision_outcome (benefit, outcome);

-- What a person did with a decision; the words are sealed with the key of the decision.
create table if not exists decision_review (
  decision uuid not null references decision (id),
  number integer not null check (number >= 1),
  audit_seq bigint not null unique references audit_entry (seq),
  act varchar(20) not null check (act in ('TAKEN_OVER', 'FOUND')),
  reviewer varchar(200) not null,
  reviewed_at timestamp with time zone not null,
  sealed ${bytes},
  primary key (decision, number)
);
