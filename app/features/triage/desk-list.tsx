import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { DeskState } from './desk-state.ts';
import { isOver } from './desk-state.ts';
import { DeskRowItem, type RowActions } from './desk-row.tsx';
import type { Filter } from './filter-search.ts';
import { TrackHead } from './track-head.tsx';
import type { Desk } from './use-desk.ts';

type Props = RowActions & {
  desk: Pick<Desk, 'state' | 'reading' | 'more'>;
  filter: Filter;
  selectedId: string | null;
  chosen: ReadonlySet<string>;
  /** A count that rises when the selected row shall take the focus. */
  focus: number;
};

/** A track's head, or a request below it. */
type Item = { type: 'head'; trackId: string } | { type: 'row'; id: string };

const HEAD = 84;
const ROW = 68;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30;

/** The list, of which only what is in view stands in the page. */
export function DeskList({ desk, filter, selectedId, chosen, focus, ...actions }: Props) {
  const { state, reading, more } = desk;
  const box = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(state), [state]);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used here alone, and anew at each render.
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (items[index]?.type === 'head' ? HEAD : ROW),
    getItemKey: (index) => {
      const item = items[index];
      return item?.type === 'row' ? item.id : `head ${item?.trackId} ${index}`;
    },
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - AHEAD && reading === 'idle') more();
  }, [last, items.length, reading, more]);

  useFocus(box, focus, selectedId, () => {
    const index = items.findIndex((item) => item.type === 'row' && item.id === selectedId);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  });

  const total = state.next === null ? state.order.length : -1;
  const place = useMemo(() => new Map(state.order.map((id, index) => [id, index + 1])), [state.order]);
  return (
    <div className="dk-list" ref={box} aria-busy={reading === 'busy'}>
      <ul style={{ height: virtual.getTotalSize() }} aria-label="Requests">
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          if (!item) return null;
          const row = item.type === 'row' ? state.rows.get(item.id) : undefined;
          const track = state.tracks.get(item.type === 'head' ? item.trackId : (row?.request.trackId ?? ''));
          return (
            <li
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
              {...(row ? { 'aria-posinset': place.get(row.request.id), 'aria-setsize': total } : {})}
            >
              {item.type === 'head' ? (
                track ? <TrackHead track={track} /> : null
              ) : row ? (
                <DeskRowItem {...actions} row={row} track={track} selected={row.request.id === selectedId} chosen={chosen.has(row.request.id)} over={isOver(row, filter)} mark={state.marks.get(row.request.id)} />
              ) : null}
            </li>
          );
        })}
      </ul>
      {reading === 'busy' ? <p className="dk-more">Reading on…</p> : null}
      {typeof reading === 'object' ? (
        <p className="dk-more" role="alert">
          {reading.problem}{' '}
          <button type="button" className="tb-small" onClick={more}>
            Read on
          </button>
        </p>
      ) : null}
    </div>
  );
}

function itemsOf({ order, rows }: DeskState): Item[] {
  let trackId = '';
  return order.flatMap((id): Item[] => {
    const of = rows.get(id)?.request.trackId ?? '';
    const begins = of !== trackId;
    trackId = of;
    return begins ? [{ type: 'head', trackId: of }, { type: 'row', id }] : [{ type: 'row', id }];
  });
}

const FRAMES = 12;

/** Brings the selected row into view and gives it the focus, as soon as it stands in the page. */
function useFocus(box: React.RefObject<HTMLDivElement>, focus: number, selectedId: string | null, reveal: () => void): void {
  const latest = useRef({ selectedId, reveal });
  useEffect(() => {
    latest.current = { selectedId, reveal };
  });
  useEffect(() => {
    if (focus === 0) return undefined;
    latest.current.reveal();
    let frame = 0;
    let left = FRAMES;
    const attempt = (): void => {
      const row = box.current?.querySelector<HTMLElement>(`[data-row="${latest.current.selectedId}"]`);
      if (row) row.focus({ preventScroll: true });
      else if ((left -= 1) > 0) frame = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(frame);
  }, [focus, box]);
}
