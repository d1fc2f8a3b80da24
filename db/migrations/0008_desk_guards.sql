-- The desk's rules that hold against direct SQL too, its counts, and the words of notes for its search.

-- Stems as in English, but without stop words: "up", "down" and "more" are what notes are about.
create text search dictionary note_stems (template = snowball, language = english);
--> statement-breakpoint
create text search configuration note_words (copy = simple);
--> statement-breakpoint
alter text search configuration note_words
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with note_stems;
--> statement-breakpoint
create index notes_words on notes using gin (to_tsvector('note_words', body));
--> statement-breakpoint
create function assigned_to_the_studio() returns trigger language plpgsql as $$
begin
  if new.assignee_id is not null
     and not exists (select 1 from users where id = new.assignee_id and role in ('owner', 'engineer')) then
    raise exception 'work is given to the studio''s own people' using errcode = 'TB031';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger requests_assignee before insert or update of assignee_id on requests
  for each row execute function assigned_to_the_studio();
--> statement-breakpoint
-- A merged request is its survivor in other words. Only the answer "it landed" is each asker's own.
create function follow_survivor() returns trigger language plpgsql as $$
declare s requests%rowtype;
begin
  if new.merged_into_id is null then return new; end if;
  if tg_op = 'UPDATE' then
    if new.state = 'verified' and old.state in ('done', 'verified') then return new; end if;
  end if;
  select * into s from requests where id = new.merged_into_id;
  if s.track_id <> new.track_id or s.merged_into_id is not null then
    raise exception 'a request is merged into one that stands for itself on the same track' using errcode = 'TB032';
  end if;
  if s.state = 'verified' then return new; end if;
  new.kind := s.kind; new.state := s.state; new.basis := s.basis; new.need := s.need; new.booking_id := s.booking_id;
  new.goodwill_reason := s.goodwill_reason; new.goodwill_by := s.goodwill_by; new.takes_time := s.takes_time;
  new.adds_up := s.adds_up; new.reason := s.reason; new.decided_by := s.decided_by; new.decided_at := s.decided_at;
  new.done_version_id := s.done_version_id; new.assignee_id := s.assignee_id; new.sentence := s.sentence;
  return new;
end $$;
--> statement-breakpoint
create trigger requests_follow before insert or update on requests
  for each row execute function follow_survivor();
--> statement-breakpoint
create function lead_merged() returns trigger language plpgsql as $$
begin
  if new.merged_into_id is not null then
    if exists (select 1 from requests where merged_into_id = new.id) then
      raise exception 'others were merged into this request' using errcode = 'TB032';
    end if;
    return null;
  end if;
  update requests set row_version = row_version + 1 where merged_into_id = new.id and state <> 'verified';
  return null;
end $$;
--> statement-breakpoint
create trigger requests_lead after update on requests
  for each row when (old.* is distinct from new.*) execute function lead_merged();
--> statement-breakpoint
create function tally_request(r requests, by_how_many int) returns void language sql as $$
  insert into request_tallies as t (track_id, state, kind, assignee_id, asked_by_client, count)
  select r.track_id, r.state, r.kind, r.assignee_id, u.role = 'client', by_how_many
  from notes n join users u on u.id = n.author_id where n.id = r.note_id
  on conflict on constraint request_tallies_once do update set count = t.count + excluded.count
$$;
--> statement-breakpoint
create function tally_requests() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.merged_into_id is null then perform tally_request(old, -1); end if;
  if tg_op <> 'DELETE' and new.merged_into_id is null then perform tally_request(new, 1); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger requests_counted after insert or delete on requests
  for each row execute function tally_requests();
--> statement-breakpoint
create trigger requests_counted_anew after update on requests
  for each row when (
    row(old.track_id, old.state, old.kind, old.assignee_id, old.merged_into_id)
    is distinct from row(new.track_id, new.state, new.kind, new.assignee_id, new.merged_into_id)
  ) execute function tally_requests();
--> statement-breakpoint
insert into request_tallies (track_id, state, kind, assignee_id, asked_by_client, count)
select r.track_id, r.state, r.kind, r.assignee_id, u.role = 'client', count(*)
from requests r join notes n on n.id = r.note_id join users u on u.id = n.author_id
where r.merged_into_id is null group by 1, 2, 3, 4, 5;
--> statement-breakpoint
-- Checked at commit: a conflict and what it does to its requests are one transaction.
create function no_work_in_conflict() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from conflict_sides s join conflicts c on c.id = s.conflict_id join requests r on r.id = s.request_id
    where c.state = 'open' and r.state in ('accepted', 'in_progress', 'done', 'reopened', 'verified')
      and case tg_table_name when 'requests' then s.request_id = new.id else s.conflict_id = new.id end
  ) then
    raise exception 'work in a conflict that nobody has decided' using errcode = 'TB033';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger requests_not_in_conflict after insert or update on requests
  deferrable initially deferred for each row execute function no_work_in_conflict();
--> statement-breakpoint
create constraint trigger conflicts_hold_work after insert or update on conflicts
  deferrable initially deferred for each row execute function no_work_in_conflict();
--> statement-breakpoint
create function picked_by_decision_maker() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state <> 'open' then
    raise exception 'a conflict is decided once' using errcode = 'TB034';
  end if;
  if new.state = 'picked' and not exists (
    select 1 from tracks t join projects p on p.id = t.project_id
      join conflict_sides s on s.conflict_id = new.id and s.request_id = new.picked_request_id
    where t.id = new.track_id and p.decision_maker_id = new.picked_by
  ) then
    raise exception 'a conflict is decided by the project''s decision maker, for one of its sides' using errcode = 'TB034';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger conflicts_picked before insert or update on conflicts
  for each row execute function picked_by_decision_maker();
--> statement-breakpoint
create function decision_maker_belongs() returns trigger language plpgsql as $$
begin
  if new.decision_maker_id is not null and not exists (
    select 1 from users u where u.id = new.decision_maker_id and u.removed_at is null
      and (u.role <> 'client' or exists (select 1 from project_members m where m.user_id = u.id and m.project_id = new.id))
  ) then
    raise exception 'the decision maker belongs to the project or the studio' using errcode = 'TB035';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger projects_decision_maker before insert or update of decision_maker_id on projects
  for each row execute function decision_maker_belongs();
--> statement-breakpoint
create function decision_maker_leaves() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'project_members' then
    update projects set decision_maker_id = null where id = old.project_id and decision_maker_id = old.user_id;
  elsif new.removed_at is not null then
    update projects set decision_maker_id = null where decision_maker_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger project_members_decide after delete on project_members
  for each row execute function decision_maker_leaves();
--> statement-breakpoint
create trigger users_decide after update of removed_at on users
  for each row execute function decision_maker_leaves();
