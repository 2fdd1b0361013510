-- The log is only added to, whoever asks: the embedded database has no triggers but in Java, and is
-- protected by the file's rights alone; there, as here, a head that was kept elsewhere tells.
create function audit_entry_stays() returns trigger language plpgsql as
'begin raise exception ''the audit log is only added to'' using errcode = ''42501''; end';
create trigger audit_entry_stays before update or delete or truncate on audit_entry
for each statement execute function audit_entry_stays();
