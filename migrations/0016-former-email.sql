-- A confirmed address that was changed or removed, until it was told so.
create table accounts.former_email (
  id uuid primary key,
  account_id uuid not null references accounts.account on delete cascade,
  address_sealed bytea not null,
  at timestamptz not null
);

create index former_email_account on accounts.former_email (account_id);
