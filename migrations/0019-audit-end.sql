-- Waits for whoever appends, then tells where the chain ends, in one round trip. Each statement of a
-- volatile function sees what was committed before that statement (PostgreSQL manual, "Function
-- Volatility Categories"), so the end is the one that the lock was waited for.
create function audit.hold_end(out seq bigint, out hash text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtext('audit.event'));
  select last.seq, last.hash into hold_end.seq, hold_end.hash from audit.event as last order by last.seq desc limit 1;
end $$;
