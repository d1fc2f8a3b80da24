import { type ComponentType, useEffect, useState } from 'react';
import type { CompareBarProps } from './compare-bar.tsx';

/** The compare bar, fetched when it is first opened. */
export function CompareDoor(props: CompareBarProps) {
  const { open } = props.comparing;
  const [bar, setBar] = useState<{ Bar: ComponentType<CompareBarProps> } | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (!open || bar) return undefined;
    let gone = false;
    import('./compare-bar.tsx').then(
      ({ CompareBar }) => {
        if (!gone) setBar({ Bar: CompareBar });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [open, bar]);
  if (!open) return null;
  if (bar) return <bar.Bar {...props} />;
  return <div className="rv-compare rv-compare-coming">{missing ? <p>Comparing did not load. Reload the page to compare; switching by the numbers works.</p> : null}</div>;
}
