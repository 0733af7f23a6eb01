create schema credentials;

-- Kinds of licence are data of the practice: laws and issuers change.
create table credentials.licence_kind (
  code text primary key,
  name jsonb not null,
  check_url text
);

-- Licence passport. What a licence is worth today follows from its dates and its verification.
create table credentials.licence (
  id uuid primary key default uuidv7(),
  counsellor_id uuid not null,
  kind text not null references credentials.licence_kind,
  number text not null,
  issuer text not null,
  scope jsonb not null,
  place text not null,
  issued_on date not null,
  expires_on date check (expires_on > issued_on),
  check_url text,
  verified_on date,
  verified_by text,
  revoked_on date,
  unique (kind, number)
);

create index licence_counsellor on credentials.licence (counsellor_id);
