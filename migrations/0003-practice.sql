create schema practice;

-- The practice itself: exactly one row once it is set up.
create table practice.practice (
  only_one boolean primary key default true check (only_one),
  name text not null,
  tagline jsonb not null,
  city text not null,
  time_zone text not null,
  languages text[] not null check (cardinality(languages) > 0),
  email text,
  phone text,
  address text,
  hours jsonb,
  quick_exit_url text not null,
  set_up_at timestamptz not null
);

-- Texts with a duty behind them. A change is a new version; what people agreed to stays readable.
create table practice.text_version (
  kind text not null,
  language text not null,
  version integer not null check (version > 0),
  title text not null,
  body text not null,
  sha256 text not null,
  published_at timestamptz not null,
  primary key (kind, language, version)
);

-- The door: a token printed in the terminal opens it once; the browser then holds a key of its own.
create table practice.door (
  id bigint generated always as identity primary key,
  token_sha256 bytea not null unique,
  made_at timestamptz not null,
  opened_at timestamptz,
  key_sha256 bytea unique,
  key_expires_at timestamptz
);
