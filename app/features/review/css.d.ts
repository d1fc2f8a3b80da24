import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Colour of the version that a part of the page speaks of. */
    '--rv-version'?: string;
  }
}
