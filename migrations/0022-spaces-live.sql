-- When the newest entry was kept, and up to which number the signatures were looked at: until now each was, before it was kept.
alter table spaces.space add column last_kept_at timestamptz, add column verified_number bigint not null default 0;
update spaces.space as s
  set verified_number = last_number, last_kept_at = (select kept_at from spaces.entry where space_id = s.id and number = s.last_number);

-- Its signature, verified after it was kept, was not its sender's.
alter table spaces.entry add column wrong_at timestamptz;

-- How far a member has received and looked, as their browser says.
create table spaces.mark (
  space_id uuid not null references spaces.space (id),
  account_id uuid not null,
  delivered bigint not null check (delivered >= 0),
  read bigint not null check (read >= 0 and read <= delivered),
  primary key (space_id, account_id)
);

-- Entries and heads are written by the one statement that moves their space's number, and for that space only: to look it up again
-- for each row would cost more than the row. Headers are compared by their text and never searched. What is sealed cannot be compressed.
alter table spaces.entry drop constraint entry_space_id_fkey;
alter table spaces.head drop constraint head_space_id_fkey;
alter table spaces.entry alter column header type json using header::text::json;
alter table spaces.entry alter column ct set storage external;

-- Rows that are written again with each entry stay on their page.
alter table spaces.space set (fillfactor = 80);
alter table spaces.head set (fillfactor = 80);
alter table spaces.mark set (fillfactor = 80);
