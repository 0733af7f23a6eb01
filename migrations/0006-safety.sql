create schema safety;

-- Ways to help in an emergency: data that the practice keeps and verifies.
create table safety.crisis_route (
  code text primary key,
  position integer not null unique,
  name jsonb not null,
  for_whom jsonb not null,
  hours jsonb not null,
  region text,
  channels jsonb not null,
  note jsonb,
  life_in_danger boolean not null,
  last_verified_on date not null,
  source text not null
);
