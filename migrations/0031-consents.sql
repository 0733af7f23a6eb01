create schema consents;

-- Word of a client on a text of the practice, signed by their key. Only ever added: what somebody agreed to, and when, stays as it was.
create table consents.agreement (
  seq bigint generated always as identity primary key,
  client_id uuid not null,
  kind text not null,
  language text not null,
  version integer not null check (version > 0),
  sha256 text not null,
  act text not null check (act in ('given', 'withdrawn')),
  signed jsonb not null,
  at timestamptz not null
);

create index agreement_client on consents.agreement (client_id, kind, seq);

-- Whether somebody said to be eighteen or older. An answer that is changed is another answer, so that the practice can see both.
create table consents.age_answer (
  seq bigint generated always as identity primary key,
  client_id uuid not null,
  is_adult boolean not null,
  at timestamptz not null
);

create index age_answer_client on consents.age_answer (client_id, seq);

create function consents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was agreed to is only ever added';
end $$;

create trigger agreement_is_append_only before update or delete or truncate on consents.agreement
  for each statement execute function consents.refuse_change();
create trigger age_answer_is_append_only before update or delete or truncate on consents.age_answer
  for each statement execute function consents.refuse_change();

-- Where somebody said to be; not where they were before.
create table consents.place (
  client_id uuid primary key,
  country text not null check (country ~ '^[A-Z]{2}$'),
  province text not null check (province ~ '^([A-Z]{2}-[A-Z0-9]{1,3})?$'),
  said_at timestamptz not null
);

-- From where clients may be counselled whose country is none of the counsellor's licences. Each change is a version of its own.
create table consents.cross_border_rule (
  version integer primary key check (version > 0),
  otherwise text not null check (otherwise in ('with-consent', 'refused')),
  with_consent text[] not null,
  refused text[] not null,
  published_at timestamptz not null
);

insert into consents.cross_border_rule (version, otherwise, with_consent, refused, published_at) values (1, 'with-consent', '{}', '{}', now());

-- What was decided for a booking, by which version of the rule; one row for as long as the answer stays the same.
create table consents.cross_border_decision (
  seq bigint generated always as identity primary key,
  client_id uuid not null,
  counsellor_id uuid not null,
  country text not null,
  province text not null,
  verdict text not null check (verdict in ('allowed', 'with-consent')),
  why text not null,
  rule_version integer not null references consents.cross_border_rule,
  at timestamptz not null
);

create index cross_border_decision_pair on consents.cross_border_decision (client_id, counsellor_id, seq);

-- That a client knows what it means to be counselled from another country.
create table consents.cross_border_agreement (
  client_id uuid not null,
  counsellor_id uuid not null,
  country text not null,
  rule_version integer not null references consents.cross_border_rule,
  at timestamptz not null,
  primary key (client_id, counsellor_id, country, rule_version)
);

-- Where a licence carries practice (ISO 3166-1); those that are there already are Indonesian.
alter table credentials.licence add column countries text[] not null default '{ID}' check (cardinality(countries) > 0);
