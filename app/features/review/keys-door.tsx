import { type ComponentType, useEffect, useState } from 'react';
import type { ReviewKeysProps } from './review-keys.tsx';

/** Every key of the page, fetched when it is first asked for. */
export function KeysDoor({ open, onClose, say }: ReviewKeysProps & { say: (sentence: string) => void }) {
  const [sheet, setSheet] = useState<{ Sheet: ComponentType<ReviewKeysProps> } | null>(null);
  useEffect(() => {
    if (!open || sheet) return undefined;
    let gone = false;
    import('./review-keys.tsx').then(
      ({ ReviewKeys }) => {
        if (!gone) setSheet({ Sheet: ReviewKeys });
      },
      () => {
        if (gone) return;
        say('The list of keys did not load. Reload the page to see it.');
        onClose();
      },
    );
    return () => {
      gone = true;
    };
  }, [open, sheet, say, onClose]);
  return sheet ? <sheet.Sheet open={open} onClose={onClose} /> : null;
}
