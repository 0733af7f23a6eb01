-- Whether the admin compared the key's fingerprint with the person when signing, shown beside the certificate. Of the certificates before,
-- the audit trail says it.
alter table keys.certificate
  add column fingerprint_compared boolean not null default false;

update keys.certificate c
set fingerprint_compared = true
from audit.event e
where e.action = 'certificate.issued' and e.details ->> 'certificate' = c.id::text and e.details -> 'fingerprintCompared' = 'true'::jsonb;
