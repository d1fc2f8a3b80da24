/** What the waveform can carry on top of itself. It does not know what a mark stands for. */

export type MarkShape = 'circle' | 'diamond' | 'triangle' | 'square';

export type Mark = {
  id: string;
  /** Seconds of the shown version. */
  start: number;
  /** Seconds; a mark with an end is a span. */
  end?: number | undefined;
  /** Any CSS colour, custom properties included. */
  colour: string;
  shape: MarkShape;
  /** Spoken name of the pin, and its tooltip. */
  label: string;
  selected: boolean;
};
