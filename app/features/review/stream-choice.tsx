import { useEffect } from 'react';
import type { StreamChoice as Choice, Transport } from '#app/player/transport.ts';

const KEPT = 'talkback-stream';
const CHOICES: readonly (readonly [Choice, string])[] = [
  ['auto', 'Auto'],
  ['lossless', 'Lossless'],
  ['low', 'Low'],
];

/** Which stream is played, by hand or by the line's measure; kept in this browser. */
export function StreamChoice({ transport, choice }: { transport: Transport | null; choice: Choice }) {
  useEffect(() => {
    const kept = remembered();
    if (transport && kept) transport.setStream(kept);
  }, [transport]);
  return (
    <select
      className="rv-stream"
      aria-label="Stream"
      title="Which stream is played"
      value={choice}
      disabled={!transport}
      onChange={({ currentTarget: { value } }) => {
        const wanted = CHOICES.find(([one]) => one === value)?.[0] ?? 'auto';
        transport?.setStream(wanted);
        remember(wanted);
      }}
    >
      {CHOICES.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

function remembered(): Choice | null {
  try {
    const kept = localStorage.getItem(KEPT);
    return CHOICES.find(([one]) => one === kept)?.[0] ?? null;
  } catch {
    return null;
  }
}

function remember(choice: Choice): void {
  try {
    localStorage.setItem(KEPT, choice);
  } catch {
    // A browser that keeps nothing begins with auto again.
  }
}
