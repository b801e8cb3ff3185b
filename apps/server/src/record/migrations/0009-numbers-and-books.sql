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

-- What was said before these tables were there.
insert into account_index (clinic_id, patient)
select distinct clinic_id, substring(stream from 9) from event
where stream like 'patient/%' and kind in
  ('estimate-requested', 'estimate-issued', 'charge-adjusted', 'payment-recorded', 'payment-plan-agreed', 'discount-agreed');
insert into near_number (clinic_id, value, patient, name)
select clinic_id, regexp_replace(digits, '^1(?=[0-9]{10}$)', ''), patient, max(name) from (
  select clinic_id, substring(stream from 9) as patient,
    regexp_replace(regexp_replace(coalesce(said ->> 'phone', ''), '[^0-9]', '', 'g'), '^(011|00)(?=[0-9]{8})', '') as digits,
    coalesce(said ->> 'name', '') as name
  from (
    select clinic_id, stream,
      case when kind = 'signed-up' then (body::json) -> 'referrer' else body::json end as said
    from event
    where stream like 'patient/%' and kind in ('escort-named', 'contact-named', 'signed-up') and body is not null and body <> ''
  ) entries
  where said is not null
) numbers
where length(digits) >= 7
group by 1, 2, 3;
