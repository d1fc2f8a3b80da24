CREATE TABLE "track_parts" (
	"track_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"part" text,
	CONSTRAINT "track_parts_track_id_position_pk" PRIMARY KEY("track_id","position"),
	CONSTRAINT "track_parts_named" CHECK ("track_parts"."name" = btrim("track_parts"."name") and length("track_parts"."name") between 1 and 40),
	CONSTRAINT "track_parts_position" CHECK ("track_parts"."position" >= 0 and "track_parts"."position" < 60)
);
--> statement-breakpoint
CREATE TABLE "track_sections" (
	"track_id" uuid NOT NULL,
	"start_ms" integer NOT NULL,
	"end_ms" integer,
	"name" text NOT NULL,
	CONSTRAINT "track_sections_track_id_start_ms_pk" PRIMARY KEY("track_id","start_ms"),
	CONSTRAINT "track_sections_named" CHECK ("track_sections"."name" = btrim("track_sections"."name") and length("track_sections"."name") between 1 and 40),
	CONSTRAINT "track_sections_place" CHECK ("track_sections"."start_ms" between -60000 and 86400000 and "track_sections"."end_ms" <= 86400000),
	CONSTRAINT "track_sections_forwards" CHECK ("track_sections"."end_ms" is null or "track_sections"."end_ms" > "track_sections"."start_ms")
);
--> statement-breakpoint
ALTER TABLE "tracks" ADD COLUMN "map_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "track_parts" ADD CONSTRAINT "track_parts_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track_sections" ADD CONSTRAINT "track_sections_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "track_parts_name" ON "track_parts" USING btree ("track_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "track_sections_name" ON "track_sections" USING btree ("track_id",lower("name"));