-- The patients' side of the door: links without a password and the short logins that they open, what has to be sent, and
-- by what two records are seen to be of one person.

-- A link is for one person and one purpose. The secret is in the message alone; here is its hash.
create table identity.link (
  token text collate "C" primary key,
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  purpose text collate "C" not null,
  -- What it is about, where one purpose has several; empty where it has not.
  about text collate "C" not null default '',
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz,
  tries integer not null default 0
);
create index link_in_force on identity.link (clinic_id, patient, purpose, about) where voided_at is null;

-- One browser in which a patient, an escort or a referrer is known. Apart from the logins of staff: another cookie,
-- another table, other rights.
create table identity.portal_login (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  purpose text collate "C" not null,
  about text collate "C" not null default '',
  kept boolean not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_because text collate "C"
);
create index portal_login_by_patient on identity.portal_login (clinic_id, patient) where ended_at is null;

-- The demo has no mail server: what would have gone out, as it would have gone out.
create table identity.mailbox (
  message text collate "C" primary key,
  clinic_id text collate "C" not null,
  channel text collate "C" not null,
  recipient text not null,
  subject text not null,
  words text not null,
  at timestamptz not null
);
grant select, insert, update, delete on identity.link, identity.portal_login, identity.mailbox to :"app";

-- Read models. What has to be sent and when it is tried next, without "now" in it.
create table message_outbox (
  clinic_id text collate "C" not null,
  message text collate "C" not null,
  patient text collate "C" not null,
  channel text collate "C" not null,
  next_at timestamptz not null,
  primary key (clinic_id, message)
);
create index message_outbox_due on message_outbox (clinic_id, next_at);

-- Name with birth date, address, number: who may be the same person, and whose address it is that asks for a link.
create table person_key (
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  key text collate "C" not null,
  value text collate "C" not null,
  primary key (clinic_id, patient, key, value)
);
create index person_key_by_value on person_key (clinic_id, key, value);

-- Requests to be treated, and how each stands.
create table sign_up_index (
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  state text collate "C" not null,
  asked_at timestamptz not null,
  primary key (clinic_id, patient)
);
create index sign_up_by_state on sign_up_index (clinic_id, state, asked_at);

-- A request is no patient of the clinic yet: it has a row, for names beside tasks, and is not in the list.
alter table patient_index add column listed boolean not null default true;

do $$
declare
  name text;
begin
  foreach name in array array['message_outbox', 'person_key', 'sign_up_index'] loop
    execute format('grant select, insert, update, delete on %I to %I, %I', name, :'app', :'ingest');
    execute format('alter table %I enable row level security', name);
    execute format($policy$create policy own_clinic on %I using (clinic_id = nullif(current_setting('keel.clinic', true), ''))$policy$, name);
  end loop;
end $$;
