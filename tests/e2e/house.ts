/** The running server that the tests of one run share. */
export type House = {
  url: string;
  databaseUrl: string;
  /** Where its files are. */
  dataDir: string;
  /** One-click sign-in, as the terminal shows it. */
  links: { engineer: string; client: string; owner: string };
};

const NAME = 'TALKBACK_E2E_HOUSE';

/** Global setup tells the worker processes by their environment. */
export function setHouse(house: House): void {
  process.env[NAME] = JSON.stringify(house);
}

export function house(): House {
  const told = process.env[NAME];
  if (!told) throw new Error('the global setup has not run');
  return JSON.parse(told) as House;
}
