CREATE TABLE "voices" (
	"request_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "voices_request_id_user_id_pk" PRIMARY KEY("request_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"note_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" "note_kind" NOT NULL,
	"part" text,
	"direction" text,
	"size" text,
	"db" real,
	"section" text,
	"section_number" text,
	"words_from" integer NOT NULL,
	"words_to" integer NOT NULL,
	"said_at_ms" integer,
	"said_until_ms" integer,
	CONSTRAINT "wishes_note_id_position_pk" PRIMARY KEY("note_id","position"),
	CONSTRAINT "wishes_words" CHECK ("wishes"."words_from" >= 0 and "wishes"."words_to" > "wishes"."words_from"),
	CONSTRAINT "wishes_time" CHECK ("wishes"."said_until_ms" is null or "wishes"."said_until_ms" > "wishes"."said_at_ms")
);
--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "voices_user" ON "voices" USING btree ("user_id");