import { describe, expect, test } from 'vitest';
import { tokensOf } from './forms.ts';

const words = (body: string) => tokensOf(body).map(({ text }) => text).join(' ');

describe('slips of the keyboard', () => {
  test.each([
    ['more reverb on the gutar', 'more reverb on the guitar'],
    ['snare a tuoch loudr', 'snare a touch louder'],
    ['sooo much cleaarer', 'so much clearer'],
  ])('%s', (written, read) => {
    expect(words(written)).toBe(read);
  });
});

describe('everyday words mean themselves, however near they are to one of the field’s', () => {
  test.each([
    'after that we went home',
    'the same as on the other side, i guess',
    'she said it must be around the third one',
    'replacing it would be fair enough',
    'them or those, then each of these three',
  ])('%s', (body) => {
    expect(words(body)).toBe(body.replace(/,/g, ' ,'));
  });
});
