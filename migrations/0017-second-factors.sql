-- The secret of an app that is to take the place of the one in use, until a code of it was shown, and when it was asked for: it waits for
-- a quarter of an hour.
alter table accounts.totp add column next_secret_sealed bytea;
alter table accounts.totp add column next_started_at timestamptz;

-- Ten codes that were made together are a sheet. When the person said that it is kept; null until then, and again for each new one.
alter table accounts.backup_code add column sheet uuid;
alter table accounts.backup_code add column kept_at timestamptz;

-- Whoever has codes already had to say so before they went on.
update accounts.backup_code set sheet = account_id, kept_at = now();
alter table accounts.backup_code alter column sheet set not null;
