/** Heights inside the detail view, CSS pixels from its edges. */
export const PIN_LANE = 28;
export const SPAN_ROWS = 2;
export const SPAN_ROW = 6;
export const WAVE_TOP = PIN_LANE + SPAN_ROWS * SPAN_ROW;
export const RULER = 20;

/** Pins nearer than this gather. */
export const CLUSTER_REACH = 26;

/** The closest zoom: samples to one CSS pixel. */
export const FINEST = 64;

/** Wider elements than this are cut by some browsers (Firefox: 17,895,697 px). */
export const WIDEST = 16_000_000;
