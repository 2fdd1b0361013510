-- Persons are found by the normal form of their names: 1 where the hash is of it, 0 where it is of
-- the name as it was stated, until the service has hashed it again.
alter table decision add column if not exists subject_form integer default 0 not null;
create index if not exists decision_subject_form on decision (subject_form);
