/** One measured figure of a benchmark; interface.md names which must be among them. */
export type Figure = {
  figure: string;
  ours: number;
  /** The same measured beside it in the same run; null where there is only a limit. */
  peer: number | null;
  unit: string;
  better: 'lower' | 'higher';
  /** How many measurements the figure is made of. */
  n: number;
  note?: string;
};
