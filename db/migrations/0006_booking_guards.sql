-- What a booking takes of an engineer and of a room is worked out here from its times, its preparation
-- and its buffers, so that no statement can keep one and forget the other. A time that is proposed is
-- kept free too, until somebody answers.
alter table bookings drop constraint bookings_engineer_free;
--> statement-breakpoint
create function booking_span(starts timestamptz, ends timestamptz, before integer, after integer) returns tstzmultirange
language sql stable as $$
  select tstzmultirange(tstzrange(starts - make_interval(mins => before), ends + make_interval(mins => after), '[)'))
$$;
--> statement-breakpoint
create function bookings_take_time() returns trigger language plpgsql as $$
declare
  takes boolean := new.state in ('requested', 'offered', 'confirmed', 'held');
  room_before integer := new.buffer_before + case when new.preparation_takes_room then new.preparation_minutes else 0 end;
  moved_end timestamptz := new.proposed_starts_at + (new.ends_at - new.starts_at);
begin
  new.engineer_times := '{}';
  new.room_times := '{}';
  if takes and new.engineer_id is not null then
    new.engineer_times := booking_span(new.starts_at, new.ends_at, new.buffer_before + new.preparation_minutes, new.buffer_after);
    if new.proposed_starts_at is not null then
      new.engineer_times := new.engineer_times + booking_span(new.proposed_starts_at, moved_end, new.buffer_before + new.preparation_minutes, new.buffer_after);
    end if;
  end if;
  if takes and new.room_id is not null then
    new.room_times := booking_span(new.starts_at, new.ends_at, room_before, new.buffer_after);
    if new.proposed_starts_at is not null then
      new.room_times := new.room_times + booking_span(new.proposed_starts_at, moved_end, room_before, new.buffer_after);
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger bookings_take_time before insert or update on bookings
  for each row execute function bookings_take_time();
--> statement-breakpoint
update bookings set row_version = row_version;
--> statement-breakpoint
alter table bookings add constraint bookings_engineer_free exclude using gist (
  engineer_id with =, engineer_times with &&
) where (engineer_id is not null and state in ('requested', 'offered', 'confirmed', 'held'));
--> statement-breakpoint
alter table bookings add constraint bookings_room_free exclude using gist (
  room_id with =, room_times with &&
) where (room_id is not null and state in ('requested', 'offered', 'confirmed', 'held'));
--> statement-breakpoint
-- A booking goes only where its life leads; agreed, its price stays, and its time moves only to what was proposed.
create function bookings_keep_their_life() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum((line ->> 'amount')::integer), 0) from jsonb_array_elements(new.quote -> 'lines') line) <> new.price
     or (new.quote ->> 'total')::integer <> new.price then
    raise exception 'the price is not the sum of the quote''s lines' using errcode = 'TB020';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('requested', 'offered', 'confirmed') then
      raise exception 'a booking does not begin as %', new.state using errcode = 'TB021';
    end if;
    return new;
  end if;
  if new.state <> old.state and (old.state::text, new.state::text) not in (
    ('requested', 'offered'), ('requested', 'declined'), ('requested', 'cancelled'), ('requested', 'expired'),
    ('offered', 'confirmed'), ('offered', 'declined'), ('offered', 'cancelled'), ('offered', 'expired'),
    ('confirmed', 'held'), ('confirmed', 'cancelled')
  ) then
    raise exception 'a booking does not go from % to %', old.state, new.state using errcode = 'TB021';
  end if;
  if old.confirmed_at is not null then
    if (new.quote, new.price, new.currency, new.confirmed_at) is distinct from (old.quote, old.price, old.currency, old.confirmed_at) then
      raise exception 'what booking % costs was agreed and stays', old.id using errcode = 'TB022';
    end if;
    if (new.starts_at, new.ends_at) is distinct from (old.starts_at, old.ends_at)
       and (new.starts_at is distinct from old.proposed_starts_at or new.ends_at - new.starts_at <> old.ends_at - old.starts_at) then
      raise exception 'booking % was agreed: it moves only to a time that was proposed', old.id using errcode = 'TB023';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger bookings_keep_their_life before insert or update on bookings
  for each row execute function bookings_keep_their_life();
