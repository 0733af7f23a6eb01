-- Which outer key this database is sealed with: its id only, so that a lost key file is noticed at
-- the start and not replaced by one that opens nothing.
create table platform.outer_key (
  only_one boolean primary key default true check (only_one),
  key_id text not null
);
