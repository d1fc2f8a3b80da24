import { describe, expect, it } from 'vitest';
import { deskCommand } from './desk-keys.ts';

const press = (key: string, target: object = { tagName: 'BODY' }, more: object = {}) =>
  deskCommand({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, isComposing: false, defaultPrevented: false, target, ...more });

describe('keys of the desk', () => {
  it('decide, move and open', () => {
    expect(press('a')).toEqual({ type: 'act', act: 'accept' });
    expect(press('J')).toEqual({ type: 'move', by: 1 });
    expect(press('ArrowUp')).toEqual({ type: 'move', by: -1 });
    expect(press('Enter', { tagName: 'BUTTON', dataset: { row: 'x' } })).toEqual({ type: 'open' });
  });

  it('do nothing while somebody types, and leave buttons their Enter', () => {
    for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) expect(press('d', { tagName, type: 'text' })).toBeNull();
    expect(press('d', { tagName: 'DIV', isContentEditable: true })).toBeNull();
    expect(press('Enter', { tagName: 'BUTTON', dataset: {} })).toBeNull();
    expect(press('a', undefined, { ctrlKey: true })).toBeNull();
  });

  it('work from a ticked box', () => {
    expect(press('d', { tagName: 'INPUT', type: 'checkbox' })).toEqual({ type: 'act', act: 'decline' });
  });

  it('move while held, but decide once', () => {
    expect(press('j', undefined, { repeat: true })).toEqual({ type: 'move', by: 1 });
    expect(press('a', undefined, { repeat: true })).toBeNull();
  });
});
