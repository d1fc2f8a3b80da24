/**
 * A silent element that plays beside the engine. Phones give lock-screen controls, and keep a page alive in the pocket, to
 * media elements alone.
 */
export type Keeper = { play(): void; pause(): void; dispose(): void };

const SECONDS = 10;
const RATE = 8000;

export function createKeeper(): Keeper {
  let element: HTMLAudioElement | null = null;
  let url = '';
  const make = (): HTMLAudioElement => {
    url = URL.createObjectURL(new Blob([silence()], { type: 'audio/wav' }));
    element = new Audio(url);
    element.loop = true;
    return element;
  };
  return {
    play: () => void (element ?? make()).play().catch(() => undefined),
    pause: () => element?.pause(),
    dispose() {
      element?.pause();
      element?.removeAttribute('src');
      if (url) URL.revokeObjectURL(url);
    },
  };
}

/** A WAV file of nothing, mono, 8 bit. */
function silence(): ArrayBuffer {
  const size = SECONDS * RATE;
  const file = new DataView(new ArrayBuffer(44 + size));
  const word = (at: number, letters: string): void => [...letters].forEach((letter, i) => file.setUint8(at + i, letter.charCodeAt(0)));
  word(0, 'RIFF');
  file.setUint32(4, 36 + size, true);
  word(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, RATE, true);
  file.setUint32(28, RATE, true);
  file.setUint16(32, 1, true);
  file.setUint16(34, 8, true);
  word(36, 'data');
  file.setUint32(40, size, true);
  new Uint8Array(file.buffer, 44).fill(128);
  return file.buffer;
}
