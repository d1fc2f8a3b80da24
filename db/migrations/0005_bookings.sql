CREATE TYPE "public"."booking_side" AS ENUM('client', 'studio', 'rule');--> statement-breakpoint
CREATE TABLE "closures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"room_id" uuid,
	"user_id" uuid,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"opens" integer,
	"closes" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "closures_order" CHECK ("closures"."last_day" >= "closures"."first_day"),
	CONSTRAINT "closures_of_one" CHECK ("closures"."room_id" is null or "closures"."user_id" is null),
	CONSTRAINT "closures_hours" CHECK (("closures"."opens" is null) = ("closures"."closes" is null) and ("closures"."opens" is null or ("closures"."opens" >= 0 and "closures"."closes" > "closures"."opens" and "closures"."closes" <= 1440)))
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hours" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service" "service",
	"engineer_id" uuid,
	"hourly_rate" integer NOT NULL,
	CONSTRAINT "rates_one" UNIQUE NULLS NOT DISTINCT("service","engineer_id"),
	CONSTRAINT "rates_of_something" CHECK ("rates"."service" is not null or "rates"."engineer_id" is not null),
	CONSTRAINT "rates_amount" CHECK ("rates"."hourly_rate" >= 0)
);
--> statement-breakpoint
CREATE TABLE "service_settings" (
	"service" "service" PRIMARY KEY NOT NULL,
	"offered" boolean NOT NULL,
	"default_minutes" integer NOT NULL,
	"step_minutes" integer NOT NULL,
	"min_minutes" integer NOT NULL,
	"max_minutes" integer NOT NULL,
	"buffer_before" integer NOT NULL,
	"buffer_after" integer NOT NULL,
	"takes_room" boolean NOT NULL,
	"takes_engineer" boolean NOT NULL,
	"preparation_minutes" integer NOT NULL,
	"preparation_takes_room" boolean NOT NULL,
	"lead_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	CONSTRAINT "service_settings_lengths" CHECK ("service_settings"."step_minutes" > 0 and "service_settings"."min_minutes" > 0 and "service_settings"."max_minutes" >= "service_settings"."min_minutes" and "service_settings"."default_minutes" between "service_settings"."min_minutes" and "service_settings"."max_minutes" and "service_settings"."max_minutes" <= 1440),
	CONSTRAINT "service_settings_around" CHECK (least("service_settings"."buffer_before", "service_settings"."buffer_after", "service_settings"."preparation_minutes", "service_settings"."lead_minutes") >= 0 and greatest("service_settings"."buffer_before", "service_settings"."buffer_after", "service_settings"."preparation_minutes") <= 1440 and "service_settings"."horizon_days" between 1 and 730)
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "preparation_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "preparation_takes_room" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "buffer_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "buffer_after" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "quote" jsonb;--> statement-breakpoint
UPDATE "bookings" SET "quote" = jsonb_build_object(
  'inputs', jsonb_build_object('service', service, 'engineerId', engineer_id, 'minutes', round(extract(epoch from ends_at - starts_at) / 60)::int,
    'preparationMinutes', 0, 'hourlyRate', 0, 'roundTo', 1, 'notice', jsonb_build_object('hours', 0, 'percent', 0)),
  'lines', jsonb_build_array(jsonb_build_object('what', 'agreed', 'minutes', 0, 'hourlyRate', 0, 'amount', price)),
  'total', price, 'currency', currency);--> statement-breakpoint
ALTER TABLE "bookings" ALTER COLUMN "quote" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "estimate" jsonb;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "actual_minutes" integer;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "room_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "request_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "cancel_fee" integer;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "proposed_starts_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "proposed_side" "booking_side";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "proposal_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "proposal_note" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "row_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "engineer_times" "tstzmultirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "room_times" "tstzmultirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "bookable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "tracks" ADD COLUMN "stems" integer;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "hours" jsonb DEFAULT '[{"day":1,"opens":600,"closes":1080},{"day":2,"opens":600,"closes":1080},{"day":3,"opens":600,"closes":1080},{"day":4,"opens":600,"closes":1080},{"day":5,"opens":600,"closes":1080}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "round_to" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "notice_hours" integer DEFAULT 48 NOT NULL;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "late_percent" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "answer_hours" integer DEFAULT 72 NOT NULL;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rates" ADD CONSTRAINT "rates_engineer_id_users_id_fk" FOREIGN KEY ("engineer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closures_days" ON "closures" USING btree ("last_day","first_day");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_name" ON "rooms" USING btree (lower("name")) WHERE "rooms"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_to_end" ON "bookings" USING btree ("ends_at") WHERE "bookings"."state" = 'confirmed';--> statement-breakpoint
CREATE INDEX "bookings_to_expire" ON "bookings" USING btree ("expires_at") WHERE "bookings"."state" in ('requested', 'offered');--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_minutes" CHECK ("bookings"."preparation_minutes" between 0 and 1440 and "bookings"."buffer_before" between 0 and 1440 and "bookings"."buffer_after" between 0 and 1440 and "bookings"."actual_minutes" >= 0);--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_wait_until" CHECK ("bookings"."state" not in ('requested', 'offered') or "bookings"."expires_at" is not null);--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_fee" CHECK ("bookings"."cancel_fee" is null or ("bookings"."state" = 'cancelled' and "bookings"."cancel_fee" between 0 and "bookings"."price"));--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_proposal_is_whole" CHECK (num_nulls("bookings"."proposed_starts_at", "bookings"."proposed_by", "bookings"."proposed_side", "bookings"."proposal_expires_at") in (0, 4) and ("bookings"."proposed_starts_at" is null or "bookings"."state" = 'confirmed'));--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_stems" CHECK ("tracks"."stems" between 1 and 500);--> statement-breakpoint
ALTER TABLE "studios" ADD CONSTRAINT "studios_booking_terms" CHECK ("studios"."round_to" > 0 and "studios"."notice_hours" between 0 and 8760 and "studios"."late_percent" between 0 and 100 and "studios"."answer_hours" between 1 and 8760);