-- The lowest price of each mode, beside the row: a search by mode and price then reads one table.
alter table counsellors.counsellor add column prices_idr jsonb not null default '{}';

update counsellors.counsellor c set prices_idr = coalesce(
  (select jsonb_object_agg(mode, price_idr)
     from (select mode, min(price_idr) as price_idr from counsellors.service where counsellor_id = c.id group by mode) lowest),
  '{}');
