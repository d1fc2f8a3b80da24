import { describe, expect, it } from 'vitest';
import { keyCommand } from './keys.ts';
import type { KeyPress } from './keys.ts';

type Target = { tagName: string; type?: string; isContentEditable?: boolean; role?: string };

const on = ({ tagName, type = '', isContentEditable = false, role }: Target) => ({
  tagName,
  type,
  isContentEditable,
  getAttribute: (name: string) => (name === 'role' ? (role ?? null) : null),
});

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  target: on({ tagName: 'BODY' }),
  ...change,
});

describe('keyCommand', () => {
  it.each([
    [' ', { type: 'toggle-play' }],
    ['k', { type: 'toggle-play' }],
    ['j', { type: 'nudge', seconds: -10 }],
    ['L', { type: 'nudge', seconds: 10 }],
    ['ArrowLeft', { type: 'nudge', seconds: -5 }],
    ['ArrowRight', { type: 'nudge', seconds: 5 }],
    ['[', { type: 'loop-in' }],
    [']', { type: 'loop-out' }],
    ['\\', { type: 'loop-off' }],
    ['c', { type: 'note' }],
    ['n', { type: 'next-note' }],
    ['P', { type: 'previous-note' }],
    ['1', { type: 'version', number: 1 }],
    ['9', { type: 'version', number: 9 }],
    ['b', { type: 'blind' }],
    ['d', { type: 'difference' }],
    ['m', { type: 'match' }],
    ['?', { type: 'help' }],
  ])('%s', (key, command) => {
    expect(keyCommand(press(key))).toEqual(command);
  });

  it('moves by a second with shift and by 100 ms with alt', () => {
    expect(keyCommand(press('ArrowRight', { shiftKey: true }))).toEqual({ type: 'nudge', seconds: 1 });
    expect(keyCommand(press('ArrowLeft', { altKey: true }))).toEqual({ type: 'nudge', seconds: -0.1 });
  });

  it.each([
    ['an input', { tagName: 'INPUT' }],
    ['a text area', { tagName: 'textarea' }],
    ['a choice list', { tagName: 'SELECT' }],
    ['editable text', { tagName: 'DIV', isContentEditable: true }],
    ['a combobox', { tagName: 'DIV', role: 'combobox' }],
  ])('is silent while typing in %s', (_, target) => {
    for (const key of [' ', 'c', 'k', '1', 'ArrowLeft', '?']) {
      expect(keyCommand(press(key, { target: on(target) }))).toBeNull();
    }
  });

  it('looks into shadow roots for where the key was pressed', () => {
    const inner = on({ tagName: 'TEXTAREA' });
    expect(keyCommand(press('c', { composedPath: () => [inner] }))).toBeNull();
  });

  it('leaves space to a focused button and arrows to a focused slider or tab', () => {
    expect(keyCommand(press(' ', { target: on({ tagName: 'BUTTON' }) }))).toBeNull();
    expect(keyCommand(press('c', { target: on({ tagName: 'BUTTON' }) }))).toEqual({ type: 'note' });
    expect(keyCommand(press('ArrowLeft', { target: on({ tagName: 'DIV', role: 'slider' }) }))).toBeNull();
    expect(keyCommand(press('ArrowLeft', { target: on({ tagName: 'BUTTON', role: 'tab' }) }))).toBeNull();
  });

  it('leaves arrows to a range, which takes no letters', () => {
    const range = on({ tagName: 'INPUT', type: 'range' });
    expect(keyCommand(press('ArrowLeft', { target: range }))).toBeNull();
    expect(keyCommand(press('d', { target: range }))).toEqual({ type: 'difference' });
  });

  it("leaves the browser's and the system's shortcuts alone", () => {
    expect(keyCommand(press('c', { ctrlKey: true }))).toBeNull();
    expect(keyCommand(press('c', { metaKey: true }))).toBeNull();
    expect(keyCommand(press('d', { altKey: true }))).toBeNull();
    expect(keyCommand(press('c', { defaultPrevented: true }))).toBeNull();
    expect(keyCommand(press('c', { isComposing: true }))).toBeNull();
  });

  it('takes brackets typed through AltGr', () => {
    const altGraph = { ctrlKey: true, altKey: true, getModifierState: (key: string) => key === 'AltGraph' };
    expect(keyCommand(press('[', altGraph))).toEqual({ type: 'loop-in' });
  });

  it('repeats moves only', () => {
    expect(keyCommand(press(' ', { repeat: true }))).toBeNull();
    expect(keyCommand(press('c', { repeat: true }))).toBeNull();
    expect(keyCommand(press('ArrowLeft', { repeat: true }))).not.toBeNull();
  });

  it('switches by the digit row of layouts that have other signs there', () => {
    expect(keyCommand(press('&', { code: 'Digit1' }))).toEqual({ type: 'version', number: 1 });
    expect(keyCommand(press('!', { code: 'Digit1', shiftKey: true }))).toBeNull();
  });
});
