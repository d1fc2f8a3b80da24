CREATE TYPE "public"."blind_kind" AS ENUM('abx', 'preference');--> statement-breakpoint
CREATE TABLE "blind_test_versions" (
	"test_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"track_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"gain_db" real NOT NULL,
	"offset_samples" bigint NOT NULL,
	CONSTRAINT "blind_test_versions_test_id_place_pk" PRIMARY KEY("test_id","place"),
	CONSTRAINT "blind_test_versions_once" UNIQUE("test_id","version_id"),
	CONSTRAINT "blind_test_versions_gain" CHECK ("blind_test_versions"."gain_db" <= 0)
);
--> statement-breakpoint
CREATE TABLE "blind_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"track_id" uuid NOT NULL,
	"kind" "blind_kind" NOT NULL,
	"planned" smallint NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"sample_rate" integer NOT NULL,
	"channels" smallint NOT NULL,
	"samples" bigint NOT NULL,
	"offset_samples" bigint NOT NULL,
	CONSTRAINT "blind_tests_in_track" UNIQUE("id","track_id"),
	CONSTRAINT "blind_tests_planned" CHECK ("blind_tests"."planned" between 1 and 64),
	CONSTRAINT "blind_tests_end" CHECK ("blind_tests"."ended_at" >= "blind_tests"."started_at")
);
--> statement-breakpoint
CREATE TABLE "blind_trials" (
	"test_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"slot_order" smallint[] NOT NULL,
	"seed" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"vote" smallint,
	"voted_at" timestamp (3) with time zone,
	CONSTRAINT "blind_trials_test_id_number_pk" PRIMARY KEY("test_id","number"),
	CONSTRAINT "blind_trials_number" CHECK ("blind_trials"."number" between 1 and 200),
	CONSTRAINT "blind_trials_vote" CHECK (("blind_trials"."vote" is null) = ("blind_trials"."voted_at" is null) and "blind_trials"."vote" >= 0 and "blind_trials"."vote" < cardinality("blind_trials"."slot_order")),
	CONSTRAINT "blind_trials_seed" CHECK ("blind_trials"."seed" ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
ALTER TABLE "blind_test_versions" ADD CONSTRAINT "blind_test_versions_test_id_track_id_blind_tests_id_track_id_fk" FOREIGN KEY ("test_id","track_id") REFERENCES "public"."blind_tests"("id","track_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_test_versions" ADD CONSTRAINT "blind_test_versions_version_id_track_id_versions_id_track_id_fk" FOREIGN KEY ("version_id","track_id") REFERENCES "public"."versions"("id","track_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_tests" ADD CONSTRAINT "blind_tests_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_tests" ADD CONSTRAINT "blind_tests_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_trials" ADD CONSTRAINT "blind_trials_test_id_blind_tests_id_fk" FOREIGN KEY ("test_id") REFERENCES "public"."blind_tests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blind_tests_track" ON "blind_tests" USING btree ("track_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "blind_tests_one_running" ON "blind_tests" USING btree ("track_id","started_by") WHERE "blind_tests"."ended_at" is null;--> statement-breakpoint
-- A secret is written before its vote and once, a vote is cast once, in order, and not after the end.
create function keep_blind_trial() returns trigger language plpgsql as $$
declare
  test blind_tests%rowtype;
begin
  if tg_op = 'DELETE' then
    raise exception 'a blind trial is kept' using errcode = 'TB007';
  end if;
  select * into test from blind_tests where id = new.test_id;
  if test.ended_at is not null then
    raise exception 'blind test % has ended', new.test_id using errcode = 'TB007';
  end if;
  if tg_op = 'INSERT' then
    if new.vote is not null or new.number <> 1 + (select count(*) from blind_trials where test_id = new.test_id and vote is not null) then
      raise exception 'a blind trial comes after the vote of the one before' using errcode = 'TB007';
    end if;
    if (select array_agg(place order by place) from blind_test_versions where test_id = new.test_id)
       is distinct from (select array_agg(place order by place) from (select distinct unnest(new.slot_order) as place) named)
       or (test.kind = 'abx' and (cardinality(new.slot_order) <> 3 or new.slot_order[1] <> 0 or new.slot_order[2] <> 1)) then
      raise exception 'a blind trial plays each version of its test' using errcode = 'TB007';
    end if;
    return new;
  end if;
  if old.vote is not null or row(new.test_id, new.number, new.slot_order, new.seed, new.started_at)
       is distinct from row(old.test_id, old.number, old.slot_order, old.seed, old.started_at) then
    raise exception 'a blind trial keeps its secret and its vote' using errcode = 'TB007';
  end if;
  if test.kind = 'abx' and new.vote > 1 then
    raise exception 'X is A or B' using errcode = 'TB007';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger blind_trials_kept before insert or update or delete on blind_trials
  for each row execute function keep_blind_trial();
--> statement-breakpoint
create function keep_blind_test() returns trigger language plpgsql as $$
declare
  ended blind_tests%rowtype := old;
begin
  ended.ended_at := new.ended_at;
  if tg_op = 'DELETE' or old.ended_at is not null or row(new.*) is distinct from row(ended.*) then
    raise exception 'blind test % can only be ended, once', old.id using errcode = 'TB007';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger blind_tests_kept before update or delete on blind_tests
  for each row execute function keep_blind_test();
--> statement-breakpoint
create function keep_blind_test_versions() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or exists (select 1 from blind_trials where test_id = new.test_id) then
    raise exception 'the versions of a blind test are settled' using errcode = 'TB007';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger blind_test_versions_kept before insert or update or delete on blind_test_versions
  for each row execute function keep_blind_test_versions();
