import type { NoteView, PersonView, RequestView } from '#app/contracts/views.ts';
import { checkJoin } from '#app/domain/triage/voice.ts';
import { namesOf, wishWords } from '#app/domain/notes/wish-words.ts';
import './wishes.css';

/** What a note's words ask for as the studio's people see it: a chip a wish, "snare · down · 2 dB · chorus 2". */
export function WishChips({ wishes }: Pick<NoteView, 'wishes'>) {
  const said = wishes.map((wish) => ({ at: wish.words.from, words: wishWords(wish) })).filter(({ words }) => words.length > 0);
  if (said.length === 0) return null;
  return (
    <span className="tb-wishes">
      <b className="tb-hidden">Reads as: </b>
      {said.map(({ at, words }, i) => (
        <span key={`${at} ${i}`}>{words.join(' · ')}</span>
      ))}
    </span>
  );
}

/** Who else asks for it, in one line; nothing while nobody does. */
export function JoinedLine({ joined, viewerId }: { joined: RequestView['joined']; viewerId: string }) {
  if (joined.length === 0) return null;
  const others = joined.filter(({ id }) => id !== viewerId).map(({ name }) => name);
  const names = joined.length > others.length ? ['you', ...others] : others;
  return <p className="tb-joined">{`+${joined.length} Also asked by ${namesOf(names)}`}</p>;
}

/** Whether this person may add their voice to a request here, or take it back. */
export function mayVoice(note: Pick<NoteView, 'author' | 'withdrawnAt'>, request: RequestView, viewer: PersonView): 'join' | 'leave' | null {
  if (request.joined.some(({ id }) => id === viewer.id)) return note.withdrawnAt ? null : 'leave';
  return checkJoin({ authorId: note.author.id, withdrawnAt: note.withdrawnAt, kind: request.kind, state: request.state }, viewer.id).ok ? 'join' : null;
}
