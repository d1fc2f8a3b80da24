-- What no program may do, whoever connects: history is append-only, a published version
-- stays as it was heard, and work promised on a booking has a booking that stands.

create extension if not exists btree_gist;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'TB001';
end $$;
--> statement-breakpoint
create trigger ledger_append_only before update or delete on ledger
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_never_emptied before truncate on ledger
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger track_events_append_only before update or delete on track_events
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger window_terms_append_only before update or delete on window_terms
  for each row execute function refuse_change();
--> statement-breakpoint
create function keep_published_version() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or row(new.*) is distinct from row(old.*) then
    raise exception 'version % is published and cannot be changed', old.id using errcode = 'TB002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger versions_immutable before update or delete on versions
  for each row execute function keep_published_version();
--> statement-breakpoint
create function goodwill_by_the_studio() returns trigger language plpgsql as $$
begin
  if new.goodwill_by is not null
     and not exists (select 1 from users where id = new.goodwill_by and role in ('owner', 'engineer')) then
    raise exception 'goodwill is given by the studio''s own people' using errcode = 'TB003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger requests_goodwill before insert or update of goodwill_by on requests
  for each row execute function goodwill_by_the_studio();
--> statement-breakpoint
-- Checked at commit: cancelling a booking and giving its requests back is one transaction.
create function promised_on_standing_bookings() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from requests r join bookings b on b.id = r.booking_id join tracks t on t.id = r.track_id
    where r.basis = 'booking' and r.state in ('accepted', 'in_progress')
      and (b.state not in ('confirmed', 'held') or b.project_id <> t.project_id
           or (b.track_id is not null and b.track_id <> r.track_id))
      and (case tg_table_name when 'requests' then r.id when 'bookings' then b.id end) = new.id
  ) then
    raise exception 'accepted work is promised on a booking that does not stand' using errcode = 'TB004';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger requests_on_standing_booking after insert or update on requests
  deferrable initially deferred for each row execute function promised_on_standing_bookings();
--> statement-breakpoint
create constraint trigger bookings_keep_promises after update on bookings
  deferrable initially deferred for each row execute function promised_on_standing_bookings();
--> statement-breakpoint
alter table bookings add constraint bookings_engineer_free exclude using gist (
  engineer_id with =, tstzrange(starts_at, ends_at, '[)') with &&
) where (state in ('confirmed', 'held') and engineer_id is not null);
