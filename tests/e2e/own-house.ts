import { closeDb, db } from '#db/client.server.ts';
import { addPerson, addStudio } from '#tests/factories/studio.ts';
import { urlOfDatabase } from '#tests/setup/database-of.ts';
import { startServer } from '#tests/setup/server.ts';
import { house, setHouse } from './house.ts';

export type OwnHouse = {
  /** Moves its clock on to a moment; what is due then is done. */
  forwardTo: (at: number) => Promise<void>;
  leave: () => Promise<void>;
};

/** An empty studio behind a server of its own, for the tests of one file: whoever moves the shared one's clock moves everybody's. */
export async function moveToOwnHouse(): Promise<OwnHouse> {
  const shared = house();
  const server = await startServer({ env: { TEST_CLOCK: '1' } });
  setHouse({ url: server.url, databaseUrl: await urlOfDatabase(server.dataDir), dataDir: server.dataDir, links: { engineer: '', client: '', owner: '' } });
  await closeDb();
  process.env.DATABASE_URL = house().databaseUrl;
  await addStudio(db());
  await addPerson(db(), 'owner', 'Olive Owner');
  let ahead = 0;
  return {
    forwardTo: async (at) => {
      const minutes = Math.ceil((at - Date.now() - ahead) / 60_000);
      const answer = await fetch(`${server.url}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ minutes }) });
      if (!answer.ok) throw new Error(`the clock stands: ${answer.status}`);
      ahead += minutes * 60_000;
    },
    leave: async () => {
      await closeDb();
      setHouse(shared);
      await server.stop();
    },
  };
}
