-- The secret of an app that is to take the place of the one in use, until a code of it was shown.
alter table accounts.totp add column next_secret_sealed bytea;

-- When the person said that these backup codes are kept; null until then, and again for each new sheet.
alter table accounts.backup_code add column kept_at timestamptz;
