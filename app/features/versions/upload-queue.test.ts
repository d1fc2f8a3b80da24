import type { DetailedError, UploadOptions } from 'tus-js-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createUploadQueue, type Tus } from './upload-queue.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
afterEach(() => vi.useRealTimers());

class Line {
  started = 0;
  aborted: boolean[] = [];
  url: string | null = null;
  resumed = false;
  constructor(
    readonly file: File,
    readonly options: UploadOptions,
  ) {}
  start() {
    this.started += 1;
    this.url = `/uploads/id-of-${this.file.name}`;
    this.options.onUploadUrlAvailable?.();
  }
  async abort(terminate = false) {
    this.aborted.push(terminate);
  }
  async findPreviousUploads() {
    return this.file.name.startsWith('before') ? [{}] : [];
  }
  resumeFromPreviousUpload() {
    this.resumed = true;
  }
  fail(status: number | null, body = '') {
    const response = status === null ? null : { getStatus: () => status, getBody: () => body };
    this.options.onError?.(Object.assign(new Error('tus'), { originalResponse: response }));
  }
  done() {
    this.options.onSuccess?.({} as never);
  }
}

function bench() {
  const lines: Line[] = [];
  // why: the real client needs a browser; its part in a resumed upload is tested against the server.
  const tus = { Upload: class extends Line { constructor(file: File, options: UploadOptions) { super(file, options); lines.push(this); } } } as unknown as Tus;
  let clock = 0;
  const queue = createUploadQueue({ trackId: 't', load: async () => tus, now: () => clock });
  const file = (name: string, size = 100) => new File(['x'.repeat(size)], name, { lastModified: 5 });
  const states = () => queue.items().map(({ state }) => state);
  return { queue, lines, file, states, at: (ms: number) => (clock = ms) };
}

describe('the upload queue', () => {
  it('sends three at once, the others in turn, and knows each version', async () => {
    const { queue, lines, file, states } = bench();
    queue.add(['a', 'b', 'c', 'd'].map((n) => file(n)), { publishWhenReady: false });
    await settle();
    expect(states()).toEqual(['sending', 'sending', 'sending', 'waiting']);
    expect(lines[0]?.options.metadata).toEqual({ trackId: 't', filename: 'a', publishWhenReady: 'false' });
    lines[1]?.done();
    await settle();
    expect(states()).toEqual(['sending', 'arrived', 'sending', 'sending']);
    expect(queue.items()[1]).toMatchObject({ versionId: 'id-of-b', sent: 100 });
    expect(queue.busy()).toBe(true);
  });

  it('takes the same file once as a mix and once as a reference', async () => {
    const { queue, lines, file } = bench();
    queue.add([file('a')], { publishWhenReady: false });
    queue.add([file('a')], { publishWhenReady: false, role: 'reference' });
    await settle();
    expect(lines.map(({ options }) => options.metadata?.role)).toEqual([undefined, 'reference']);
  });

  it('goes on with what was begun before, and takes no file twice', async () => {
    const { queue, lines, file, states } = bench();
    queue.add([file('before.wav')], { publishWhenReady: true });
    queue.add([file('before.wav')], { publishWhenReady: true });
    await settle();
    expect(states()).toEqual(['sending']);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.resumed).toBe(true);
  });

  it('pauses, goes on, and gives up for good', async () => {
    const { queue, lines, file, states, at } = bench();
    queue.add([file('a')], { publishWhenReady: true });
    await settle();
    lines[0]?.options.onProgress?.(10, 100);
    at(2000);
    lines[0]?.options.onProgress?.(50, 100);
    expect(queue.items()[0]).toMatchObject({ sent: 50, rate: 20 });
    const { key } = queue.items()[0] as { key: string };
    queue.pause(key);
    expect([states(), lines[0]?.aborted, queue.busy()]).toEqual([['paused'], [false], false]);
    queue.resume(key);
    await settle();
    expect([states(), lines[0]?.started]).toEqual([['sending'], 2]);
    queue.cancel(key);
    expect([states(), lines[0]?.aborted]).toEqual([[], [false, true]]);
  });

  it('waits where the line is down, and says what the server said where it refused', async () => {
    const { queue, lines, file, states } = bench();
    queue.add([file('a'), file('b'), file('c')], { publishWhenReady: true });
    await settle();
    lines[0]?.fail(null);
    lines[1]?.fail(422, 'The file is empty.');
    lines[2]?.fail(500, 'Something broke on our side. The upload can be resumed.');
    expect(states()).toEqual(['offline', 'failed', 'failed']);
    expect(queue.items().map(({ resumable }) => resumable)).toEqual([true, false, true]);
    expect(queue.items()[1]?.problem).toBe('The file is empty.');
    queue.resume(queue.items()[0]?.key as string);
    await settle();
    expect(states()[0]).toBe('sending');
  });

  it('tries again after a lost line or a server’s fault, never after a refusal or on a full disk', async () => {
    const { queue, lines, file } = bench();
    queue.add([file('a')], { publishWhenReady: true });
    await settle();
    const again = (status: number) => {
      const error = { originalResponse: { getStatus: () => status } } as unknown as DetailedError;
      return lines[0]?.options.onShouldRetry?.(error, 0, {});
    };
    expect([502, 503, 409, 423].map(again)).toEqual([true, true, true, true]);
    expect([401, 404, 413, 422, 507].map(again)).toEqual([false, false, false, false, false]);
  });

  it('refuses what cannot be taken before anything is sent', async () => {
    const { queue, lines, file, states } = bench();
    queue.add([file('empty', 0)], { publishWhenReady: true });
    await settle();
    expect([states(), lines]).toEqual([['failed'], []]);
    queue.dismiss(queue.items()[0]?.key as string);
    expect(states()).toEqual([]);
  });
});
