import { existsSync, readdirSync } from 'node:fs';
import type { RequestHandler } from 'express';

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Before `express.static` on the same directory: leads to the file that the build has compressed, where the
 * browser takes it.
 * @param directory of files that do not change while the server runs.
 */
export function precompressed(directory: string): RequestHandler {
  const names = new Set(existsSync(directory) ? readdirSync(directory) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = TYPES[name.split('.').at(-1) as keyof typeof TYPES] as string | undefined;
    const [coding, ending] = (type && CODINGS.find(([one, end]) => names.has(name + end) && request.acceptsEncodings(one))) || [];
    if (coding && ending && type) {
      response.set({ 'Content-Encoding': coding, 'Content-Type': type }).vary('Accept-Encoding');
      request.url = request.url.replace(request.path, request.path + ending);
    }
    next();
  };
}
