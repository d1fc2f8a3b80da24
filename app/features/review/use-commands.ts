import { useCallback } from 'react';
import type { NoteView } from '#app/contracts/views.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import type { KeyCommand } from '#app/player/keys.ts';
import { timecode } from '#app/player/time.ts';
import type { Hold } from '../compare/hold.ts';
import { pairOf } from '../compare/set.ts';
import { useHold } from '../compare/use-hold.ts';
import { differenceWords, levelWords, limitWords } from '../compare/words.ts';
import { placeWords } from '../notes/marks.ts';
import { neighbour } from '../notes/threads.ts';
import { shiftBetween } from './placed-marks.ts';
import { useKeys } from './use-keys.ts';
import type { Review } from './use-review.ts';
import type { Writing } from './use-writing.ts';

const BEFORE_NOTE_MS = 1000;
/** Lift of the difference to begin with, dB. */
const LIFT = 12;

type Input = {
  review: Review;
  writing: Writing;
  selectedId: string | null;
  select: (noteId: string) => void;
  /** Brings seconds of the drawn version into view. */
  reveal: (start: number, end: number) => void;
  say: (sentence: string) => void;
  onHelp: () => void;
  onBlind: () => void;
  /** The page is left for a blind test: nothing here is to be done. */
  away: boolean;
};

export type Commands = {
  /** Carries a command out; false when there is nothing to do it to. */
  handle: (command: KeyCommand) => boolean;
  playNote: (note: NoteView) => void;
  switchTo: (versionId: string) => void;
  hold: Hold;
};

/** What keys and buttons of the review page do beyond moving the playhead, and what is said about it. */
export function useCommands({ review, writing, selectedId, select, reveal, say, onHelp, onBlind, away }: Input): Commands {
  const { live, versions, sources, shown, source, show, subtract, transport, player, matched, setMatched, comparing, gains, momentNow, playFrom } = review;
  const hold = useHold();

  const playNote = useCallback(
    (note: NoteView) => {
      select(note.id);
      const sourceOf = (id: string | null): typeof source => sources.find(({ versionId }) => versionId === id) ?? null;
      const later = 1000 * shiftBetween(sourceOf(note.versionId) ?? undefined, sourceOf(transport?.state.versionId ?? null) ?? undefined);
      playFrom(note.at + later - BEFORE_NOTE_MS);
      const drawn = 1000 * shiftBetween(sourceOf(note.versionId) ?? undefined, source ?? undefined);
      reveal((note.at + drawn) / 1000, ((note.until ?? note.at) + drawn) / 1000);
    },
    [select, sources, source, transport, playFrom, reveal],
  );
  const switchTo = useCallback(
    (id: string) => {
      show(id);
      const version = versions.find((one) => one.id === id);
      if (version) say(`${versionName(version)}, ${version.label}, ${levelWords(gains.get(id) ?? 0, matched)}, at ${timecode(momentNow() / 1000)}`);
    },
    [versions, gains, matched, show, say, momentNow],
  );
  const step = (by: 1 | -1): void => {
    const note = neighbour(live.notes, { id: selectedId, ms: momentNow() }, by);
    if (!note) return say(by > 0 ? 'No later note.' : 'No earlier note.');
    playNote(note);
    say(`${placeWords(note)}, ${note.author.name}: ${noteWords(note.body, note.recording?.durationMs)}`);
  };
  const toNumber = (number: number): boolean => {
    const wanted = versions.find((version) => version.role === 'mix' && version.number === number);
    if (!wanted) return false;
    if (!comparing.open) switchTo(wanted.id);
    else {
      const { difference } = player;
      const before = shown?.id;
      hold.press(
        () => switchTo(wanted.id),
        () => (difference ? subtract(difference) : before !== undefined && switchTo(before)),
      );
    }
    return true;
  };
  const toDifference = (): boolean => {
    if (!transport || comparing.set.length === 0) return false;
    if (player.difference) {
      subtract(null);
      say('Difference off.');
      return true;
    }
    comparing.setOpen(true);
    const pair = pairOf(comparing.set, shown?.id ?? null, review.before);
    if (!transport.capabilities.difference) say(limitWords(transport.capabilities) ?? '');
    else if (pair) {
      const difference = { ...pair, gainDb: LIFT };
      subtract(difference);
      say(`${differenceWords(difference, sources)}.`);
    }
    return true;
  };
  const toNote = (): boolean => {
    if (!source) return false;
    if (shown?.role === 'mix' || writing.open) writing.setOpen(true);
    else say('A reference takes no notes. Switch to a mix to write one.');
    return true;
  };
  const handle = (command: KeyCommand): boolean => {
    if (away) return false;
    switch (command.type) {
      case 'note':
        return toNote();
      case 'next-note':
      case 'previous-note':
        step(command.type === 'next-note' ? 1 : -1);
        return true;
      case 'version':
        return toNumber(command.number);
      case 'difference':
        return toDifference();
      case 'match':
        setMatched(!matched);
        say(matched ? 'Played as they are.' : 'Matched for loudness.');
        return true;
      case 'blind':
        onBlind();
        return true;
      case 'help':
        onHelp();
        return true;
      default:
        return false;
    }
  };
  useKeys(transport, handle);
  return { handle, playNote, switchTo, hold };
}
