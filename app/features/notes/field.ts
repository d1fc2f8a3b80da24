import { type RefObject, useEffect } from 'react';

/** As high as its text, in browsers that do not do so by themselves; the style sets the limits. */
export function useHeightOf(field: RefObject<HTMLTextAreaElement>, text: string, open: boolean): void {
  useEffect(() => {
    if (field.current && open && !CSS.supports('field-sizing', 'content')) fitHeight(field.current);
  }, [field, text, open]);
}

function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Puts the cursor in the field when it opens, and takes it out at once when it closes: a hidden field must not catch the page's keys. */
export function useFocusWhen(open: boolean, field: RefObject<HTMLTextAreaElement>): void {
  useEffect(() => {
    if (open) return field.current?.focus();
    const within = document.activeElement;
    if (within instanceof HTMLElement && field.current?.form?.contains(within)) within.blur();
  }, [open, field]);
}
