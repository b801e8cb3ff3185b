-- Who is at the door: secrets, logins and tablets. What is a fact about people (names, roles, who left) is in the record;
-- `person` and `tablet` are read models of it. Nothing here is a fact that must be kept, so rows may change and go.
-- A secret is never stored as it is: passwords and PINs as argon2id, tokens as SHA-256, badges as a keyed hash, the
-- secrets of authenticator apps enciphered, with keys from KEEL_KEYS.

create table identity.clinic (
  id text collate "C" primary key,
  name text not null,
  zone text collate "C" not null,
  demo boolean not null,
  created_at timestamptz not null
);

-- Read models of `clinic/staff`, here because a login is looked up before its clinic is known.
create table identity.person (
  clinic_id text collate "C" not null,
  person text collate "C" not null,
  name text not null,
  roles text[] collate "C" not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, person)
);
create table identity.tablet (
  clinic_id text collate "C" not null,
  tablet text collate "C" not null,
  name text not null,
  ended_at timestamptz,
  primary key (clinic_id, tablet)
);

create table identity.credential (
  clinic_id text collate "C" not null,
  person text collate "C" not null,
  login text collate "C" not null unique,
  password text not null,
  password_set_at timestamptz not null,
  totp_secret bytea,
  totp_step bigint,
  pin text,
  badge text collate "C",
  primary key (clinic_id, person),
  unique (clinic_id, badge)
);

create table identity.passkey (
  id text collate "C" primary key,
  clinic_id text collate "C" not null,
  person text collate "C" not null,
  credential text collate "C" not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] collate "C" not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_person on identity.passkey (clinic_id, person);

-- One browser in which somebody is logged in. Looked up on every request.
create table identity.login (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  -- A new token at each step-up; requests that were on their way keep the old one for some seconds.
  previous_token text collate "C" unique,
  previous_until timestamptz,
  clinic_id text collate "C" not null,
  person text collate "C" not null,
  tablet text collate "C",
  strength text collate "C" not null check (strength in ('password', 'two-factor', 'passkey')),
  started_at timestamptz not null,
  authenticated_at timestamptz not null,
  -- The last time a person did something, as opposed to a screen asking for news.
  input_at timestamptz not null,
  locked_at timestamptz,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_because text collate "C"
);
create index login_by_person on identity.login (clinic_id, person) where ended_at is null;

create table identity.tablet_token (
  token text collate "C" primary key,
  clinic_id text collate "C" not null,
  tablet text collate "C" not null,
  seen_at timestamptz,
  unique (clinic_id, tablet)
);

-- Who made this entry on a shared tablet: named by PIN or badge, for a few minutes, without a login.
create table identity.entry (
  token text collate "C" primary key,
  clinic_id text collate "C" not null,
  person text collate "C" not null,
  tablet text collate "C" not null,
  purpose text collate "C" not null check (purpose in ('entry', 'second')),
  starts_at timestamptz not null,
  ends_at timestamptz not null
);

-- What waits for its answer: half-made logins, passkey challenges, invitations, codes for tablets and for set-up.
create table identity.challenge (
  token text collate "C" primary key,
  kind text collate "C" not null,
  clinic_id text collate "C",
  person text collate "C",
  login text collate "C",
  content jsonb not null,
  tries integer not null default 0,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index challenge_by_person on identity.challenge (clinic_id, person, kind) where used_at is null;

-- Wrong tries, by a keyed hash of what was tried: a name that does not exist is locked out like one that does.
create table identity.throttle (
  key text collate "C" primary key,
  failures integer not null,
  last_at timestamptz not null,
  until timestamptz
);

grant select, insert, update, delete on all tables in schema identity to :"app";
-- Ingest appends events too, and every append tells the read models.
grant select, insert, update on identity.person, identity.tablet, identity.login to :"ingest";
