create schema spaces;

-- One space is one audience. What is said in it is sealed; here stands who may fetch it, and in which order it came.
create table spaces.space (
  id uuid primary key,
  kind text not null,
  -- Whose space it is, where there is a client; the same for ever.
  client_id uuid,
  epoch integer not null check (epoch >= 0),
  -- Hash of the newest epoch's record: whoever makes the next one names it (compare and swap).
  head bytea not null,
  last_number bigint not null default 0 check (last_number >= 0),
  made_at timestamptz not null
);

-- Records as their makers signed them. Append-only: clients verify the whole chain.
create table spaces.epoch (
  space_id uuid not null references spaces.space (id),
  epoch integer not null check (epoch >= 0),
  record jsonb not null,
  sig text not null,
  hash bytea not null,
  made_at timestamptz not null,
  primary key (space_id, epoch),
  unique (space_id, hash)
);

-- The secret of an epoch, sealed to one member: from the record, or granted later by another who has it.
create table spaces.wrap (
  space_id uuid not null,
  epoch integer not null,
  account_id uuid not null,
  enc text not null,
  ct text not null,
  granted_by uuid,
  primary key (space_id, epoch, account_id),
  foreign key (space_id, epoch) references spaces.epoch (space_id, epoch)
);

-- Who is in a space now, as the newest record says.
create table spaces.member (
  space_id uuid not null references spaces.space (id),
  account_id uuid not null,
  role text not null check (role in ('client', 'counsellor', 'supervisor')),
  card_hash bytea not null,
  primary key (space_id, account_id)
);

create index member_account on spaces.member (account_id);

-- Where each sender's own chain ends.
create table spaces.head (
  space_id uuid not null references spaces.space (id),
  account_id uuid not null,
  seq bigint not null check (seq > 0),
  hash bytea not null,
  primary key (space_id, account_id)
);

-- What is said. `number` is the order in which the server kept it; an erased body leaves its hash.
create table spaces.entry (
  space_id uuid not null references spaces.space (id),
  number bigint not null check (number > 0),
  from_id uuid not null,
  entry_id uuid not null,
  seq bigint not null check (seq > 0),
  epoch integer not null,
  kind text not null,
  header jsonb not null,
  iv text,
  ct text,
  body_hash bytea not null,
  sig text not null,
  kept_at timestamptz not null,
  erased_at timestamptz,
  primary key (space_id, number),
  unique (space_id, from_id, entry_id),
  unique (space_id, from_id, seq),
  check ((ct is null) = (erased_at is not null) and (iv is null) = (ct is null))
);
