CREATE TYPE "public"."version_role" AS ENUM('mix', 'reference');--> statement-breakpoint
ALTER TABLE "versions" DROP CONSTRAINT "versions_number";--> statement-breakpoint
ALTER TABLE "tracks" ADD COLUMN "reference_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "role" "version_role" DEFAULT 'mix' NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "offset_samples" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_number" UNIQUE("track_id","role","number");--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_offset_within_a_minute" CHECK (abs("versions"."offset_samples") <= 60 * coalesce("versions"."sample_rate", 0));--> statement-breakpoint
-- Where a version lies beside the others may be corrected; what was heard stays.
create or replace function keep_published_version() returns trigger language plpgsql as $$
declare
  moved versions%rowtype := old;
begin
  if old.published_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' then
    moved.offset_samples := new.offset_samples;
  end if;
  if tg_op = 'DELETE' or row(new.*) is distinct from row(moved.*) then
    raise exception 'version % is published and cannot be changed', old.id using errcode = 'TB002';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A reference is compared with, never discussed: no notes on it, no work done in it, no change of role.
create function talk_of_mixes_only() returns trigger language plpgsql as $$
declare
  named uuid := (case tg_table_name when 'notes' then to_jsonb(new) ->> 'version_id' else to_jsonb(new) ->> 'done_version_id' end)::uuid;
begin
  if exists (select 1 from versions where id = named and role = 'reference') then
    raise exception 'version % is a reference track', named using errcode = 'TB005';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger notes_on_mixes before insert or update of version_id on notes
  for each row execute function talk_of_mixes_only();
--> statement-breakpoint
create trigger requests_done_in_mixes before insert or update of done_version_id on requests
  for each row execute function talk_of_mixes_only();
--> statement-breakpoint
create function keep_role() returns trigger language plpgsql as $$
begin
  raise exception 'version % keeps its role', old.id using errcode = 'TB006';
end $$;
--> statement-breakpoint
create trigger versions_keep_role before update of role on versions
  for each row when (new.role is distinct from old.role) execute function keep_role();
