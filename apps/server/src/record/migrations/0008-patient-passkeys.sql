-- Passkeys of patients: the phone that was used to open the page opens it again, until every sign-in of its person ends.
create table identity.patient_passkey (
  id text collate "C" primary key,
  clinic_id text collate "C" not null,
  patient text collate "C" not null,
  credential text collate "C" not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] collate "C" not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  ended_because text collate "C"
);
create index patient_passkey_by_patient on identity.patient_passkey (clinic_id, patient) where ended_at is null;
grant select, insert, update on identity.patient_passkey to :"app";
