-- Present in what the demo filled: its passwords and the secrets of its apps are printed, so it must never become a real practice.
create table platform.demo (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null default now()
);
