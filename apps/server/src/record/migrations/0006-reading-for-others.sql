-- What another process than the one that took a message must know of it: the session whose device spoke of somebody else,
-- and how far the device's clock was ahead (ms, below zero: behind) as far as was known then.
alter table reading
  add column speaks_against text collate "C",
  add column clock_ahead_ms double precision not null default 0;

-- Other processes and a restart read on by arrival. Nothing is asked by device alone, and an index that grows at its end
-- is written faster than one that grows everywhere.
create index reading_by_arrival on reading (clinic_id, arrived_at);
drop index reading_by_device;
