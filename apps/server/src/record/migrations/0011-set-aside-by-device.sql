-- What was set aside is shown by monitor and reason: one that was left on says "on nobody" once a second, and by arrival alone hid
-- the one message that was for another patient. Plain columns alone: behind row-level security nothing else is looked up in an index.
create index reading_for_nobody on reading (clinic_id, device, unmatched, arrived_at) where unmatched is not null;
create index reading_held_back on reading (clinic_id, device, arrived_at) where quarantined is not null;
drop index reading_set_aside;
