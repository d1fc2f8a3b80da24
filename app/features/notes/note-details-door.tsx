import { lazy, Suspense } from 'react';
import type { NoteItemProps } from './note-item.tsx';

const NoteDetails = lazy(() =>
  import('./note-details.tsx').then(
    ({ NoteDetails }) => ({ default: NoteDetails }),
    () => ({ default: Missing }),
  ),
);

/** The inside of an open note, fetched when the first is opened. */
export function NoteDetailsDoor(props: NoteItemProps) {
  return (
    <Suspense fallback={<div className="tb-note-details" aria-busy="true" />}>
      <NoteDetails {...props} />
    </Suspense>
  );
}

function Missing() {
  return <p className="tb-note-details">What can be done with this note did not load. Reload the page.</p>;
}
