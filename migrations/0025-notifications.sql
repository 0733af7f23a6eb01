create schema notifications;

-- By this key push services know the practice (RFC 8292, VAPID). A browser's subscription is bound to it: another key would end them all.
create table notifications.vapid_key (
  only_one boolean primary key default true check (only_one),
  private_sealed bytea not null,
  public_key bytea not null,
  made_at timestamptz not null
);

-- What somebody chose; whoever chose nothing has no row.
create table notifications.settings (
  account_id uuid primary key,
  push boolean not null,
  email boolean not null,
  every_minutes integer not null check (every_minutes > 0),
  quiet_from text,
  quiet_to text,
  check ((quiet_from is null) = (quiet_to is null))
);

-- A way by which somebody is told: a browser that agreed, or the mail. What is outstanding on it is one notice or none, never a pile.
create table notifications.way (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  channel text not null check (channel in ('push', 'email')),
  -- Of a browser: where its push service takes notices, and by what it is found again. Whoever knows the address could knock there.
  endpoint_sealed bytea,
  endpoint_mark bytea unique,
  made_at timestamptz not null,
  last_told_at timestamptz,
  -- Since when there is news to be told of; null: all is told.
  due_since timestamptz,
  -- Something happened that stays worth telling when nothing lies unread any more.
  by_event boolean not null default false,
  -- Not tried again before.
  not_before timestamptz,
  tries integer not null default 0 check (tries >= 0),
  check ((channel = 'push') = (endpoint_sealed is not null) and (endpoint_sealed is null) = (endpoint_mark is null)),
  check ((due_since is null) = (not_before is null))
);

create index way_account on notifications.way (account_id);
create unique index way_email on notifications.way (account_id) where channel = 'email';
create index way_due on notifications.way (not_before) where due_since is not null;

-- How far somebody has been told of a space, by every way at once: of each entry once.
create table notifications.told (
  account_id uuid not null,
  space_id uuid not null,
  number bigint not null check (number > 0),
  primary key (account_id, space_id)
);

-- What was sent, or why not; nothing of where to, and nothing of what about.
create table notifications.sent (
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  account_id uuid not null,
  channel text not null check (channel in ('push', 'email')),
  outcome text not null check (outcome in ('sent', 'gone', 'refused', 'busy', 'silent', 'not-allowed', 'given-up'))
);

create index sent_at on notifications.sent (at);
