-- The same signature twice is the same certificate: what was revoked cannot be brought back by sending its bytes again.
-- Where that was done already, the revocation counts for all of them, and the oldest row stays.
update keys.certificate c
set revoked_at = r.revoked_at, revoked_by = r.revoked_by
from (
  select distinct on (signed ->> 'sig') signed ->> 'sig' as sig, revoked_at, revoked_by
  from keys.certificate
  where revoked_at is not null
  order by signed ->> 'sig', revoked_at
) r
where c.revoked_at is null and c.signed ->> 'sig' = r.sig;

delete from keys.certificate c
using keys.certificate older
where older.signed ->> 'sig' = c.signed ->> 'sig' and older.id < c.id;

create unique index certificate_signature on keys.certificate (sha256((signed ->> 'sig')::bytea));
