import type { BlindAnswer, BlindStart, BlindTestView } from '#app/contracts/blind.ts';
import type { ProblemView } from '#app/contracts/api.ts';

/** What the server answered, or why not, in words for the page. */
export type Asked<T> = { ok: true; value: T } | { ok: false; message: string };

const LINE = 'The server was not reached. Try again when the line is back.';
const GONE = 'This blind test cannot go on: it has ended elsewhere, or you have no access to this track any more.';

async function post<T>(path: string, body: object = {}): Promise<Asked<T>> {
  try {
    const response = await fetch(`/api/v1/blind-tests${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { detail } = (await response.json()) as ProblemView;
    return { ok: false, message: response.status === 404 ? GONE : detail };
  } catch {
    return { ok: false, message: LINE };
  }
}

export const startTest = (start: BlindStart): Promise<Asked<BlindTestView>> => post('', start);
export const vote = (id: string, trial: number, slot: string): Promise<Asked<BlindAnswer>> => post(`/${id}/votes`, { trial, slot });
export const goOn = (id: string): Promise<Asked<BlindTestView>> => post(`/${id}/trials`);
export const endTest = (id: string): Promise<Asked<BlindTestView>> => post(`/${id}/end`);
