import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { readSession } from '../auth/sessions.server.ts';
import { NOBODY } from '../auth/actor.server.ts';
import { env } from '../platform/env.server.ts';
import { sendProblem } from './api/problems.server.ts';
import type { Locals } from './context.server.ts';

/** A fresh nonce for every response; must stand before `headers`. */
export const nonce: RequestHandler = (_request, response, next) => {
  (response.locals as Partial<Locals>).nonce = randomBytes(16).toString('base64');
  next();
};

/**
 * Security headers. Scripts and style tags run by nonce only; style attributes are allowed, since
 * the component library positions with them. The page is cross-origin isolated for the audio engine.
 */
export function headers({ dev }: { dev: boolean }): RequestHandler {
  const https = env().ORIGIN.startsWith('https:');
  const fence = helmet({
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? undefined : false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_, response) => `'nonce-${(response as { locals?: Partial<Locals> }).locals?.nonce}'`, "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", ...(dev ? ["'unsafe-inline'"] : [(_: unknown, response: unknown) => `'nonce-${(response as { locals?: Partial<Locals> }).locals?.nonce}'`])],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...socketOrigins()],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    fence(request, response, next);
  };
}

/**
 * For what the build made. Nothing of it is a page, so it carries what a script, a style or a worker is held to and
 * no more: with a page's headers, two dozen scripts weigh as much again as one of them.
 */
export const assetHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  });
  next();
};

/** Our own pages may ask for the microphone, for voice notes; nothing may ask for what we never use. */
const PERMISSIONS = 'microphone=(self), camera=(), geolocation=(), display-capture=(), payment=(), usb=()';

/** Older Safari does not take 'self' for websockets. */
const socketOrigins = (): string[] => [env().ORIGIN.replace(/^http/, 'ws')];

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser's Origin is this server's own, by ORIGIN or by the host it was reached at on loopback. */
export function isOwnOrigin(origin: string, host: string | undefined): boolean {
  if (origin === env().ORIGIN) return true;
  try {
    const url = new URL(origin);
    return url.host === host && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  } catch {
    return false;
  }
}

/**
 * Refuses what another site's page makes a browser send. Programs that send no Origin pass: they
 * carry no cookie, or chose to.
 */
export const originCheck: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  if (SAFE.has(request.method) || (origin === undefined && request.headers['sec-fetch-site'] === undefined)) return next();
  if (origin !== undefined && isOwnOrigin(origin, host)) return next();
  if (origin === undefined && ['same-origin', 'none'].includes(String(request.headers['sec-fetch-site']))) return next();
  const detail = `This request came from ${origin ?? 'another site'}; this studio's portal is ${env().ORIGIN}. Check ORIGIN.`;
  if (request.path.startsWith('/api/')) return sendProblem(request, response, { type: '/problems/forbidden', title: 'Not allowed', status: 403, detail });
  response.status(403).type('text/plain').send(detail);
};

/** Puts who asks into `response.locals`, from the session cookie. */
export const authenticate: RequestHandler = (request, response, next) => {
  readSession(request.headers.cookie).then((signedIn) => {
    Object.assign(response.locals, { actor: signedIn?.actor ?? NOBODY, sessionId: signedIn?.sessionId ?? null } satisfies Partial<Locals>);
    if (signedIn?.cookie) response.append('Set-Cookie', signedIn.cookie);
    next();
  }, next);
};
