import type { Service } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { type LedgerRow, ledgerLines, requestsToChoose } from '#db/queries/ledger.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';

export type LedgerEntryView = {
  id: number;
  at: string;
  /** Null: the policy itself. */
  actor: string | null;
  rule: string;
  outcome: string;
  sentence: string;
  inputs: Record<string, unknown>;
  requestId: string | null;
  /** The note's words, empty when it was withdrawn, and where in the song. */
  note: { body: string; at: string } | null;
  booking: { service: Service; startsAt: string; endsAt: string } | null;
};

export type LedgerPage = {
  track: { id: string; title: string };
  project: { id: string; title: string };
  timeZone: string;
  entries: LedgerEntryView[];
  /** The number to go on from; null where the beginning is reached. */
  older: number | null;
  requests: { id: string; body: string; at: string }[];
};

export const LINES_A_PAGE = 100;

type Wanted = { trackId: string; requestId?: string; before?: number; /** Every line, for the export. */ whole?: boolean };

/** The decisions about a track, newest first, for the studio's own people; of one request where it is named. */
export async function ledgerPage(call: Call, { whole = false, ...wanted }: Wanted): Promise<LedgerPage> {
  const { track, project } = await allowTrack(db(), call.actor, 'ledger.read', wanted.trackId);
  const [{ terms }, rows, requests] = await Promise.all([
    studioWithTerms(db()),
    ledgerLines(db(), whole ? wanted : { ...wanted, limit: LINES_A_PAGE + 1 }),
    whole ? [] : requestsToChoose(db(), wanted.trackId),
  ]);
  const shown = whole ? rows : rows.slice(0, LINES_A_PAGE);
  return {
    track: { id: track.id, title: track.title },
    project: { id: project.id, title: project.title },
    timeZone: terms.timeZone,
    entries: shown.map(entryView),
    older: rows.length > shown.length ? (shown.at(-1)?.line.id ?? null) : null,
    requests: requests.map(words),
  };
}

const words = ({ id, body, atMs, withdrawnAt }: { id: string; body: string; atMs: number; withdrawnAt: Date | null }) => ({
  id,
  body: withdrawnAt ? '' : body,
  at: formatTimecode(atMs),
});

function entryView({ line, actor, note, booking }: LedgerRow): LedgerEntryView {
  return {
    id: line.id,
    at: line.at.toISOString(),
    actor,
    rule: line.rule,
    outcome: line.outcome,
    sentence: line.sentence,
    inputs: line.inputs,
    requestId: line.requestId,
    note: note && { body: note.withdrawnAt ? '' : note.body, at: formatTimecode(note.atMs) },
    booking: booking && { service: booking.service, startsAt: booking.startsAt.toISOString(), endsAt: booking.endsAt.toISOString() },
  };
}
