CREATE TYPE "public"."conflict_state" AS ENUM('open', 'picked', 'gone');--> statement-breakpoint
CREATE TABLE "conflict_sides" (
	"conflict_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"direction" text NOT NULL,
	CONSTRAINT "conflict_sides_conflict_id_request_id_pk" PRIMARY KEY("conflict_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"track_id" uuid NOT NULL,
	"part" text NOT NULL,
	"state" "conflict_state" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"picked_request_id" uuid,
	"picked_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "conflicts_picked_by_somebody" CHECK (("conflicts"."state" = 'picked') = ("conflicts"."picked_by" is not null and "conflicts"."picked_request_id" is not null)),
	CONSTRAINT "conflicts_end" CHECK (("conflicts"."state" = 'open') = ("conflicts"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "decline_reasons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decline_reasons_say_something" CHECK (length(btrim("decline_reasons"."body")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "request_tallies" (
	"track_id" uuid NOT NULL,
	"state" "request_state" NOT NULL,
	"kind" "note_kind" NOT NULL,
	"assignee_id" uuid,
	"asked_by_client" boolean NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "request_tallies_once" UNIQUE NULLS NOT DISTINCT("track_id","state","kind","assignee_id","asked_by_client")
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_filters_named" CHECK (length(btrim("saved_filters"."name")) between 1 and 60)
);
--> statement-breakpoint
DROP INDEX "ledger_request";--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "row_version" integer;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "decision_maker_id" uuid;--> statement-breakpoint
ALTER TABLE "conflict_sides" ADD CONSTRAINT "conflict_sides_conflict_id_conflicts_id_fk" FOREIGN KEY ("conflict_id") REFERENCES "public"."conflicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_sides" ADD CONSTRAINT "conflict_sides_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_picked_request_id_requests_id_fk" FOREIGN KEY ("picked_request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_picked_by_users_id_fk" FOREIGN KEY ("picked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decline_reasons" ADD CONSTRAINT "decline_reasons_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_tallies" ADD CONSTRAINT "request_tallies_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_tallies" ADD CONSTRAINT "request_tallies_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conflict_sides_request" ON "conflict_sides" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "conflicts_track" ON "conflicts" USING btree ("track_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "decline_reasons_body" ON "decline_reasons" USING btree ("studio_id",lower("body"));--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("user_id",lower("name"));--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_merged_into_id_requests_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_decision_maker_id_users_id_fk" FOREIGN KEY ("decision_maker_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_batch" ON "ledger" USING btree ("batch_id") WHERE "ledger"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "requests_desk" ON "requests" USING btree ("track_id","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_merged" ON "requests" USING btree ("merged_into_id") WHERE "requests"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_request" ON "ledger" USING btree ("request_id","id");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "merged_into_another" CHECK ("requests"."merged_into_id" is distinct from "requests"."id");