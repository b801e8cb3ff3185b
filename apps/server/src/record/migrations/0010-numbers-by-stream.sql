-- An escort who was arranged in a session is known by its stream, one who was named in the chart by the patient's: neither takes the other away.
delete from near_number;
alter table near_number add column stream text collate "C" not null;
alter table near_number drop constraint near_number_pkey;
alter table near_number add primary key (clinic_id, value, stream);
drop index near_number_of;
create index near_number_of on near_number (clinic_id, stream);

-- It is told everything that was recorded before it when this has run, as every read model is.
