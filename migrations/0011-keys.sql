create schema keys;

-- What opens an account's master key, one row per slot. Wrapped by the browser; `_sealed` besides
-- under the outer key, so that a dump gives nothing to guess against.
create table keys.wrap (
  account_id uuid not null,
  slot text not null check (slot in ('password', 'passkey', 'recovery')),
  slot_id text not null,
  gen integer not null check (gen > 0),
  body_sealed bytea not null,
  primary key (account_id, slot, slot_id)
);

-- An account has one password and one recovery code.
create unique index wrap_only_one on keys.wrap (account_id, slot) where slot in ('password', 'recovery');

-- SHA-256 of the proof that the recovery code gives: 256 bits from 160 random ones, nothing to guess.
create table keys.recovery (
  account_id uuid primary key,
  proof_sha256 bytea not null
);

-- Every identity card that an account ever had; the newest is the one that counts.
create table keys.card (
  account_id uuid not null,
  ver integer not null check (ver > 0),
  signed jsonb not null,
  hash bytea not null unique,
  ed bytea not null unique,
  sealed_keys jsonb not null,
  at timestamptz not null,
  primary key (account_id, ver)
);

-- The practice's own key: the public half, and the private one as admins' browsers wrapped it.
create table keys.practice_key (
  only_one boolean primary key default true check (only_one),
  public_key bytea not null,
  made_by uuid not null,
  made_at timestamptz not null
);

create table keys.practice_key_wrap (
  account_id uuid primary key,
  gen integer not null check (gen > 0),
  body_sealed bytea not null
);

-- What the practice's key says of a counsellor's card. Revoked rows stay: they are part of the story.
create table keys.certificate (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  card_hash bytea not null,
  signed jsonb not null,
  valid_until timestamptz not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid
);

create index certificate_account on keys.certificate (account_id);
