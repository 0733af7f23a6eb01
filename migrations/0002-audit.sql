create schema audit;

-- Append-only and chained: each row's hash covers the row and the hash before it, so editing,
-- deleting or reordering a row is seen by the verifier. Details never hold a confidential word.
create table audit.event (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null unique
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are only ever added';
end $$;

create trigger audit_event_is_append_only before update or delete or truncate on audit.event
  for each statement execute function audit.refuse_change();
