import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** After somebody has scrolled by hand the list stays where they put it for this long. */
const HANDS_OFF_MS = 4000;

/**
 * Keeps the current note in view inside its scroller, unless somebody scrolls or points at the list. What is selected
 * is brought into view whoever scrolls. Items carry `data-note`; the current one gets `data-current` here and not in
 * their rendering, since it changes while music plays and a list of 500 must not render for it.
 * @param rows what is rendered in the scroller; the mark is set again when it changes.
 */
export function useFollow(scroller: RefObject<HTMLElement>, currentId: string | null, selectedId: string | null, rows: unknown): void {
  const touched = useRef(0);
  const hovered = useRef(false);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const touch = (): void => void (touched.current = Date.now());
    const enter = (event: PointerEvent): void => void (hovered.current = event.pointerType === 'mouse');
    const leave = (): void => void (hovered.current = false);
    const options = { passive: true };
    box.addEventListener('wheel', touch, options);
    box.addEventListener('touchmove', touch, options);
    box.addEventListener('keydown', touch);
    box.addEventListener('pointerenter', enter);
    box.addEventListener('pointerleave', leave);
    return () => {
      box.removeEventListener('wheel', touch);
      box.removeEventListener('touchmove', touch);
      box.removeEventListener('keydown', touch);
      box.removeEventListener('pointerenter', enter);
      box.removeEventListener('pointerleave', leave);
    };
  }, [scroller]);

  useMark(scroller, currentId, rows);

  useEffect(() => {
    if (!currentId || hovered.current || Date.now() - touched.current < HANDS_OFF_MS) return;
    const box = scroller.current;
    // Somebody writing in the list must not have it move under them.
    if (box?.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement) return;
    reveal(box, currentId);
  }, [scroller, currentId]);

  useEffect(() => {
    if (selectedId) reveal(scroller.current, selectedId);
  }, [scroller, selectedId]);
}

const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

function useMark(scroller: RefObject<HTMLElement>, currentId: string | null, rows: unknown): void {
  useBeforePaint(() => {
    const item = currentId === null ? null : itemIn(scroller.current, currentId);
    item?.setAttribute('data-current', 'true');
    item?.setAttribute('aria-current', 'true');
    return () => {
      item?.removeAttribute('data-current');
      item?.removeAttribute('aria-current');
    };
  }, [scroller, currentId, rows]);
}

const itemIn = (box: HTMLElement | null, id: string): HTMLElement | null => box?.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`) ?? null;

/** Scrolls the box alone, never the page, and only as far as needed. */
function reveal(box: HTMLElement | null, id: string): void {
  const item = itemIn(box, id);
  if (!box || !item) return;
  const move = (): void => {
    const outer = box.getBoundingClientRect();
    const inner = item.getBoundingClientRect();
    const margin = Math.min(48, outer.height / 6);
    if (inner.top < outer.top + margin) box.scrollTop += inner.top - outer.top - margin;
    else if (inner.bottom > outer.bottom - margin) box.scrollTop += Math.min(inner.bottom - outer.bottom + margin, inner.top - outer.top - margin);
  };
  move();
  // Items far off had only an estimated height until now.
  requestAnimationFrame(move);
}
