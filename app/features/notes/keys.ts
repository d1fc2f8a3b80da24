import type { KeyboardEvent } from 'react';

/** Enter sends, Shift+Enter begins a line; not while an input method composes. */
export const sendsOnEnter = ({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean => key === 'Enter' && !shiftKey && !nativeEvent.isComposing;
