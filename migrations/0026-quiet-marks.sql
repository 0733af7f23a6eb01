-- How far the others are told that a member has looked. Whoever looks quietly still has their own place on every device.
alter table spaces.mark add column shown bigint not null default 0 check (shown >= 0);
update spaces.mark set shown = read;
alter table spaces.mark add constraint mark_shown check (shown <= read);
