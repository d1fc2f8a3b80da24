import { type ComponentType, lazy, Suspense } from 'react';
import type { NoteView, PersonView, VersionView } from '#app/contracts/views.ts';
import type { NoteReading, ReadOptions } from '#app/domain/notes/reading.ts';
import type { Section } from '#app/domain/song-map/song-map.ts';
import type { Place } from '../composer.tsx';
import type { Nearby } from './nearby.ts';

export type AidsProps = {
  body: string;
  onBody: (body: string) => void;
  /** Of `body`, by the rules fetched with the composer; null before, and without words. */
  reading: NoteReading | null;
  place: Place;
  onPlace: (place: Place) => void;
  /** Of the version written about. */
  durationMs: number | null;
  versionId: string;
  notes: readonly NoteView[];
  versions: readonly VersionView[];
  viewer: PersonView;
  /** The song's sections, on its clock. */
  sections: readonly Section[];
  /** What the studio calls the track's parts and sections. */
  read: ReadOptions;
  /** Where the viewer picks a side, who decides for the project; null for everybody else. */
  decideAt: string | null;
  /** The note parted into notes of one wish each, with the place that one's own words say. */
  onSplit: (parts: readonly { body: string; place: Place | null }[]) => void;
  /** Somebody has asked the same; the writer joins instead. */
  onJoin: (nearby: Nearby) => void;
};

const Aids = lazy<ComponentType<AidsProps>>(() =>
  import('./aids.tsx').then(
    ({ Aids }) => ({ default: Aids }),
    // Without them there is the plain text, which is always enough.
    () => ({ default: Nothing }),
  ),
);

const Nothing = (_props: AidsProps) => null;

/** The composer's help, fetched with its rules when somebody starts to write; its room is kept until then. */
export function AidsDoor(props: AidsProps) {
  return (
    <Suspense fallback={<div className="tb-aids-room" aria-hidden="true" />}>
      <Aids {...props} />
    </Suspense>
  );
}
