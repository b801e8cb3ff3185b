-- The record: one append-only log of events per clinic, a second one of who looked, and what they lean on.
-- :"app" and :"ingest" are the serving roles. Every table of the record leads with clinic_id, as does every key.

create schema identity;
create schema jobs;

-- The last position and hash of each log: locked first by every append, so a clinic's events are in one order.
create table log_head (
  clinic_id text collate "C" not null,
  log text collate "C" not null check (log in ('event', 'access')),
  position bigint not null check (position >= 0),
  hash text collate "C" not null,
  recorded_at timestamptz not null,
  primary key (clinic_id, log)
);

-- `envelope` is canonical JSON (RFC 8785) as text: the stored bytes are the hashed bytes, and `hash` is their SHA-256.
-- The envelope holds the hash of the event before it and the SHA-256 of salt and body. The other columns are copies.
-- `salt` and `body` are null together, and only where the body was erased by law.
create table event (
  clinic_id text collate "C" not null,
  position bigint not null check (position >= 1),
  stream text collate "C" not null,
  seq integer not null check (seq >= 1),
  command text collate "C" not null,
  command_index integer not null check (command_index >= 0),
  kind text collate "C" not null,
  version integer not null check (version >= 1),
  occurred_at timestamptz not null,
  zone text collate "C" not null,
  recorded_at timestamptz not null,
  author_kind text collate "C" not null,
  author_id text collate "C" not null,
  author_right text collate "C" not null,
  author_tablet text collate "C",
  envelope text not null,
  hash text collate "C" not null,
  salt bytea,
  body text,
  primary key (clinic_id, position),
  unique (clinic_id, stream, seq),
  unique (clinic_id, command, command_index),
  check ((salt is null) = (body is null))
);

-- What a command was answered. The same command again gets this answer and has no second effect.
-- `request` is the SHA-256 of its body and author. The answer is null only where a body it repeats was erased.
create table command_answer (
  clinic_id text collate "C" not null,
  command text collate "C" not null,
  request text collate "C" not null,
  answer text,
  position bigint not null,
  recorded_at timestamptz not null,
  primary key (clinic_id, command)
);

-- Logins, denials, openings of a chart, disclosures. `subject` is the stream looked at, `patient` whose chart it is.
create table access_log (
  clinic_id text collate "C" not null,
  position bigint not null check (position >= 1),
  recorded_at timestamptz not null,
  actor_kind text collate "C" not null,
  actor_id text collate "C" not null,
  action text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('allowed', 'denied')),
  subject text collate "C",
  patient text collate "C",
  envelope text not null,
  hash text collate "C" not null,
  primary key (clinic_id, position)
);
create index access_log_by_patient on access_log (clinic_id, patient, position) where patient is not null;
create index access_log_by_actor on access_log (clinic_id, actor_id, position);

-- Uploads, photos by consent, the exact bytes of a signed document. `bytes` is null only where erased by law.
create table blob (
  clinic_id text collate "C" not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size integer not null check (size >= 0 and size <= 26214400),
  bytes bytea,
  stored_at timestamptz not null,
  primary key (clinic_id, sha256),
  check (bytes is null or octet_length(bytes) = size)
);

-- One device message: the bytes as they came beside what was accepted of them. `kinds`, `values`, `units` and `flags`
-- run in step. `claimed_…` is what the message says, `patient`, `session` and `chair` what the clinic's own association
-- said when it arrived. No unique key, which would fail a whole batch: repeats are known before they come here.
create table reading (
  clinic_id text collate "C" not null,
  device text collate "C" not null,
  control_id text collate "C" not null,
  device_time timestamptz,
  arrived_at timestamptz not null,
  claimed_patient text,
  claimed_location text,
  patient text collate "C",
  session text collate "C",
  chair text collate "C",
  kinds text[] collate "C" not null,
  "values" double precision[] not null,
  units text[] collate "C" not null,
  flags text[] collate "C" not null,
  quarantined json,
  raw bytea not null,
  check (cardinality(kinds) = cardinality("values") and cardinality(kinds) = cardinality(units) and cardinality(kinds) = cardinality(flags))
) partition by range (arrived_at);
create index reading_by_device on reading (clinic_id, device, arrived_at);
create index reading_by_session on reading (clinic_id, session, arrived_at) where session is not null;

create table reading_default partition of reading default;
grant insert on reading_default to :"ingest";

-- Makes the partitions of the days from yesterday to `days` ahead; answers how many it made. Run by the owner, asked by
-- ingest, who may create nothing. A day whose first rows already went to the default partition stays there.
create function reading_partitions_ahead(days integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  first_day date := (now() at time zone 'UTC')::date - 1;
  day date;
  made integer := 0;
begin
  if days < 0 or days > 400 then
    raise exception 'days ahead must be 0 to 400, not %', days using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(hashtext('reading_partitions_ahead'));
  for day in select first_day + n from generate_series(0, days + 1) as n loop
    if to_regclass('public.reading_' || to_char(day, 'YYYYMMDD')) is null then
      begin
        execute format('create table public.%I partition of public.reading for values from (%L) to (%L)',
          'reading_' || to_char(day, 'YYYYMMDD'), day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
        execute format('grant insert on public.%I to %I', 'reading_' || to_char(day, 'YYYYMMDD'), :'ingest');
        made := made + 1;
      exception when check_violation then
        raise notice 'readings of % are in the default partition', day;
      end;
    end if;
  end loop;
  return made;
end $$;
revoke all on function reading_partitions_ahead(integer) from public;
grant execute on function reading_partitions_ahead(integer) to :"ingest";

-- Corrections add. The one exception: the owner empties a body that must be erased by law, and nothing else of its row.
create function refuse_change() returns trigger language plpgsql as $$
declare
  erasable text[];
begin
  if tg_op = 'UPDATE' and current_setting('keel.erasing', true) = 'on' then
    erasable := case tg_table_name when 'event' then array['salt', 'body'] when 'command_answer' then array['answer']
      when 'blob' then array['bytes'] else array[]::text[] end;
    if current_user = (select tableowner from pg_tables where schemaname = tg_table_schema and tablename = tg_table_name)
      and to_jsonb(old) - erasable = to_jsonb(new) - erasable
      and (select bool_and(value = 'null') from jsonb_each(to_jsonb(new)) where key = any (erasable)) then
      return new;
    end if;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = '42501';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['event', 'command_answer', 'access_log', 'blob', 'reading'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', name);
    execute format('grant select, insert on %I to %I, %I', name, :'app', :'ingest');
  end loop;
  revoke insert on reading from :"app";
  foreach name in array array['log_head', 'event', 'command_answer', 'access_log', 'blob', 'reading'] loop
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy own_clinic on %I using (clinic_id = nullif(current_setting('keel.clinic', true), ''))$policy$, name);
  end loop;
end $$;
grant select, insert, update on log_head to :"app", :"ingest";
grant usage on schema identity, jobs to :"app", :"ingest";
