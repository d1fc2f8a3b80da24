import { useEffect, useState } from 'react';
import { createHold, type Hold } from './hold.ts';

/**
 * A hold that ends wherever on the page, or off it, the key or finger comes up. It lasts as long as the finger was
 * down by the browser's own stamps, however late a busy page hears of it: a quick tap stays one.
 */
export function useHold(): Hold {
  const [{ hold, stamp }] = useState(() => {
    let moved = 0;
    return { hold: createHold(() => moved), stamp: ({ timeStamp }: Event) => void (moved = timeStamp) };
  });
  useEffect(() => {
    const release = (): void => hold.release();
    const beginnings = ['keydown', 'pointerdown'] as const;
    const endings = ['keyup', 'pointerup', 'pointercancel'] as const;
    // Stamped before anybody on the way to the button hears of it.
    for (const type of [...beginnings, ...endings, 'blur'] as const) window.addEventListener(type, stamp, { capture: true });
    for (const type of endings) document.addEventListener(type, release);
    window.addEventListener('blur', release);
    return () => {
      for (const type of [...beginnings, ...endings, 'blur'] as const) window.removeEventListener(type, stamp, { capture: true });
      for (const type of endings) document.removeEventListener(type, release);
      window.removeEventListener('blur', release);
    };
  }, [hold, stamp]);
  return hold;
}
