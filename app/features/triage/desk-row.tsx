import { memo } from 'react';
import type { DeskRow as Row, DeskTrack } from '#app/contracts/triage.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { KindShape } from '../notes/kind-shape.tsx';
import { placeWords } from '../notes/marks.ts';
import { KIND_WORDS, STATE_WORDS } from '../notes/note-words.ts';
import { WishChips } from '../notes/wishes.tsx';
import type { RowMark } from './desk-state.ts';
import { ACT_WORDS, DESK_STATE } from './words.ts';

export type RowActions = {
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  onChoose: (id: string) => void;
  onAgain: (id: string) => void;
  onForget: (id: string) => void;
};

type Props = RowActions & { row: Row; track: DeskTrack | undefined; selected: boolean; chosen: boolean; over: boolean; mark: RowMark | undefined };

/** One request of the list. It takes the focus as a whole; choosing and deciding again are beside it. */
export const DeskRowItem = memo(function DeskRowItem({ row, selected, chosen, over, mark, onSelect, onOpen, onChoose, onAgain, onForget }: Props) {
  const { request, note } = row;
  const { id } = request;
  const name = `${note.author.name} at ${placeWords(note)}`;
  return (
    <div className="dk-row" data-request={id} data-selected={selected || undefined} data-over={over || undefined}>
      <label className="dk-tick">
        <input type="checkbox" checked={chosen} onChange={() => onChoose(id)} aria-label={`Choose: ${name}`} />
      </label>
      <button type="button" className="dk-open" data-row={id} aria-current={selected || undefined} onFocus={() => onSelect(id)} onClick={() => onOpen(id)}>
        <RowWords row={row} />
      </button>
      {mark ? <MarkLine mark={mark} name={name} onAgain={() => onAgain(id)} onForget={() => onForget(id)} /> : null}
    </div>
  );
});

/** What a row says: where, who, how far, and the words themselves. */
export function RowWords({ row: { request, note, versionNumber, section, voices, conflictId } }: { row: Row }) {
  const asking = new Set([note.author.id, ...voices.map(({ person }) => person.id), ...request.joined.map(({ id }) => id)]).size;
  return (
    <>
      <span className="dk-line">
        <KindShape kind={request.kind} colour={STATE_WORDS[request.state].colour} named />
        <span className="dk-place">{placeWords(note)}</span>
        {section ? <span className="dk-section">{section}</span> : null}
        <span className="dk-who">{note.author.name}</span>
        <span>v{versionNumber}</span>
        <span className="dk-state">
          <i style={{ background: STATE_WORDS[request.state].colour }} aria-hidden="true" />
          {conflictId ? 'Waits for the decision maker' : DESK_STATE[request.state]}
        </span>
        {request.minutes > 0 ? <span>{request.minutes} min</span> : null}
        {request.assignee ? <span>→ {request.assignee.name}</span> : null}
        {request.addsUp ? <span>adds up</span> : null}
        {asking > 1 ? <span>{asking} ask for it</span> : null}
        <span className="tb-hidden">{KIND_WORDS[request.kind].label}</span>
      </span>
      <span className="dk-body">{noteWords(note.body, note.recording?.durationMs)}</span>
      <WishChips wishes={note.wishes} />
    </>
  );
}

function MarkLine({ mark, name, onAgain, onForget }: { mark: RowMark; name: string; onAgain: () => void; onForget: () => void }) {
  return (
    <div className="dk-mark" data-mark={mark.type}>
      {mark.type === 'changed' ? (
        <p>
          <b>{mark.by}</b>: {mark.words}
        </p>
      ) : (
        <p>{mark.message}</p>
      )}
      {mark.type === 'stale' && mark.changes.length > 1 ? (
        <ul>
          {mark.changes.map(({ at, by, sentence }) => (
            <li key={`${at}${sentence}`}>
              {by ?? 'The policy'}: {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      <span>
        {mark.type === 'stale' ? (
          <button type="button" className="tb-small" onClick={onAgain} aria-label={`${ACT_WORDS[mark.decision.action].button.replace('…', '')} all the same: ${name}`}>
            {ACT_WORDS[mark.decision.action].button.replace('…', '')} all the same
          </button>
        ) : null}
        <button type="button" className="tb-small" onClick={onForget} aria-label={`Seen: ${name}`}>
          Seen
        </button>
      </span>
    </div>
  );
}
