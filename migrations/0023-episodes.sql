create schema episodes;

-- Who is in whose care, from the first word on. What was said lies sealed in the two spaces; here stands who asked whom, and when.
create table episodes.episode (
  id uuid primary key default uuidv7(),
  client_id uuid not null,
  -- The one who was chosen; null: whoever can help.
  asked_id uuid,
  -- Who took it.
  counsellor_id uuid,
  state text not null default 'asked' check (state in ('asked', 'active', 'declined', 'lapsed', 'withdrawn')),
  intake_space uuid not null unique,
  chat_space uuid unique,
  asked_at timestamptz not null,
  -- Kept as it was promised, whatever the practice promises later.
  promised_until timestamptz not null,
  taken_at timestamptz,
  check ((counsellor_id is null) = (taken_at is null) and (counsellor_id is null) = (chat_space is null)),
  check (state <> 'active' or counsellor_id is not null)
);

-- Nobody waits twice for the same answer.
create unique index episode_asked_once on episodes.episode (client_id, asked_id) nulls not distinct where state = 'asked';
create index episode_client on episodes.episode (client_id);
create index episode_counsellor on episodes.episode (counsellor_id) where counsellor_id is not null;
create index episode_promised on episodes.episode (promised_until) where state = 'asked';

-- Who said that they cannot, so that it counts once when it is sent twice.
create table episodes.decline (
  episode_id uuid not null references episodes.episode,
  counsellor_id uuid not null,
  at timestamptz not null,
  primary key (episode_id, counsellor_id)
);

-- Who takes first words, by their own choice. It counts only while the practice vouches for them.
create table episodes.duty (
  account_id uuid primary key,
  since timestamptz not null
);

-- The account of the person on the public page.
alter table counsellors.counsellor add column account_id uuid unique;
