import { urlOfDatabase } from '#tests/setup/database-of.ts';
import { startServer } from '#tests/setup/server.ts';
import { setHouse } from './house.ts';

/** One built server with the demo studio for all tests; each test makes its own project in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ env: { DEMO: '1' }, within: 180_000 });
  const link = (who: string): string => new RegExp(`${who} +(http\\S+)`).exec(server.output())?.[1] ?? '';
  setHouse({
    url: server.url,
    databaseUrl: await urlOfDatabase(server.dataDir),
    dataDir: server.dataDir,
    links: { engineer: link('engineer'), client: link('client'), owner: link('owner') },
  });
  return async () => void (await server.stop());
}
