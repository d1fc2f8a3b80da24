import { describe, expect, it } from 'vitest';
import { columnAt } from './paint.ts';

const channel = { min: Int16Array.from([-1, -8, -2, -4]), max: Int16Array.from([1, 2, 9, 4]) };

describe('columnAt', () => {
  it('takes the extremes of all points that a column touches', () => {
    expect(columnAt(channel, 1, 0, 4)).toEqual({ low: -8, high: 9 });
    expect(columnAt(channel, 1, 2, 3)).toEqual({ low: -2, high: 9 });
    expect(columnAt(channel, 0.5, 0.5, 1.5)).toEqual({ low: -4, high: 1 });
  });

  it('glides between points where a column is narrower than one', () => {
    expect(columnAt(channel, 1, 0.9, 1.1)).toEqual({ low: -4.5, high: 1.5 });
  });

  it('is silent after the end and without points', () => {
    expect(columnAt(channel, 1, 40, 44)).toEqual({ low: 0, high: 0 });
    expect(columnAt({ min: new Int8Array(), max: new Int8Array() }, 1, 0, 4)).toEqual({ low: 0, high: 0 });
  });
});
