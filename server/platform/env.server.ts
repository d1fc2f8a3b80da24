import { z } from 'zod';
import { whatIsWrongWith } from './ffmpeg-path.server.ts';

/** Whether an address is this machine's own. */
export const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/.test(host);

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional());

const schema = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    ORIGIN: optional(z.url({ protocol: /^https?$/ })),
    DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
    DATA_DIR: z.string().min(1).default('./data'),
    STORAGE: z.enum(['file']).default('file'),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: z.string().default('Talkback <talkback@localhost>'),
    DEMO: optional(flag),
    ROLES: z
      .string()
      .default('web,worker')
      .transform((value) => value.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(['web', 'worker'])).nonempty()),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    /** Lets tests on this machine move the clock on. */
    TEST_CLOCK: flag.default(false),
    METRICS_TOKEN: optional(z.string().min(16)),
    FFMPEG_PATH: optional(
      z.string().superRefine((ffmpeg, context) => {
        const wrong = whatIsWrongWith(ffmpeg);
        if (wrong) context.addIssue({ code: 'custom', message: wrong });
      }),
    ),
  })
  .transform((env) => ({
    ...env,
    ORIGIN: (env.ORIGIN ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    DEMO: env.DEMO ?? env.DATABASE_URL === undefined,
  }))
  .refine((env) => !env.TEST_CLOCK || (isLoopback(env.HOST) && isLoopback(new URL(env.ORIGIN).hostname)), {
    path: ['TEST_CLOCK'],
    error: 'Only for tests: not with a HOST or an ORIGIN that others can reach.',
  });

export type Env = z.output<typeof schema>;

/**
 * Reads the configuration.
 * @throws an Error whose message has one readable line per wrong variable.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is wrong:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

const holder = globalThis as typeof globalThis & { __talkbackEnv?: Env };

/** The process's configuration, read once. */
export function env(): Env {
  return (holder.__talkbackEnv ??= readEnv(process.env));
}
