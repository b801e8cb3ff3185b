-- Where every clinic's logs stand: what the checkpoint writer signs. It tells no content, so the serving roles may ask.
create function log_heads() returns table (clinic_id text, log text, "position" bigint, hash text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select clinic_id, log, position, hash from public.log_head where position > 0 order by clinic_id, log
$$;
revoke all on function log_heads() from public;
grant execute on function log_heads() to :"app", :"ingest";
