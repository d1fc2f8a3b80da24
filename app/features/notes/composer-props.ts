import type { NoteCreate } from '#app/contracts/notes.ts';
import type { NoteView, PersonView, VersionView, WindowFactsView } from '#app/contracts/views.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import type { Section } from '#app/domain/song-map/song-map.ts';
import type { StudioPolicy } from '#app/domain/policy/studio.ts';
import type { Sound } from '#app/realtime/outbox-item.ts';
import type { NewNote, TrackActions } from '#app/realtime/track-store.ts';
import type { RefusedForm } from './form-refusal.tsx';
import type { Hush } from './voice/hush.ts';

/** Where the next note stands, in milliseconds of the version heard. */
export type Place = { at: number; until: number | null };

export type ComposerProps = {
  open: boolean;
  /** Asked by the button and by Esc; the page pins the playhead (`onPlace`) when it opens. */
  onOpenChange: (open: boolean) => void;
  place: Place;
  onPlace: (place: Place) => void;
  /** Pins the moment that sounds now: where a voice begins. */
  toPlayhead: () => void;
  /** Silences the music while a voice is recorded or heard. */
  hush: Hush;
  trackId: string;
  versionId: string;
  /** Of that version. */
  durationMs: number | null;
  viewer: PersonView;
  /** From the live track: `track.window.facts`. */
  windowFacts: WindowFactsView;
  /** Milliseconds to the server's clock, from the live track. */
  clockOffset: number;
  /** The studio's own limits; the defaults without it. */
  policy?: StudioPolicy;
  /** What is being heard; kept with the note. */
  heard?: () => NoteCreate['heard'];
  onSend: (note: NewNote, sound: Sound | null) => void;
  /** What stands on the track, for wishes that are there already. */
  notes: readonly NoteView[];
  versions: readonly VersionView[];
  /** The song's sections, on its clock. */
  sections: readonly Section[];
  /** What the studio calls the track's parts and sections. */
  read?: ReadOptions;
  /** Where the viewer picks a side, who decides for the project; null for everybody else. */
  decideAt: string | null;
  voice: TrackActions['voice'];
  /** After something else than sending has happened: said aloud. */
  say: (sentence: string) => void;
  /** A note of the list that the writer should see. */
  onShow: (noteId: string) => void;
  /** A UUID made by the server, for the form without JavaScript. */
  formId: string;
  /** What the server said to that form, and what was in it. */
  refusal?: RefusedForm | null;
};
