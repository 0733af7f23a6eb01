create schema counsellors;

create table counsellors.counsellor (
  id uuid primary key default uuidv7(),
  slug text not null unique,
  name text not null,
  headline jsonb not null,
  biography jsonb not null,
  approach jsonb not null,
  city text not null,
  time_zone text not null,
  specialisations text[] not null,
  languages text[] not null,
  practising_since integer not null,
  education jsonb not null,
  experience jsonb not null,
  published boolean not null default false,
  -- Kept beside the row so that a search reads one table; refreshed by the use cases that change them.
  modes text[] not null default '{}',
  lowest_price_idr integer,
  licensed_until date,
  search_text tsvector not null
);

create index counsellor_search on counsellors.counsellor using gin (search_text);

create table counsellors.service (
  id uuid primary key default uuidv7(),
  counsellor_id uuid not null references counsellors.counsellor on delete cascade,
  position integer not null,
  mode text not null,
  name jsonb not null,
  minutes integer check (minutes > 0),
  answer_within_hours integer check (answer_within_hours > 0),
  price_idr integer not null check (price_idr >= 0),
  check ((mode = 'letters') = (minutes is null)),
  unique (counsellor_id, position)
);
