-- What a device message held beyond its values. `times` runs in step with `kinds`, by the device's clock: a cuff's rows
-- are older than the rest of their message. `quarantined` holds the rows that were held back, `alarms` the monitor's own
-- alarms, `unmatched` the key of why a message belongs to nobody (null: it belongs to `session`).
alter table reading
  add column times timestamptz[] not null,
  add column alarms json,
  add column unmatched text collate "C",
  add constraint reading_times_in_step check (cardinality(times) = cardinality(kinds));
create index reading_set_aside on reading (clinic_id, arrived_at) where unmatched is not null or quarantined is not null;
