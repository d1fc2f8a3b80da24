/** What the benchmark's parent tells its process of listeners, and hears from it. */
export type FanoutOrder =
  | { do: 'connect'; url: string; namespace: string; count: number; tokens: string[]; trackId: string }
  | { do: 'leave' };

export type FanoutReport = { ready: true } | { id: string; last: number };
