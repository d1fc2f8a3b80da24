/** Colours of the canvas parts, read from the page's custom properties. */

export type WaveColours = { wave: string; played: string; accent: string; line: string; muted: string; surface: string };

const VARIABLES: Record<keyof WaveColours, [name: string, fallback: string]> = {
  wave: ['--tb-wave', '#dfe5ec'],
  played: ['--tb-wave-played', '#8a939d'],
  accent: ['--tb-accent', '#ffb224'],
  line: ['--tb-line', '#272b30'],
  muted: ['--tb-muted', '#9aa3ad'],
  surface: ['--tb-surface', '#171a1d'],
};

/** Resolved through a probe's `color`, so that nested variables and light-dark() arrive as plain colours. */
export function readColours(host: HTMLElement): WaveColours {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const style = getComputedStyle(probe);
  const read = (key: keyof WaveColours): string => {
    const [name, fallback] = VARIABLES[key];
    probe.style.color = `var(${name}, ${fallback})`;
    return style.color;
  };
  const colours: WaveColours = {
    wave: read('wave'),
    played: read('played'),
    accent: read('accent'),
    line: read('line'),
    muted: read('muted'),
    surface: read('surface'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the page's theme may have changed: the system's scheme, or an attribute of the root element. */
export function watchTheme(listener: () => void, signal: AbortSignal): void {
  const root = document.documentElement;
  const observer = new MutationObserver(listener);
  observer.observe(root, { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-mantine-color-scheme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Turns any CSS colour into one a canvas understands; keeps what it has resolved. */
export function colourResolver(host: HTMLElement): (colour: string) => string {
  const known = new Map<string, string>();
  return (colour) => {
    const found = known.get(colour);
    if (found) return found;
    let resolved = colour;
    if (/var\(|light-dark\(|currentcolor/i.test(colour)) {
      const probe = host.ownerDocument.createElement('span');
      probe.hidden = true;
      probe.style.color = colour;
      host.append(probe);
      resolved = getComputedStyle(probe).color;
      probe.remove();
    }
    known.set(colour, resolved);
    return resolved;
  };
}
