create schema accounts;

create table accounts.account (
  id uuid primary key,
  username text not null,
  -- Names that look alike have the same skeleton.
  skeleton text not null unique,
  role text not null check (role in ('client', 'counsellor', 'supervisor', 'admin')),
  state text not null default 'active' check (state in ('active', 'frozen')),
  language text not null,
  theme text not null,
  time_zone text not null,
  -- Argon2id of what the browser derived from the password, under the outer key.
  verifier_sealed bytea not null,
  email_sealed bytea,
  created_at timestamptz not null
);

-- People are listed in the order of their names.
create index account_by_name on accounts.account (username, id);

-- A browser that is logged in, or on its way: `factor` lacks the second factor, `enrol` has to make one first.
create table accounts.login (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts.account on delete cascade,
  token_sha256 bytea not null unique,
  state text not null check (state in ('factor', 'enrol', 'complete')),
  device text not null,
  created_at timestamptz not null,
  -- To the hour: enough to recognise one's own, too little to follow somebody.
  seen_hour timestamptz not null,
  proved_at timestamptz not null
);

create index login_account on accounts.login (account_id);

-- Browsers that once logged in completely: they keep a counter of their own, and no notice is sent for them.
create table accounts.device (
  account_id uuid not null references accounts.account on delete cascade,
  token_sha256 bytea not null,
  made_at timestamptz not null,
  primary key (account_id, token_sha256)
);

-- See [Note: backoff]. Keys are keyed hashes: a dump does not tell who came from where.
create table accounts.attempt (
  key bytea primary key,
  tries integer not null,
  not_before timestamptz not null,
  forget_at timestamptz not null
);

create index attempt_forget on accounts.attempt (forget_at);

create table accounts.totp (
  account_id uuid primary key references accounts.account on delete cascade,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  -- The newest step that was used: none counts twice.
  last_step bigint not null default 0
);

create table accounts.backup_code (
  account_id uuid not null references accounts.account on delete cascade,
  place integer not null check (place between 1 and 10),
  code_sealed bytea not null,
  used_at timestamptz,
  primary key (account_id, place)
);

create table accounts.passkey (
  id uuid primary key,
  account_id uuid not null references accounts.account on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  device text not null,
  unlocks boolean not null,
  made_at timestamptz not null,
  used_hour timestamptz
);

create index passkey_account on accounts.passkey (account_id);

-- A question to an authenticator: five minutes, one answer.
create table accounts.challenge (
  challenge text primary key,
  use text not null check (use in ('log-in', 'second-factor', 'step-up', 'add')),
  account_id uuid references accounts.account on delete cascade,
  expires_at timestamptz not null
);

-- An address that waits for its owner's word. The token is made when the mail is written.
create table accounts.email_change (
  account_id uuid primary key references accounts.account on delete cascade,
  address_sealed bytea not null,
  token_sha256 bytea unique,
  expires_at timestamptz not null
);

create table accounts.invitation (
  id uuid primary key default uuidv7(),
  token_sha256 bytea not null unique,
  role text not null check (role in ('counsellor', 'supervisor', 'admin')),
  made_by uuid not null references accounts.account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references accounts.account,
  withdrawn_at timestamptz
);

-- Opens one WebSocket within 30 seconds.
create table accounts.socket_ticket (
  token_sha256 bytea primary key,
  login_id uuid not null references accounts.login on delete cascade,
  expires_at timestamptz not null
);
