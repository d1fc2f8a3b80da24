/** What was decided in one go each, as it can be taken back: the last first. It outlives a change of filter. */
export type Goes = { add(batchId: string): void; last(): string | undefined; drop(): void };

export function createGoes(): Goes {
  const batchIds: string[] = [];
  return { add: (batchId) => void batchIds.push(batchId), last: () => batchIds.at(-1), drop: () => void batchIds.pop() };
}
