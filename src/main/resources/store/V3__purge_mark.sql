-- How far purges have gone. None goes more than a day beyond it, whatever a clock says.
create table if not exists purge_mark (
  one integer primary key check (one = 1),
  reached date
);
insert into purge_mark (one)
select 1 where not exists (select 1 from purge_mark);
