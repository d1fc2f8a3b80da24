import type { AskWish } from '#app/contracts/booking-forms.ts';
import type { SlotView } from '#app/contracts/bookings.ts';
import type { EstimateView, ProjectView } from '#app/contracts/views.ts';
import { suggestedMinutes } from '#app/domain/booking/estimate.ts';
import { formatLength } from '#app/domain/booking/local-time.ts';
import type { Notice } from '#app/domain/booking/notice.ts';
import { type SlotDay, slotDays } from '#app/domain/booking/slot-days.ts';
import type { ServiceSettings } from '#app/domain/booking/services.ts';
import { meets } from '#app/domain/policy/bookings.ts';
import type { Service } from '#app/domain/policy/words.ts';
import type { Call } from '../../auth/actor.server.ts';
import { db } from '#db/client.server.ts';
import { allowProject } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { bookingsPage, type WaitingRequest } from './bookings-page.server.ts';
import { estimateBooking } from './estimate-booking.server.ts';
import { listSlots } from './list-slots.server.ts';

type Named = { id: string; name: string };

export type AskPage = {
  project: ProjectView;
  timeZone: string;
  services: Service[];
  tracks: { id: string; title: string }[];
  engineers: Named[];
  lengths: { minutes: number; label: string }[];
  /** What the times shown are for. */
  chosen: { service: Service; covers: string; minutes: number; engineerId: string | null };
  /** Requests that wait where it covers. */
  waiting: WaitingRequest[];
  estimate: EstimateView | null;
  preparationMinutes: number;
  days: SlotDay<SlotView>[];
  notice: Notice;
  /** Whether another request may be made beside those that wait for an answer. */
  mayAsk: boolean;
};

/** What a client's page to ask for a time shows: what is needed and how long it may take, then when that is free. */
export async function askPage(call: Call, projectId: string, wish: AskWish): Promise<AskPage> {
  await allowProject(db(), call.actor, 'booking.request', projectId);
  const { project, timeZone, ask } = await bookingsPage(call, projectId);
  if (!ask) throw new ServiceError('forbidden', 'Clients ask for a time; the studio books it or offers it.');
  const about = ask.waiting.find(({ id }) => id === wish.request);
  const covers = ask.tracks.some(({ id }) => id === wish.covers) ? (wish.covers as string) : wish.covers === 'project' ? 'project' : (about?.trackId ?? only(ask.tracks) ?? 'project');
  const waiting = ask.waiting.filter(({ trackId }) => covers === 'project' || trackId === covers);
  const offered = ask.services.map(({ service }) => service);
  if (offered.length === 0) throw new ServiceError('conflict', 'The studio takes no requests at the moment. Write to the engineer.');
  const service = wish.service && offered.includes(wish.service) ? wish.service : serviceFor(offered, about ? [about] : waiting);
  const settings = ask.services.find((one) => one.service === service) as ServiceSettings;
  const { estimate } = await estimateBooking(call, { projectId, ...(covers === 'project' ? {} : { trackId: covers }), requestIds: waiting.filter(({ need }) => meets(service, need)).map(({ id }) => id) });
  const lengths = lengthsOf(settings);
  const wanted = wish.minutes ?? suggestedMinutes(estimate, settings);
  const minutes = lengths.find((length) => length >= wanted) ?? Math.max(...lengths);
  const engineerId = ask.engineers.find(({ id }) => id === wish.engineerId)?.id ?? null;
  const { slots } = await listSlots(call, { projectId, service, minutes, ...(engineerId ? { engineerId } : {}) });
  return {
    project,
    timeZone,
    services: offered,
    tracks: ask.tracks,
    engineers: ask.engineers,
    lengths: lengths.map((length) => ({ minutes: length, label: formatLength(length) })),
    chosen: { service, covers, minutes, engineerId },
    waiting,
    estimate,
    preparationMinutes: settings.preparationMinutes,
    days: slotDays(slots, timeZone),
    notice: ask.notice,
    mayAsk: ask.mayAsk,
  };
}

const only = <T extends { id: string }>(all: readonly T[]): string | null => (all.length === 1 && all[0] ? all[0].id : null);

/** The first service that meets everything that waits, attended before the others; else the first there is. */
function serviceFor(offered: readonly Service[], waiting: readonly WaitingRequest[]): Service {
  const order: Service[] = waiting.some(({ need }) => need === 'attended_mix') || waiting.length === 0 ? ['attended_mix', 'hybrid_mix', 'mix_time'] : ['mix_time', 'attended_mix', 'hybrid_mix'];
  return order.find((service) => offered.includes(service)) ?? (offered[0] as Service);
}

function lengthsOf({ minMinutes, maxMinutes, stepMinutes }: ServiceSettings): number[] {
  return Array.from({ length: Math.floor((maxMinutes - minMinutes) / stepMinutes) + 1 }, (_, i) => minMinutes + i * stepMinutes);
}
