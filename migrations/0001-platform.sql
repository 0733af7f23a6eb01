-- Events on their way to those who listen: written with the change they speak of, moved to the
-- job queues afterwards.
create table platform.outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  at timestamptz not null default now()
);
