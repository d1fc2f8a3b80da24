import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { KeysSheet } from '#app/components/keys-sheet.tsx';
import type { DeskChoices, DeskCounts, DeskPage } from '#app/contracts/triage.ts';
import { ActBar } from './act-bar.tsx';
import { ASKS, AskDialog } from './ask-dialog.tsx';
import { DESK_KEYS } from './desk-keys.ts';
import { DeskList } from './desk-list.tsx';
import type { Filter } from './filter-search.ts';
import type { Goes } from './goes.ts';
import { LineState, OutcomeLine, UnseenLine } from './lines.tsx';
import { Side } from './side.tsx';
import type { SoundHandle } from './sound-door.tsx';
import { useDesk } from './use-desk.ts';
import { useDeskActs } from './use-desk-acts.ts';
import { useDeskSelection } from './use-desk-selection.ts';
import { useDetail } from './use-detail.ts';

type Props = {
  page: DeskPage;
  filter: Filter;
  choices: DeskChoices;
  viewerId: string;
  say: (sentence: string) => void;
  goes: Goes;
  onCounts: (counts: DeskCounts) => void;
  empty: ReactNode;
};

/** Long enough that a held key reads nothing on the way. */
const REST_MS = 160;

/** The desk at work: list, selection, decisions, and the request beside it. */
export function DeskWork({ page, filter, choices, viewerId, say, goes, onCounts, empty }: Props) {
  const desk = useDesk({ first: page, filter, viewerId, say, goes });
  const { state } = desk;
  const selection = useDeskSelection(state.order);
  const { selectedId, chosen, open } = selection;
  const row = selectedId === null ? undefined : state.rows.get(selectedId);
  const { detail, problem } = useDetail(row?.request.id ?? null, row?.request.rowVersion ?? 0, REST_MS);
  const { take } = desk;
  useEffect(() => onCounts(state.counts), [onCounts, state.counts]);
  useEffect(() => {
    if (detail) take(detail);
  }, [detail, take]);
  const soundRef = useRef<SoundHandle | null>(null);
  const [help, setHelp] = useState(false);
  const { asking, targets, act, decide, answer, stopAsking, decideAgain } = useDeskActs({ desk, selection, sound: soundRef, say, onHelp: useCallback(() => setHelp(true), []), modal: help });

  const ofRow = detail?.row.request.id === row?.request.id ? detail : null;
  const [first] = targets;
  return (
    <>
      <div className="dk-lines">
        <LineState connection={desk.connection} />
        <UnseenLine count={state.unseen.size} onShow={() => void desk.again()} />
        <OutcomeLine outcome={desk.outcome} onUndo={desk.canUndo ? () => void desk.undo() : null} onClose={desk.putAway} />
        {chosen.size > 0 ? (
          <div className="dk-bulk">
            <b>{chosen.size} chosen</b>
            <button type="button" className="tb-small" onClick={selection.chooseNone}>
              Choose none
            </button>
            <ActBar acts={['accept', 'decline', 'reclassify', 'minutes', 'assign', 'book', 'merge', 'done', 'start', 'answer']} label="Decide about those chosen" busy={desk.busy} onAct={act} onUndo={null} />
          </div>
        ) : null}
      </div>
      {empty && state.order.length === 0 ? (
        empty
      ) : (
        <DeskList
          desk={desk}
          filter={filter}
          selectedId={selectedId}
          chosen={chosen}
          focus={selection.focus}
          onSelect={selection.select}
          onOpen={selection.openOne}
          onChoose={selection.choose}
          onAgain={decideAgain}
          onForget={desk.forget}
        />
      )}
      {row ? (
        <Side
          row={row}
          detail={ofRow}
          before={detail}
          problem={problem}
          viewerId={viewerId}
          busy={desk.busy}
          open={open}
          soundRef={soundRef}
          say={say}
          onAct={(name) => answer(name, [row.request.id])}
          onUndo={desk.canUndo ? () => void desk.undo() : null}
          onClose={selection.close}
        />
      ) : (
        <aside className="dk-side dk-side-empty" aria-label="The selected request">
          <p>Choose a request to hear it and decide. J and K move, ? shows all keys.</p>
        </aside>
      )}
      <button type="button" className="tb-small dk-keys-button" onClick={() => setHelp(true)}>
        Keys
      </button>
      <KeysSheet groups={DESK_KEYS} open={help} onClose={() => setHelp(false)} />
      {asking && first && ASKS[asking] ? (
        <AskDialog act={asking} targets={targets} track={state.tracks.get(first.request.trackId)} reasons={choices.reasons} engineers={choices.engineers} onClose={stopAsking} onDecide={decide} />
      ) : null}
    </>
  );
}
