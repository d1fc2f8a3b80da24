-- One moment of a song lies in one section: none begins inside another that has an end of its own.
alter table track_sections add constraint track_sections_apart exclude using gist (
  track_id with =, int4range(start_ms, coalesce(end_ms, start_ms + 1)) with &&
);
