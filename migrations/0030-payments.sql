create schema payments;

-- How the practice takes money; one row. Keys of gateways stand in the environment, never here.
create table payments.settings (
  only_one boolean primary key default true check (only_one),
  qris_text text not null default '',
  transfer jsonb,
  -- What is paid, in words that say nothing of what was spoken of.
  wording jsonb not null default '{"id": "Sesi", "en": "Session"}',
  sender text not null default ''
);
insert into payments.settings default values;

-- Numbers without gaps: the row is held until the transaction that issues is kept, and taken back with one that is not.
create table payments.number_series (
  year integer primary key,
  last integer not null check (last > 0)
);

create table payments.invoice (
  -- Time-ordered, and what gateways hear as our name for it.
  id uuid primary key default uuidv7(),
  appointment_id uuid not null unique,
  client_id uuid not null,
  counsellor_id uuid not null,
  year integer not null,
  serial integer not null check (serial > 0),
  price_idr bigint not null check (price_idr between 0 and 9999999999),
  -- As they were when it was issued.
  starts_at timestamptz not null,
  wording jsonb not null,
  sender text not null,
  issued_at timestamptz not null,
  -- From here on it may change.
  state text not null default 'open' check (state in ('open', 'paid', 'void', 'refunded')),
  way text check (way in ('qris', 'transfer', 'midtrans', 'xendit', 'stripe')),
  -- What is asked for by this way: for a transfer with its unique code.
  demand_idr bigint check (demand_idr > 0),
  qris_text text,
  transfer jsonb,
  pay_at text,
  pay_until timestamptz,
  said_paid_at timestamptz,
  not_found_at timestamptz,
  paid_at timestamptz,
  -- Sums of the deeds, kept by the trigger below.
  invoiced_idr bigint not null default 0,
  off_idr bigint not null default 0,
  credited_idr bigint not null default 0,
  paid_idr bigint not null default 0,
  refunded_idr bigint not null default 0,
  -- Still to pay; below nothing: owed back.
  receivable_idr bigint generated always as (invoiced_idr - off_idr - credited_idr - paid_idr + refunded_idr) stored,
  unique (year, serial),
  check (off_idr >= 0 and paid_idr >= 0 and refunded_idr between 0 and paid_idr and credited_idr <= invoiced_idr),
  check ((way is null) = (demand_idr is null)),
  check (state <> 'void' or paid_idr = 0)
);
create index invoice_client on payments.invoice (client_id, id);
create index invoice_open on payments.invoice (id) where state = 'open';
create index invoice_owed_back on payments.invoice (id) where receivable_idr < 0;
-- The bank's statement says by its amount whose transfer it is.
create unique index invoice_transfer_amount on payments.invoice (demand_idr) where way = 'transfer' and state = 'open';

create function payments.keep_facts() returns trigger language plpgsql as $$
begin
  if (new.id, new.appointment_id, new.client_id, new.counsellor_id, new.year, new.serial, new.price_idr, new.starts_at, new.wording, new.sender, new.issued_at)
    is distinct from (old.id, old.appointment_id, old.client_id, old.counsellor_id, old.year, old.serial, old.price_idr, old.starts_at, old.wording, old.sender, old.issued_at)
  then
    raise exception 'what an invoice says is never changed';
  end if;
  return new;
end $$;
create trigger invoice_keeps_its_facts before update on payments.invoice for each row execute function payments.keep_facts();

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'money is only ever added to';
end $$;
create trigger invoice_is_never_lost before delete or truncate on payments.invoice for each statement execute function payments.refuse_change();

-- What moved money, once each: the key is the same when the same thing is told again.
create table payments.deed (
  id uuid primary key default uuidv7(),
  invoice_id uuid not null references payments.invoice (id),
  deed text not null check (deed in ('invoiced', 'waived', 'restored', 'paid', 'credited', 'refunded')),
  amount_idr bigint not null check (amount_idr > 0),
  key text not null unique,
  at timestamptz not null
);
create index deed_invoice on payments.deed (invoice_id);
create index deed_at on payments.deed (at);

