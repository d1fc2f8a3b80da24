import { useRef } from 'react';
import type { ReactElement } from 'react';
import { timecode } from '../time.ts';
import type { Transport } from '../transport.ts';
import { usePosition } from './hooks.ts';

export type TimecodeProps = { transport: Transport | null; className?: string };

const TENTH = 0.1;

/** The playhead as `m:ss.t`, written straight into the document at every tenth. */
export function Timecode({ transport, className = '' }: TimecodeProps): ReactElement {
  const node = useRef<HTMLSpanElement>(null);
  usePosition(transport, (position) => {
    const text = timecode(position.seconds);
    if (node.current && node.current.textContent !== text) node.current.textContent = text;
    return TENTH - (position.seconds % TENTH);
  });
  return (
    <span className={`tb-timecode ${className}`} ref={node}>
      {timecode(0)}
    </span>
  );
}
