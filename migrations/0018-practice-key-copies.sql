-- The newest offline copy of the practice's key, as the admin who made it told: when, and who. Earlier ones stand in the audit trail.
alter table keys.practice_key
  add column copied_at timestamptz,
  add column copied_by uuid,
  add constraint practice_key_copy_whole check ((copied_at is null) = (copied_by is null));
