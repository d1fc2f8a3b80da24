/**
 * What a web page does without an engine: one media element a version, all playing, one of them heard, kept in step by
 * `currentTime`. Played by keys, like the product's page: p, 1 to 9, arrows for 5 seconds, f for a place chosen before.
 */

export type Peer = {
  open: (urls: string[], sampleRate: number) => void;
  /** Resolves when every element knows its file. */
  ready: () => Promise<unknown>;
  /** Where `f` goes, as a share of the length. */
  far: number;
};

declare global {
  interface Window {
    listeningPeer: Peer;
  }
}

/** Further apart than this, an element is set right; a smaller limit makes it seek at every switch. */
const APART_S = 0.025;

let context: AudioContext | null = null;
let elements: HTMLAudioElement[] = [];
let heard = 0;

function inStep(): void {
  const now = elements[heard]?.currentTime ?? 0;
  for (const element of elements) if (Math.abs(element.currentTime - now) > APART_S) element.currentTime = now;
}

function goTo(seconds: number): void {
  for (const element of elements) element.currentTime = seconds;
}

function onKey({ key }: KeyboardEvent): void {
  const at = elements[heard]?.currentTime ?? 0;
  if (key === 'p') {
    void context?.resume();
    for (const element of elements) void element.play();
  } else if (/^[1-9]$/.test(key) && elements[Number(key) - 1]) {
    const to = Number(key) - 1;
    inStep();
    elements.forEach((element, i) => (element.muted = i !== to));
    heard = to;
  } else if (key === 'ArrowRight') goTo(at + 5);
  else if (key === 'ArrowLeft') goTo(Math.max(0, at - 5));
  else if (key === 'f') goTo(window.listeningPeer.far * (elements[heard]?.duration ?? 0));
}

window.listeningPeer = {
  open: (urls, sampleRate) => {
    context = new AudioContext({ sampleRate });
    const own = context;
    elements = urls.map((url, i) => {
      const element = new Audio();
      element.preload = 'auto';
      element.muted = i !== 0;
      element.src = url;
      own.createMediaElementSource(element).connect(own.destination);
      return element;
    });
    document.addEventListener('keydown', onKey);
  },
  ready: () => Promise.all(elements.map((element) => element.readyState > 0 ? Promise.resolve() : new Promise<unknown>((resolve) => element.addEventListener('loadedmetadata', resolve, { once: true })))),
  far: 0.5,
};
