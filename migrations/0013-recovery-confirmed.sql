-- When the person said that the kit with the recovery code is kept; null until then, and again for each new code.
alter table keys.recovery add column confirmed_at timestamptz;
