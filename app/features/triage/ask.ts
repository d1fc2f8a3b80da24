import type { DecidedMany, DecideMany, DeskPage, UndoMany } from '#app/contracts/triage.ts';
import type { DeskDetail } from './detail.ts';

/** An answer of the server, or why there is none. */
export type Told<T> = { ok: true; value: T } | { ok: false; message: string };

const NO_LINE = 'You are offline, so nothing was decided. Try again when the line is back.';

async function ask<T>(path: string, init?: RequestInit): Promise<Told<T>> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' }, ...init });
    // A sign-in that has ended leads elsewhere.
    if (response.redirected) return { ok: false, message: 'Your sign-in has ended. Reload the page to sign in again.' };
    const body = (await response.json()) as T & { message?: string };
    return response.ok ? { ok: true, value: body } : { ok: false, message: body.message ?? 'That did not work. Reload the page and try again.' };
  } catch {
    return { ok: false, message: NO_LINE };
  }
}

const post = <T>(path: string, input: object, intent = ''): Promise<Told<T>> => {
  const body = new FormData();
  body.set('intent', intent);
  body.set('input', JSON.stringify(input));
  return ask<T>(path, { method: 'POST', body });
};

export const askRows = (search: string): Promise<Told<DeskPage>> => ask(`/desk/rows${search}`);
export const askDetail = (id: string): Promise<Told<DeskDetail>> => ask(`/desk/requests/${id}`);
export const sendDecision = (input: DecideMany): Promise<Told<DecidedMany>> => post('/desk/decisions', input);
export const sendUndo = (input: UndoMany): Promise<Told<DecidedMany>> => post('/desk/decisions', input, 'undo');
export const sendPick = (requestId: string, conflictId: string): Promise<Told<unknown>> => post(`/desk/requests/${requestId}`, { conflictId, requestId });
