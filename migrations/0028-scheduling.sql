create extension if not exists btree_gist;

create schema scheduling;

-- The transaction that last changed a row: whoever keeps a copy asks what is newer than the oldest transaction that was under way when it was made.
create function scheduling.note_version() returns trigger language plpgsql as $$
begin
  new.version := pg_current_xact_id();
  return new;
end $$;

-- When and how much somebody works, as they told. Outside times that change touch it as well.
create table scheduling.calendar (
  counsellor_id uuid primary key,
  time_zone text not null,
  weekly jsonb not null,
  exceptions jsonb not null,
  notice_hours integer not null check (notice_hours between 0 and 336),
  horizon_days integer not null check (horizon_days between 1 and 180),
  step_minutes integer not null check (step_minutes between 5 and 120),
  break_minutes integer not null check (break_minutes between 0 and 120),
  most_per_day integer check (most_per_day between 1 and 24),
  version xid8 not null default pg_current_xact_id()
);
create index calendar_version on scheduling.calendar (version);
create trigger calendar_notes_version before update on scheduling.calendar for each row execute function scheduling.note_version();

create table scheduling.appointment (
  -- Made by the client's browser, so that a hold that is sent twice is one.
  id uuid primary key,
  client_id uuid not null,
  counsellor_id uuid not null,
  service_id uuid not null,
  -- The service as it was, whatever it becomes.
  mode text not null,
  service_name jsonb not null,
  minutes integer not null check (minutes between 5 and 600),
  price_idr integer not null check (price_idr >= 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- With what is kept free after it.
  occupied_until timestamptz not null,
  state text not null default 'held' check (state in ('held', 'confirmed', 'expired', 'cancelled', 'no-show')),
  held_until timestamptz,
  held_for text check (held_for in ('choosing', 'paying', 'checking')),
  -- The rules as they were when it was made.
  change_until timestamptz not null,
  grace_until timestamptz not null,
  client_time_zone text not null,
  -- Of the cross-border rule by which it was allowed.
  rule_version integer,
  waits_for_earlier boolean not null default false,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  cancelled_by text check (cancelled_by in ('client', 'counsellor', 'practice')),
  cancel_reason text,
  cancelled_late boolean,
  version xid8 not null default pg_current_xact_id(),
  check (client_id <> counsellor_id),
  check (ends_at > starts_at and occupied_until >= ends_at),
  check ((state = 'held') = (held_until is not null) and (held_until is null) = (held_for is null)),
  check ((state = 'cancelled') = (cancelled_by is not null) and (cancelled_by is null) = (cancel_reason is null) and (cancelled_by is null) = (cancelled_late is null)),
  check (state in ('held', 'expired', 'cancelled') or confirmed_at is not null),
  -- Nobody is in two places at once, whatever the server believes.
  constraint counsellor_is_free exclude using gist (counsellor_id with =, tstzrange(starts_at, occupied_until) with &&) where (state in ('held', 'confirmed')),
  constraint client_is_free exclude using gist (client_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('held', 'confirmed'))
);
create index appointment_client on scheduling.appointment (client_id, starts_at);
create index appointment_counsellor on scheduling.appointment (counsellor_id, starts_at);
create index appointment_start on scheduling.appointment (starts_at, id);
create index appointment_version on scheduling.appointment (version);
create trigger appointment_notes_version before update on scheduling.appointment for each row execute function scheduling.note_version();
create index appointment_held on scheduling.appointment (held_until) where state = 'held';

-- Busy times from somebody's other calendar: when, never what.
create table scheduling.outside_busy (
  id uuid primary key default uuidv7(),
  counsellor_id uuid not null,
  import_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at)
);
create index outside_busy_counsellor on scheduling.outside_busy (counsellor_id, ends_at);
create index outside_busy_import on scheduling.outside_busy (import_id);

create table scheduling.booking_rules (
  only_one boolean primary key default true check (only_one),
  change_until_hours integer not null default 24 check (change_until_hours between 0 and 168),
  grace_minutes integer not null default 10 check (grace_minutes between 0 and 60),
  hold_minutes integer not null default 10 check (hold_minutes between 5 and 60),
  pay_within_minutes integer not null default 120 check (pay_within_minutes between 10 and 2880),
  closed_days jsonb not null default '[]',
  version xid8 not null default pg_current_xact_id()
);
create trigger booking_rules_note_version before update on scheduling.booking_rules for each row execute function scheduling.note_version();
insert into scheduling.booking_rules default values;
