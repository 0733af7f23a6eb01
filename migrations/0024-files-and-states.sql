-- What a browser has to remember about spaces, sealed under the account's master key. `gen` is compared and swapped.
create table keys.state (
  account_id uuid not null,
  name text not null,
  gen integer not null check (gen > 0),
  body jsonb not null,
  primary key (account_id, name)
);

-- Files are sealed and lie among the blobs; here stands whose they are and where. Erased: the blob is gone, the row says that it was there.
create table spaces.file (
  id uuid primary key default uuidv7(),
  space_id uuid not null references spaces.space (id),
  account_id uuid not null,
  bytes bigint not null check (bytes > 0),
  blob text unique,
  at timestamptz not null,
  erased_at timestamptz,
  check ((blob is null) = (erased_at is not null))
);

-- Quotas are counted by account.
create index file_account on spaces.file (account_id, at);
