import { useCallback, useEffect, useRef, useState } from 'react';

export type Selection = {
  selectedId: string | null;
  chosen: ReadonlySet<string>;
  /** The request is looked at: on a phone it lies over the list. */
  open: boolean;
  /** Rises when the selected row shall take the focus. */
  focus: number;
  select(id: string): void;
  openOne(id: string): void;
  move(by: 1 | -1): void;
  /** Selects what follows these in the list. */
  goPast(ids: readonly string[]): void;
  choose(id: string): void;
  chooseNone(): void;
  close(): void;
  /** Gives the selected row the focus back after a dialog. */
  refocus(): void;
};

/** Which request is looked at, and which are chosen to be decided together. */
export function useDeskSelection(order: readonly string[]): Selection {
  const [selectedId, setSelected] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const [focus, setFocus] = useState(0);
  const now = useRef({ order, selectedId });
  useEffect(() => {
    now.current = { order, selectedId };
  });
  const goTo = useCallback((id: string | undefined) => {
    if (id === undefined) return;
    // The next press may come before the page is drawn.
    now.current.selectedId = id;
    setSelected(id);
    setFocus((count) => count + 1);
  }, []);
  return {
    selectedId,
    chosen,
    open,
    focus,
    select: setSelected,
    openOne: useCallback((id) => {
      setSelected(id);
      setOpen(true);
    }, []),
    move: useCallback(
      (by) => {
        const { order: ids, selectedId: from } = now.current;
        const at = from === null ? -1 : ids.indexOf(from);
        goTo(at < 0 ? ids[0] : ids[Math.min(ids.length - 1, Math.max(0, at + by))]);
      },
      [goTo],
    ),
    goPast: useCallback(
      (ids) => {
        const { order: all } = now.current;
        const last = Math.max(...ids.map((id) => all.indexOf(id)));
        setOpen(false);
        goTo(all[Math.min(all.length - 1, last + 1)]);
      },
      [goTo],
    ),
    choose: useCallback((id) => {
      setChosen((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    }, []),
    chooseNone: useCallback(() => setChosen(new Set()), []),
    refocus: useCallback(() => setFocus((count) => count + 1), []),
    close: useCallback(() => {
      setOpen(false);
      setFocus((count) => count + 1);
    }, []),
  };
}
