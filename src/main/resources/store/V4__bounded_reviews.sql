-- Reviews are read with their decision, all at once.
alter table decision_review drop constraint if exists decision_review_number;
alter table decision_review add constraint decision_review_number check (number <= 50);