create table payments.posting (
  deed_id uuid not null references payments.deed (id),
  account text not null check (account in ('receivable', 'money', 'earned', 'given-up')),
  amount_idr bigint not null check (amount_idr <> 0),
  primary key (deed_id, account)
);

create trigger deed_is_append_only before update or delete or truncate on payments.deed for each statement execute function payments.refuse_change();
create trigger posting_is_append_only before update or delete or truncate on payments.posting for each statement execute function payments.refuse_change();

-- Looked at when the transaction is about to be kept: then a deed has all of its postings.
create function payments.need_balance() returns trigger language plpgsql as $$
declare
  the_deed uuid := coalesce(to_jsonb(new) ->> 'deed_id', to_jsonb(new) ->> 'id')::uuid;
begin
  if (select count(*) < 2 or sum(amount_idr) <> 0 from payments.posting where deed_id = the_deed) then
    raise exception 'the postings of a deed come to nothing';
  end if;
  return null;
end $$;
create constraint trigger deed_is_balanced after insert on payments.deed deferrable initially deferred for each row execute function payments.need_balance();
create constraint trigger posting_is_balanced after insert on payments.posting deferrable initially deferred for each row execute function payments.need_balance();

-- Sums beside the invoice, from what was posted and from nothing else.
create function payments.sum_up() returns trigger language plpgsql as $$
begin
  update payments.invoice set
    invoiced_idr = invoiced_idr + case new.deed when 'invoiced' then new.amount_idr else 0 end,
    off_idr = off_idr + case new.deed when 'waived' then new.amount_idr when 'restored' then -new.amount_idr else 0 end,
    credited_idr = credited_idr + case new.deed when 'credited' then new.amount_idr else 0 end,
    paid_idr = paid_idr + case new.deed when 'paid' then new.amount_idr else 0 end,
    refunded_idr = refunded_idr + case new.deed when 'refunded' then new.amount_idr else 0 end
  where id = new.invoice_id;
  return null;
end $$;
create trigger deed_sums_up after insert on payments.deed for each row execute function payments.sum_up();

create table payments.voucher (
  id uuid primary key,
  -- HMAC of the code under the outer key; the code itself is kept nowhere.
  code_mark bytea not null unique,
  ending text not null,
  note text not null,
  off_idr bigint check (off_idr > 0),
  off_percent integer check (off_percent between 1 and 100),
  most_uses integer not null check (most_uses > 0),
  uses integer not null default 0,
  valid_until date,
  ended_at timestamptz,
  made_at timestamptz not null,
  check (num_nonnulls(off_idr, off_percent) = 1),
  check (uses between 0 and most_uses)
);

-- Given back when the invoice becomes void: then it may be used for another.
create table payments.voucher_use (
  invoice_id uuid primary key references payments.invoice (id),
  voucher_id uuid not null references payments.voucher (id),
  off_idr bigint not null check (off_idr > 0),
  at timestamptz not null,
  released_at timestamptz
);
create index voucher_use_voucher on payments.voucher_use (voucher_id);

-- A session at a gateway. Kept before the gateway is asked, so that its news always finds what it is about.
create table payments.gateway_order (
  id text primary key,
  invoice_id uuid not null references payments.invoice (id),
  gateway text not null check (gateway in ('midtrans', 'xendit', 'stripe')),
  amount_idr bigint not null check (amount_idr > 0),
  pay_at text,
  made_at timestamptz not null
);
create index gateway_order_invoice on payments.gateway_order (invoice_id);

create table payments.gateway_news (
  gateway text not null,
  event_id text not null,
  digest bytea not null,
  received_at timestamptz not null,
  outcome text not null,
  primary key (gateway, event_id)
);

-- The bytes lie among the blobs, sealed to the practice's admins.
create table payments.proof (
  invoice_id uuid primary key references payments.invoice (id),
  blob text not null unique,
  bytes bigint not null check (bytes > 0),
  at timestamptz not null,
  times integer not null default 1
);
