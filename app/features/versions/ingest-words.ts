import type { IngestProgress, IngestStage } from '#app/contracts/realtime.ts';

const STAGES: Record<IngestStage, string> = {
  received: 'Arrived; it is prepared next',
  reading: 'Reading the file',
  encoding: 'Preparing it for listening',
  measuring: 'Measuring its loudness',
  finishing: 'Nearly there',
  ready: 'Ready to hear',
  failed: 'This file could not be prepared.',
};

/** How far the server is with a version, for who waits for it. */
export function ingestWords({ stage, progress, message }: IngestProgress): string {
  if (stage === 'failed') return message ?? STAGES.failed;
  if (stage === 'received' || stage === 'ready' || stage === 'finishing') return STAGES[stage];
  return `${STAGES[stage]}, ${Math.floor(progress * 100)} %`;
}
