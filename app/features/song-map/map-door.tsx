import { type ComponentType, useEffect, useState } from 'react';
import type { MapDeskProps } from './map-desk.tsx';

/** Drawing the song's sections, fetched when an engineer begins to. */
export function MapDoor(props: MapDeskProps) {
  const [desk, setDesk] = useState<{ Desk: ComponentType<MapDeskProps> } | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let gone = false;
    import('./map-desk.tsx').then(
      ({ MapDesk }) => {
        if (!gone) setDesk({ Desk: MapDesk });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  if (desk) return <desk.Desk {...props} />;
  return <div className="sm-desk">{missing ? <p>Drawing sections did not load. Reload the page to draw them.</p> : null}</div>;
}
