-- By which number somebody near a patient is known: an escort, a person to call, whoever referred. A text from it is about him.
create table near_number (
  clinic_id text collate "C" not null,
  value text collate "C" not null,
  patient text collate "C" not null,
  name text not null,
  primary key (clinic_id, value, patient)
);
create index near_number_of on near_number (clinic_id, patient);

-- Whose money stands in the books: found without reading the whole log.
create table account_index (
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  primary key (clinic_id, patient)
);

do $$
declare
  name text;
begin
  foreach name in array array['near_number', 'account_index'] loop
    execute format('grant select, insert, update, delete on %I to %I, %I', name, :'app', :'ingest');
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy own_clinic on %I using (clinic_id = nullif(current_setting('keel.clinic', true), ''))$policy$, name);
  end loop;
end $$;

-- What was said before these tables were there is read again from the record when this has run, as for every read model.
