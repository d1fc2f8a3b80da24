import { useEffect, useState } from 'react';
import { createHold, type Hold } from './hold.ts';

/** A hold that ends wherever on the page, or off it, the key or finger comes up. */
export function useHold(): Hold {
  const [hold] = useState(() => createHold(() => performance.now()));
  useEffect(() => {
    const release = (): void => hold.release();
    const endings = ['keyup', 'pointerup', 'pointercancel'] as const;
    for (const type of endings) document.addEventListener(type, release);
    window.addEventListener('blur', release);
    return () => {
      for (const type of endings) document.removeEventListener(type, release);
      window.removeEventListener('blur', release);
    };
  }, [hold]);
  return hold;
}
