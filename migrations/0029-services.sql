-- What is kept free after a session, who may book it, and since when it is offered no longer: appointments of it may still stand.
alter table counsellors.service
  add column buffer_minutes integer not null default 10 check (buffer_minutes between 0 and 120),
  add column bookable_by text not null default 'anyone' check (bookable_by in ('anyone', 'own-clients')),
  add column withdrawn_at timestamptz,
  add constraint service_within_reason check (minutes <= 600 and answer_within_hours <= 2160 and price_idr <= 100000000);

alter table counsellors.service drop constraint service_counsellor_id_position_key;
create unique index service_position on counsellors.service (counsellor_id, position) where withdrawn_at is null;

-- The transaction that last changed the page, its services or its licence: whoever keeps a copy asks what is newer (see scheduling.calendar).
alter table counsellors.counsellor add column version xid8 not null default pg_current_xact_id();
create index counsellor_version on counsellors.counsellor (version);

create function counsellors.note_version() returns trigger language plpgsql as $$
begin
  new.version := pg_current_xact_id();
  return new;
end $$;
create trigger counsellor_notes_version before update on counsellors.counsellor for each row execute function counsellors.note_version();
