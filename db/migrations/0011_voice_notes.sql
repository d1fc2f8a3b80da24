CREATE TABLE "recordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"duration_ms" integer NOT NULL,
	"bytes" integer NOT NULL,
	"peaks" smallint[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recordings_as_taken" UNIQUE("id","version_id","author_id","duration_ms"),
	CONSTRAINT "recordings_length" CHECK ("recordings"."duration_ms" between 1 and 62000)
);
--> statement-breakpoint
ALTER TABLE "notes" DROP CONSTRAINT "notes_body";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "recording_id" uuid;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "recording_ms" integer;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recordings_age" ON "recordings" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_recording" FOREIGN KEY ("recording_id","version_id","author_id","recording_ms") REFERENCES "public"."recordings"("id","version_id","author_id","duration_ms") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_one_recording" UNIQUE("recording_id");--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_recording_length" CHECK (("notes"."recording_id" is null) = ("notes"."recording_ms" is null));--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_body" CHECK (length(btrim("notes"."body")) <= 4000 and (length(btrim("notes"."body")) > 0 or "notes"."recording_id" is not null));