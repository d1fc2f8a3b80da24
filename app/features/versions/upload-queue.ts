import type { DetailedError, Upload, UploadOptions } from 'tus-js-client';
import type { VersionRole } from '#app/domain/shared/version-name.ts';
import { speedometer } from './speed.ts';
import { failureWords, fileProblem } from './words.ts';

export type UploadState = 'waiting' | 'sending' | 'paused' | 'offline' | 'arrived' | 'failed';
export type UploadItem = {
  key: string;
  name: string;
  size: number;
  state: UploadState;
  sent: number;
  /** Bytes a second; null while unknown. */
  rate: number | null;
  /** Known once the server has made the version. */
  versionId: string | null;
  /** Why it failed, for a person. */
  problem: string | null;
  /** It can go on from where it was. */
  resumable: boolean;
};

export type UploadChoices = { publishWhenReady: boolean; /** A mix when absent. */ role?: VersionRole };

export type UploadQueue = {
  add: (files: readonly File[], options: UploadChoices) => void;
  pause: (key: string) => void;
  resume: (key: string) => void;
  /** Gives the upload up; what was sent is removed at the server. */
  cancel: (key: string) => void;
  /** Takes a line away that is over. */
  dismiss: (key: string) => void;
  subscribe: (listener: () => void) => () => void;
  items: () => readonly UploadItem[];
  /** True while leaving the page would interrupt something. */
  busy: () => boolean;
};

export type Tus = { Upload: new (file: File, options: UploadOptions) => Upload };
export type QueueOptions = { trackId: string; load: () => Promise<Tus>; endpoint?: string; now?: () => number };

export const MAX_BYTES = 2 * 1024 ** 3;
const AT_ONCE = 3;
const CHUNK = 32 * 1024 * 1024;
const RETRY_AFTER = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];
/** After all retries, when the browser does not say that the line is back: the server may be. */
const TRY_AGAIN_MS = 30_000;
const FINAL = new Set([507]);

type Entry = { item: UploadItem; file: File; choices: UploadChoices; upload: Upload | null; speed: ReturnType<typeof speedometer> };

/** Files on their way to one track: a few at once, each resumable after a lost line, a reload or a pause. */
export function createUploadQueue({ trackId, load, endpoint = '/uploads', now = () => performance.now() }: QueueOptions): UploadQueue {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let shown: readonly UploadItem[] = [];

  const tell = (): void => {
    shown = [...entries.values()].map(({ item }) => item);
    for (const listener of listeners) listener();
  };
  const change = (entry: Entry, what: Partial<UploadItem>): void => {
    entry.item = { ...entry.item, ...what };
    tell();
  };
  const is = (entry: Entry, state: UploadState): boolean => entry.item.state === state && entries.has(entry.item.key);

  function next(): void {
    const all = [...entries.values()];
    const sending = all.filter(({ item }) => item.state === 'sending');
    // Versions are numbered as they are announced: one at a time, so that they keep the order they were chosen in.
    if (sending.length >= AT_ONCE || sending.some(({ item }) => item.versionId === null)) return;
    const entry = all.find(({ item }) => item.state === 'waiting');
    if (entry) void begin(entry).then(next);
  }

  async function begin(entry: Entry): Promise<void> {
    entry.speed.reset();
    change(entry, { state: 'sending', problem: null, rate: null });
    try {
      entry.upload ??= await prepare(entry);
      if (is(entry, 'sending')) entry.upload.start();
    } catch {
      change(entry, { state: 'failed', problem: 'The upload could not start. Check your connection and try again.', resumable: true });
    }
  }

  async function prepare(entry: Entry): Promise<Upload> {
    const { Upload } = await load();
    const upload = new Upload(entry.file, {
      endpoint,
      metadata: { trackId, filename: entry.file.name, publishWhenReady: String(entry.choices.publishWhenReady), ...(entry.choices.role ? { role: entry.choices.role } : {}) },
      fingerprint: async () => `talkback-${entry.item.key}`,
      chunkSize: CHUNK,
      retryDelays: RETRY_AFTER,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => retriable(error.originalResponse?.getStatus() ?? null),
      onUploadUrlAvailable: () => {
        change(entry, { versionId: upload.url?.split('/').at(-1) ?? null });
        next();
      },
      onProgress: (sent) => {
        entry.speed.seen(sent, now());
        change(entry, { sent, rate: entry.speed.rate() });
      },
      onSuccess: () => {
        change(entry, { state: 'arrived', sent: entry.item.size, rate: null, versionId: upload.url?.split('/').at(-1) ?? null });
        next();
      },
      onError: (error) => {
        failed(entry, error);
        next();
      },
    });
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    return upload;
  }

  function failed(entry: Entry, error: Error | DetailedError): void {
    const response = 'originalResponse' in error ? error.originalResponse : null;
    const status = response?.getStatus() || null;
    if (status === null) {
      setTimeout(back, TRY_AGAIN_MS);
      return change(entry, { state: 'offline', rate: null, resumable: true });
    }
    const resumable = status === 401 || status >= 500;
    change(entry, { state: 'failed', rate: null, problem: failureWords(status, response?.getBody() ?? ''), resumable });
  }

  const back = (): void => {
    for (const entry of entries.values()) if (entry.item.state === 'offline') change(entry, { state: 'waiting' });
    next();
  };
  globalThis.addEventListener?.('online', back);

  return {
    add(files, choices) {
      for (const file of [...files].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))) {
        const key = [trackId, file.name, file.size, file.lastModified, ...(choices.role ? [choices.role] : [])].join('-');
        const known = entries.get(key)?.item.state;
        if (known && known !== 'failed' && known !== 'arrived') continue;
        const problem = fileProblem(file, MAX_BYTES);
        const item: UploadItem = { key, name: file.name, size: file.size, state: problem ? 'failed' : 'waiting', sent: 0, rate: null, versionId: null, problem, resumable: false };
        entries.set(key, { item, file, choices, upload: null, speed: speedometer() });
      }
      tell();
      next();
    },
    pause(key) {
      const entry = entries.get(key);
      if (!entry || (entry.item.state !== 'sending' && entry.item.state !== 'waiting')) return;
      change(entry, { state: 'paused', rate: null });
      void entry.upload?.abort();
      next();
    },
    resume(key) {
      const entry = entries.get(key);
      if (!entry || entry.item.state === 'sending' || entry.item.state === 'arrived') return;
      change(entry, { state: 'waiting', problem: null });
      next();
    },
    cancel(key) {
      const entry = entries.get(key);
      if (!entry) return;
      entries.delete(key);
      tell();
      // Nothing is lost when this does not reach the server: what nobody sends on is removed after a week.
      void entry.upload?.abort(true).catch(() => {});
      next();
    },
    dismiss(key) {
      const state = entries.get(key)?.item.state;
      if (state === 'arrived' || state === 'failed') entries.delete(key);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    items: () => shown,
    busy: () => shown.some(({ state }) => state === 'sending' || state === 'waiting' || state === 'offline'),
  };
}

/** Whether the same request may succeed later: lost lines, a server that restarts, a lock still held. */
function retriable(status: number | null): boolean {
  if (status === null || status === 0) return globalThis.navigator?.onLine !== false;
  return status === 409 || status === 423 || (status >= 500 && !FINAL.has(status));
}
