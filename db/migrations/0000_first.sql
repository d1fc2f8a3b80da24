CREATE TYPE "public"."booking_state" AS ENUM('requested', 'offered', 'confirmed', 'held', 'declined', 'cancelled', 'expired');--> statement-breakpoint
CREATE TYPE "public"."service" AS ENUM('recording_session', 'mix_time', 'attended_mix', 'hybrid_mix', 'mastering_session');--> statement-breakpoint
CREATE TYPE "public"."basis" AS ENUM('session', 'booking', 'window', 'fault', 'goodwill');--> statement-breakpoint
CREATE TYPE "public"."need" AS ENUM('attended_mix', 'mix_time');--> statement-breakpoint
CREATE TYPE "public"."note_kind" AS ENUM('minor', 'major', 'fault', 'comment');--> statement-breakpoint
CREATE TYPE "public"."request_state" AS ENUM('new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'done', 'reopened', 'verified', 'declined', 'withdrawn', 'answered');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('owner', 'engineer', 'client');--> statement-breakpoint
CREATE TYPE "public"."mix_state" AS ENUM('in_progress', 'done');--> statement-breakpoint
CREATE TYPE "public"."version_state" AS ENUM('uploading', 'processing', 'ready', 'failed');--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"track_id" uuid,
	"service" "service" NOT NULL,
	"state" "booking_state" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"price" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"engineer_id" uuid,
	"note" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	CONSTRAINT "bookings_order" CHECK ("bookings"."ends_at" > "bookings"."starts_at"),
	CONSTRAINT "bookings_price" CHECK ("bookings"."price" >= 0),
	CONSTRAINT "bookings_confirmed_has_moment" CHECK ("bookings"."state" not in ('confirmed', 'held') or "bookings"."confirmed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"track_id" uuid NOT NULL,
	"request_id" uuid,
	"booking_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"rule" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"sentence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "track_events" (
	"track_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "track_events_track_id_seq_pk" PRIMARY KEY("track_id","seq")
);
--> statement-breakpoint
CREATE TABLE "outgoing_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "outgoing_mail_dedupeKey_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"track_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"parent_id" uuid,
	"author_id" uuid NOT NULL,
	"at_ms" integer NOT NULL,
	"until_ms" integer,
	"body" text NOT NULL,
	"kind" "note_kind" NOT NULL,
	"heard" jsonb,
	"written_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "notes_range" CHECK ("notes"."at_ms" >= 0 and ("notes"."until_ms" is null or "notes"."until_ms" > "notes"."at_ms")),
	CONSTRAINT "notes_body" CHECK (length(btrim("notes"."body")) between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"track_id" uuid NOT NULL,
	"kind" "note_kind" NOT NULL,
	"state" "request_state" NOT NULL,
	"basis" "basis",
	"need" "need",
	"booking_id" uuid,
	"goodwill_reason" text,
	"goodwill_by" uuid,
	"minutes" integer NOT NULL,
	"level_db" real,
	"takes_time" boolean DEFAULT false NOT NULL,
	"adds_up" boolean DEFAULT false NOT NULL,
	"sentence" text NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"done_version_id" uuid,
	"row_version" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "promise_has_a_basis" CHECK (not (state in ('accepted', 'in_progress', 'done', 'reopened', 'verified')) or "requests"."basis" is not null),
	CONSTRAINT "promise_major_never_in_window" CHECK (not (state in ('accepted', 'in_progress', 'done', 'reopened', 'verified') and "requests"."kind" = 'major' and "requests"."basis" = 'window')),
	CONSTRAINT "promise_booking_is_named" CHECK ("requests"."basis" is distinct from 'booking' or "requests"."booking_id" is not null),
	CONSTRAINT "promise_goodwill_is_signed" CHECK ("requests"."basis" is distinct from 'goodwill' or (length(btrim(coalesce("requests"."goodwill_reason", ''))) > 0 and "requests"."goodwill_by" is not null)),
	CONSTRAINT "promise_fault_is_a_fault" CHECK ("requests"."basis" is distinct from 'fault' or "requests"."kind" = 'fault'),
	CONSTRAINT "promise_never_for_comments" CHECK (not (state in ('accepted', 'in_progress', 'done', 'reopened', 'verified')) or "requests"."kind" <> 'comment'),
	CONSTRAINT "needs_booking_says_which" CHECK ("requests"."state" <> 'needs_booking' or "requests"."need" is not null),
	CONSTRAINT "declined_says_why" CHECK ("requests"."state" <> 'declined' or length(btrim(coalesce("requests"."reason", ''))) > 0),
	CONSTRAINT "done_names_a_version" CHECK ("requests"."state" not in ('done', 'verified') or "requests"."done_version_id" is not null),
	CONSTRAINT "requests_minutes" CHECK ("requests"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"role" "role" NOT NULL,
	"project_id" uuid,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_client_has_project" CHECK (("invitations"."role" = 'client') = ("invitations"."project_id" is not null)),
	CONSTRAINT "invitations_never_owner" CHECK ("invitations"."role" <> 'owner')
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "project_members" (
	"project_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "project_members_project_id_user_id_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"title" text NOT NULL,
	"artist" text NOT NULL,
	"downloads_allowed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tracks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"mix_state" "mix_state" DEFAULT 'in_progress' NOT NULL,
	"done_at" timestamp (3) with time zone,
	"event_seq" integer DEFAULT 0 NOT NULL,
	"version_seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "tracks_done_has_moment" CHECK (("tracks"."mix_state" = 'done') = ("tracks"."done_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "studios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" char(3) NOT NULL,
	"hourly_rate" integer NOT NULL,
	"minutes_limit" integer NOT NULL,
	"db_limit" integer NOT NULL,
	"minor_categories" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "window_terms" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "window_terms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"studio_id" uuid NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "window_terms_days" CHECK ("window_terms"."days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"track_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	"state" "version_state" NOT NULL,
	"publish_when_ready" boolean NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_size" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" uuid,
	"failure" text,
	"file_sha256" text,
	"pcm_sha256" text,
	"codec" text,
	"container" text,
	"sample_rate" integer,
	"bit_depth" integer,
	"channels" integer,
	"samples" bigint,
	"duration_ms" integer,
	"integrated_lufs" real,
	"loudness_range" real,
	"true_peak_db" real,
	"sample_peak_db" real,
	"report" jsonb,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "versions_number" UNIQUE("track_id","number"),
	CONSTRAINT "versions_in_track" UNIQUE("id","track_id"),
	CONSTRAINT "versions_published_is_ready" CHECK ("versions"."published_at" is null or "versions"."state" = 'ready'),
	CONSTRAINT "versions_ready_is_measured" CHECK ("versions"."state" <> 'ready' or ("versions"."sample_rate" is not null and "versions"."samples" is not null and "versions"."duration_ms" is not null)),
	CONSTRAINT "versions_failed_says_why" CHECK ("versions"."state" <> 'failed' or "versions"."failure" is not null)
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_engineer_id_users_id_fk" FOREIGN KEY ("engineer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track_events" ADD CONSTRAINT "track_events_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track_events" ADD CONSTRAINT "track_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_parent_id_notes_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_version_id_track_id_versions_id_track_id_fk" FOREIGN KEY ("version_id","track_id") REFERENCES "public"."versions"("id","track_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_goodwill_by_users_id_fk" FOREIGN KEY ("goodwill_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_done_version_id_versions_id_fk" FOREIGN KEY ("done_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "window_terms" ADD CONSTRAINT "window_terms_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_track_id_tracks_id_fk" FOREIGN KEY ("track_id") REFERENCES "public"."tracks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_project" ON "bookings" USING btree ("project_id","starts_at");--> statement-breakpoint
CREATE INDEX "ledger_track" ON "ledger" USING btree ("track_id","id");--> statement-breakpoint
CREATE INDEX "ledger_request" ON "ledger" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "notes_track" ON "notes" USING btree ("track_id","received_at");--> statement-breakpoint
CREATE INDEX "notes_parent" ON "notes" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "requests_note" ON "requests" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "requests_track" ON "requests" USING btree ("track_id","state");--> statement-breakpoint
CREATE INDEX "requests_booking" ON "requests" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "project_members_user" ON "project_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_one_owner" ON "users" USING btree ("role") WHERE "users"."role" = 'owner' and "users"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "tracks_project" ON "tracks" USING btree ("project_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_version" ON "uploads" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "uploads_user" ON "uploads" USING btree ("user_id");