CREATE TYPE "public"."feed_covers" AS ENUM('own', 'studio');--> statement-breakpoint
CREATE TYPE "public"."calendar_method" AS ENUM('REQUEST', 'CANCEL');--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"covers" "feed_covers" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "calendar_method" "calendar_method";--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "thread" text;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_calendar_has_method" CHECK (("outgoing_mail"."calendar" is null) = ("outgoing_mail"."calendar_method" is null));--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_sent_or_refused" CHECK ("outgoing_mail"."sent_at" is null or "outgoing_mail"."refused_at" is null);--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_refused_has_words" CHECK (("outgoing_mail"."refused_at" is null) = ("outgoing_mail"."refusal" is null));