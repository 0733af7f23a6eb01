create schema calendars;

-- What calendar programs were told of an appointment, and how often that changed: the newer of two is the one with the greater number.
create table calendars.revision (
  appointment_id uuid primary key,
  counsellor_id uuid not null,
  sequence integer not null default 0 check (sequence >= 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  is_cancelled boolean not null,
  revised_at timestamptz not null
);

create index revision_counsellor on calendars.revision (counsellor_id, ends_at);

-- Whoever knows the address sees the times. Of the address only a hash is kept.
create table calendars.feed (
  account_id uuid primary key,
  token_sha256 bytea not null unique check (octet_length(token_sha256) = 32),
  made_at timestamptz not null,
  read_at timestamptz
);

-- Calendars of elsewhere. Their addresses are secrets, as ours are; of what lies there only from when to when is kept (scheduling.outside_busy).
create table calendars.import (
  id uuid primary key,
  account_id uuid not null,
  address_sealed bytea not null,
  address_mark bytea not null,
  host text not null,
  made_at timestamptz not null,
  tried_at timestamptz not null,
  -- When it last went well.
  read_at timestamptz,
  -- When all of it came, and not only that nothing changed: what repeats reaches further each day.
  whole_at timestamptz,
  trouble text check (trouble in ('address-refused', 'not-reached', 'not-a-calendar', 'too-large')),
  tries integer not null default 0 check (tries >= 0),
  busy_times integer not null default 0 check (busy_times >= 0),
  etag text,
  last_modified text,
  -- Not read again before.
  not_before timestamptz not null,
  unique (account_id, address_mark)
);

create index import_due on calendars.import (not_before);

-- One notice of an appointment to one person by one way, planned, tried or done. The unique key is what makes it come once, however many
-- processes look and however often an event is told.
create table notifications.reminder (
  id uuid primary key default uuidv7(),
  appointment_id uuid not null,
  account_id uuid not null,
  occasion text not null check (
    occasion in ('confirmed', 'moved', 'cancelled', 'day-before', 'hour-before', 'earlier-time', 'payment-not-found', 'paid-back')
  ),
  -- Of which time it speaks.
  starts_at timestamptz not null,
  -- Tells apart what can happen more than once at the same time.
  turn integer not null default 0,
  -- The second way of somebody who is told by two.
  part integer not null default 0 check (part in (0, 1)),
  -- Null: by which way is decided when it is due, or there was none.
  channel text check (channel in ('push', 'email')),
  due_at timestamptz not null,
  -- Not tried (again) before; null: it is done with.
  not_before timestamptz,
  tries integer not null default 0 check (tries >= 0),
  resends integer not null default 0 check (resends >= 0),
  told_at timestamptz,
  outcome text check (outcome in ('sent', 'gone', 'refused', 'busy', 'silent', 'not-allowed', 'given-up', 'no-way')),
  unique (appointment_id, account_id, occasion, starts_at, turn, part),
  check (part = 0 or channel is not null)
);

create index reminder_waiting on notifications.reminder (not_before) where not_before is not null;
create index reminder_newest on notifications.reminder ((coalesce(told_at, due_at)) desc, id desc);
create index reminder_starts on notifications.reminder (starts_at);
