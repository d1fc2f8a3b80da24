import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { BookingView, NoteView, ProjectView, RequestView, TrackView, VersionView, WindowFactsView, WindowView, WishView } from '#app/contracts/views.ts';
import type { WishRow } from '#app/domain/notes/wish-row.ts';
import { describeWindow, termsAt, windowAt, type WindowFacts } from '#app/domain/policy/window.ts';
import type { BookingWithPeople } from '#db/queries/bookings.server.ts';
import type { NoteWithAuthor, PersonRow, RequestWithDecider } from '#db/queries/notes.server.ts';
import type { projects, trackEvents, tracks, versions } from '#db/schema/index.ts';

/** Rows as every door shows them. */

const iso = (at: Date): string => at.toISOString();
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export function requestView({ request: r, decidedBy, assignee, joined }: RequestWithDecider): RequestView {
  return {
    id: r.id,
    noteId: r.noteId,
    trackId: r.trackId,
    kind: r.kind,
    state: r.state,
    basis: r.basis,
    need: r.need,
    bookingId: r.bookingId,
    minutes: r.minutes,
    takesTime: r.takesTime,
    addsUp: r.addsUp,
    sentence: r.sentence,
    reason: r.reason,
    decidedBy,
    decidedAt: isoOrNull(r.decidedAt),
    doneVersionId: r.doneVersionId,
    assignee,
    mergedInto: r.mergedIntoId,
    joined,
    rowVersion: r.rowVersion,
  };
}

const wishView = ({ kind, part, direction, size, db, section, sectionNumber, wordsFrom, wordsTo, saidAtMs, saidUntilMs }: WishRow): WishView => ({
  kind,
  part,
  direction,
  size,
  db,
  section,
  sectionNumber,
  words: { from: wordsFrom, to: wordsTo },
  said: saidAtMs === null ? null : { at: saidAtMs, until: saidUntilMs },
});

export function noteView({ note: n, author, wishes, recording }: NoteWithAuthor, requests: RequestWithDecider[]): NoteView {
  return {
    id: n.id,
    trackId: n.trackId,
    versionId: n.versionId,
    parent: n.parentId,
    author,
    at: n.atMs,
    until: n.untilMs,
    // A withdrawn note keeps its place in the thread, not its words or its voice.
    body: n.withdrawnAt ? '' : n.body,
    recording: n.withdrawnAt ? null : recording,
    kind: n.kind,
    heard: n.heard,
    writtenAt: iso(n.writtenAt),
    receivedAt: iso(n.receivedAt),
    editedAt: isoOrNull(n.editedAt),
    withdrawnAt: isoOrNull(n.withdrawnAt),
    wishes: wishes.map(wishView),
    requests: requests.map(requestView),
  };
}

type VersionRow = typeof versions.$inferSelect;

export function versionView({ version: v, uploadedBy }: { version: VersionRow; uploadedBy: PersonRow }): VersionView {
  const conversions = v.report?.conversions;
  return {
    id: v.id,
    trackId: v.trackId,
    role: v.role,
    number: v.number,
    label: v.label,
    state: v.state,
    failure: v.failure,
    fileName: v.fileName,
    fileSize: v.fileSize,
    uploadedBy,
    createdAt: iso(v.createdAt),
    publishedAt: isoOrNull(v.publishedAt),
    sampleRate: v.sampleRate,
    bitDepth: v.bitDepth,
    channels: v.channels,
    samples: v.samples,
    durationMs: v.durationMs,
    offsetSamples: v.offsetSamples,
    codec: v.codec,
    integratedLufs: v.integratedLufs,
    loudnessRange: v.loudnessRange,
    truePeakDb: v.truePeakDb,
    samplePeakDb: v.samplePeakDb,
    conversions: Array.isArray(conversions) ? conversions.filter((c): c is string => typeof c === 'string') : [],
  };
}

export function bookingView({ booking: b, engineer, createdBy, proposer, room }: BookingWithPeople): BookingView {
  const length = b.endsAt.getTime() - b.startsAt.getTime();
  const { proposedStartsAt: moved, proposedSide, proposalExpiresAt } = b;
  const proposal = moved && proposedSide && proposalExpiresAt && proposer;
  return {
    id: b.id,
    projectId: b.projectId,
    trackId: b.trackId,
    service: b.service,
    state: b.state,
    startsAt: iso(b.startsAt),
    endsAt: iso(b.endsAt),
    preparesAt: b.preparationMinutes > 0 ? iso(new Date(b.startsAt.getTime() - b.preparationMinutes * 60_000)) : null,
    price: b.price,
    currency: b.currency,
    lines: b.quote.lines,
    engineer,
    room,
    note: b.note,
    requestIds: b.requestIds,
    estimate: b.estimate,
    actualMinutes: b.actualMinutes,
    createdBy,
    createdAt: iso(b.createdAt),
    expiresAt: isoOrNull(b.expiresAt),
    confirmedAt: isoOrNull(b.confirmedAt),
    cancelledAt: isoOrNull(b.cancelledAt),
    reason: b.cancelReason,
    cancelFee: b.cancelFee,
    proposal: proposal
      ? { startsAt: iso(moved), endsAt: iso(new Date(moved.getTime() + length)), side: proposedSide, by: proposer, expiresAt: iso(proposalExpiresAt), note: b.proposalNote }
      : null,
    notice: b.quote.inputs.notice,
    sequence: b.sequence,
    rowVersion: b.rowVersion,
  };
}

function windowFactsView(facts: WindowFacts): WindowFactsView {
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    doneAt: facts.doneAt === null ? null : at(facts.doneAt),
    bookings: facts.bookings.map((b) => ({ ...b, startsAt: at(b.startsAt), endsAt: at(b.endsAt), confirmedAt: at(b.confirmedAt) })),
    terms: facts.terms.map((t) => ({ ...t, effectiveFrom: at(t.effectiveFrom) })),
  };
}

export function windowView(facts: WindowFacts, now: Date): WindowView {
  const window = windowAt(facts, now.getTime());
  const started = window.state === 'not_started' ? null : window;
  return {
    state: window.state,
    opensAt: started ? new Date(started.opensAt).toISOString() : null,
    closesAt: started ? new Date(started.closesAt).toISOString() : null,
    timeZone: started?.timeZone ?? termsAt(facts.terms, now.getTime()).timeZone,
    sentence: describeWindow(window, now.getTime()),
    facts: windowFactsView(facts),
  };
}

export function trackView(track: typeof tracks.$inferSelect, facts: WindowFacts, now: Date): TrackView {
  return {
    id: track.id,
    projectId: track.projectId,
    title: track.title,
    position: track.position,
    mixState: track.mixState,
    doneAt: isoOrNull(track.doneAt),
    stems: track.stems,
    createdAt: iso(track.createdAt),
    window: windowView(facts, now),
    seq: track.eventSeq,
  };
}

export function projectView(p: typeof projects.$inferSelect): ProjectView {
  return {
    id: p.id,
    title: p.title,
    artist: p.artist,
    downloadsAllowed: p.downloadsAllowed,
    decisionMakerId: p.decisionMakerId,
    createdAt: iso(p.createdAt),
    archivedAt: isoOrNull(p.archivedAt),
  };
}

/** A stored event as it was sent; its data was written by `recordEvent` in that shape. */
export function eventView(row: typeof trackEvents.$inferSelect): TrackEvent {
  const { trackId, seq, type, at, actorId, actorName, data } = row;
  return { trackId, seq, type, at: iso(at), actor: { id: actorId, name: actorName }, data } as unknown as TrackEvent;
}
