-- Read models: kept in the transaction of each append, rebuilt from the events with identical result, without "now".

-- Where each session stands, as far as its events alone say.
create table session_index (
  clinic_id text collate "C" not null,
  session text collate "C" not null,
  patient text collate "C",
  site text collate "C",
  chair text collate "C",
  starts_at timestamptz,
  phase text collate "C" not null,
  over boolean not null,
  primary key (clinic_id, session)
);
create index session_index_open on session_index (clinic_id) where not over;
create index session_index_by_patient on session_index (clinic_id, patient);
create index session_index_by_start on session_index (clinic_id, starts_at);

-- What a list of people shows of each.
create table patient_index (
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  brief json not null,
  sort_name text collate "C" not null,
  verdict text collate "C",
  open_tasks integer not null,
  urgent boolean not null,
  last_session_at timestamptz,
  visits json not null,
  primary key (clinic_id, patient)
);
create index patient_index_by_name on patient_index (clinic_id, sort_name);

-- Every monitor the clinic registered, and whom it is on.
create table device_index (
  clinic_id text collate "C" not null,
  device text collate "C" not null,
  state json not null,
  session text collate "C",
  primary key (clinic_id, device)
);

do $$
declare
  name text;
begin
  foreach name in array array['session_index', 'patient_index', 'device_index'] loop
    execute format('grant select, insert, update, delete on %I to %I, %I', name, :'app', :'ingest');
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy own_clinic on %I using (clinic_id = nullif(current_setting('keel.clinic', true), ''))$policy$, name);
  end loop;
end $$;
