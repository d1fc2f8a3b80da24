import { useEffect, useRef, useState } from 'react';
import type { EngineerDecision } from '#app/contracts/notes.ts';
import type { DeskRow } from '#app/contracts/triage.ts';
import { ASKS } from './ask-dialog.tsx';
import { deskCommand } from './desk-keys.ts';
import type { SoundHandle } from './sound-door.tsx';
import type { Desk } from './use-desk.ts';
import type { Selection } from './use-desk-selection.ts';
import type { Act } from './words.ts';

type Input = { desk: Desk; selection: Selection; sound: { current: SoundHandle | null }; say: (sentence: string) => void; onHelp: () => void; /** A dialog lies over the page. */ modal: boolean };

export type DeskActs = {
  /** What is being asked for, about whom. */
  asking: Act | null;
  targets: readonly DeskRow[];
  /** Acts on those chosen, else on the selected one. */
  act: (act: Act) => void;
  /** Acts on these. */
  answer: (act: Act, ids: readonly string[]) => void;
  decide: (ids: readonly string[], decision: EngineerDecision) => void;
  decideAgain: (id: string) => void;
  stopAsking: () => void;
};

/** What keys and buttons of the desk do. */
export function useDeskActs({ desk, selection, sound, say, onHelp, modal }: Input): DeskActs {
  const [asking, setAsking] = useState<{ act: Act; ids: readonly string[] } | null>(null);
  const { state } = desk;
  const { selectedId, chosen } = selection;

  const decide = (ids: readonly string[], decision: EngineerDecision): void => {
    void desk.decide(ids, decision).then((verdicts) => {
      const done = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.requestId] : []));
      for (const id of done) if (chosen.has(id)) selection.choose(id);
      if (ids.length === 1 && done.length === 1 && chosen.size === 0) selection.goPast(done);
    });
  };
  const answer = (act: Act, ids: readonly string[]): void => {
    if (ids.length === 0) return say('Choose a request first.');
    if (act in ASKS) return setAsking({ act, ids });
    const [only] = ids.length === 1 ? ids : [];
    const comment = only !== undefined && state.rows.get(only)?.request.kind === 'comment';
    const plain = act === 'accept' && comment ? 'answer' : act;
    if (plain === 'accept' || plain === 'start' || plain === 'answer' || plain === 'unmerge') decide(ids, { action: plain });
  };
  const act = (name: Act): void => answer(name, chosen.size > 0 ? [...chosen] : selectedId ? [selectedId] : []);

  const handle = (event: KeyboardEvent): void => {
    if (modal || asking) return;
    const command = deskCommand(event);
    if (!command) return;
    switch (command.type) {
      case 'move':
        selection.move(command.by);
        break;
      case 'open':
        if (selectedId) selection.openOne(selectedId);
        break;
      case 'choose':
        if (selectedId) selection.choose(selectedId);
        break;
      case 'act':
        if (!desk.busy) act(command.act);
        break;
      case 'undo':
        if (!desk.busy) void desk.undo();
        break;
      case 'play':
        sound.current?.play();
        break;
      case 'loop':
        sound.current?.loop();
        break;
      case 'previous-version':
        sound.current?.previousVersion();
        break;
      case 'help':
        onHelp();
        break;
      case 'close':
        if (selection.open) selection.close();
        else selection.chooseNone();
        break;
    }
    event.preventDefault();
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return {
    asking: asking?.act ?? null,
    targets: (asking?.ids ?? []).flatMap((id) => state.rows.get(id) ?? []),
    act,
    answer,
    decide,
    decideAgain: (id) => {
      const mark = state.marks.get(id);
      if (mark?.type === 'stale') decide([id], mark.decision);
    },
    stopAsking: () => {
      setAsking(null);
      if (!selection.open) selection.refocus();
    },
  };
}
