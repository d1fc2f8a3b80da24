import { z } from 'zod';
import { problemView } from '#app/contracts/api.ts';
import { EXIT, Failure } from './failure.ts';
import type { Connection } from './settings.ts';

const TRIES = [500, 1500, 4000];

export type Api = {
  server: string;
  token: string;
  /** One JSON answer, held to its contract. */
  get: <T extends z.ZodType>(path: string, answer: T) => Promise<z.output<T>>;
  post: <T extends z.ZodType>(path: string, body: unknown, answer: T) => Promise<z.output<T>>;
  remove: (path: string) => Promise<void>;
  /** All pages of a list. */
  list: <T extends z.ZodType>(path: string, item: T) => Promise<z.output<T>[]>;
  /** An answer that is a file. */
  file: (path: string) => Promise<{ name: string; body: ReadableStream<Uint8Array> }>;
};

/** Speaks to the server's API; what goes wrong comes as a Failure that says what to do. */
export function connect({ server, token }: Connection): Api {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await reach(`${server}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } });
    if (!response.ok) throw await refusal(response, server);
    return response;
  };
  const read = async <T extends z.ZodType>(response: Response, answer: T): Promise<z.output<T>> => {
    const parsed = answer.safeParse(await response.json().catch(() => null));
    if (parsed.success) return parsed.data;
    throw new Failure(`${server} answered something this tool does not understand. Is it a Talkback of the same age?`);
  };
  const get: Api['get'] = async (path, answer) => read(await ask(path), answer);
  return {
    server,
    token,
    get,
    post: async (path, body, answer) => read(await ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }), answer),
    remove: async (path) => void (await ask(path, { method: 'DELETE' })),
    async list(path, item) {
      const page = z.object({ items: z.array(item), next: z.string().nullable() });
      const items: z.output<typeof item>[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const got: z.output<typeof page> = await get(`${path}${path.includes('?') ? '&' : '?'}limit=200${more}`, page);
        items.push(...got.items);
        cursor = got.next;
      }
      return items;
    },
    async file(path) {
      const response = await ask(path);
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      if (!name || !response.body) throw new Failure(`${server} answered without a file. Is it a Talkback?`);
      return { name, body: response.body };
    },
  };
}

/** Asks again a few times where the line fails, and where the server asks for patience. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const wait = TRIES[tries];
    try {
      const response = await fetch(url, init);
      if (wait === undefined || ![429, 502, 503, 504].includes(response.status)) return response;
      const asked = Number(response.headers.get('retry-after'));
      await response.body?.cancel();
      await pause(asked > 0 ? Math.min(asked, 60) * 1000 : wait);
    } catch (error) {
      if (wait === undefined || init.method === 'POST') throw new Failure(`${new URL(url).origin} cannot be reached: ${reasonOf(error)}. Is the address right, and is it running?`);
      await pause(wait);
    }
  }
}

const reasonOf = (error: unknown): string => ((error as { cause?: { code?: string; message?: string } }).cause?.code ?? (error as Error).message);

async function refusal(response: Response, server: string): Promise<Failure> {
  const problem = problemView.safeParse(await response.json().catch(() => null));
  const said = problem.success ? [problem.data.detail, ...Object.entries(problem.data.errors ?? {}).map(([field, lines]) => `${field}: ${lines.join(' ')}`)].join('\n  ') : `${response.status} ${response.statusText}`;
  if (response.status === 401) return new Failure(`${said}\n  Sign in again with: talkback login --server ${server}`, EXIT.rights);
  return new Failure(said, response.status === 403 ? EXIT.rights : EXIT.failed);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
