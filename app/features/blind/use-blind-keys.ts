import { useEffect, useRef } from 'react';

type Keys = { slots: readonly string[]; onHear: (slot: string) => void; /** Enter, outside of buttons and fields. */ onAnswer: () => void };

const FIELDS = 'input:not([type="range"]), textarea, select, [contenteditable="true"]';

/** A, B, X or the numbers hear a slot; Enter answers with the one that sounds. */
export function useBlindKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(FIELDS)) return;
      const { slots, onHear, onAnswer } = latest.current;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const slot = slots.find((one) => one === event.key.toLowerCase() || one === digit);
      if (slot !== undefined) onHear(slot);
      else if (event.key === 'Enter' && !target?.closest('button, a, summary')) onAnswer();
      else return;
      event.preventDefault();
    };
    // Before the page's own keys: B is a slot here.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
