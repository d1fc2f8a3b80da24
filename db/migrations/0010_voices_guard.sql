-- Whose voice counts, whoever connects: somebody else's, for a wish that stands.
create function voice_of_somebody_else() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from requests r join notes n on n.id = r.note_id
    where r.id = new.request_id and (n.author_id = new.user_id or n.withdrawn_at is not null or r.kind = 'comment')
  ) then
    raise exception 'a voice is for the standing wish of somebody else' using errcode = 'TB036';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger voices_of_others before insert or update on voices
  for each row execute function voice_of_somebody_else();
