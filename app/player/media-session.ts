/** Lock screen, headset and keyboard media keys for any transport. */
import type { Transport } from './transport.ts';

export type MediaSessionText = { title: string; artist?: string | undefined };

const SKIP_SECONDS = 5;
const ACTIONS: MediaSessionAction[] = ['play', 'pause', 'stop', 'seekto', 'seekbackward', 'seekforward'];

/** Returns its detach; does nothing where the browser has no Media Session. */
export function attachMediaSession(transport: Transport, text: MediaSessionText): () => void {
  const session = typeof navigator === 'undefined' ? undefined : navigator.mediaSession;
  if (!session) return () => undefined;

  const handle = (action: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // The browser does not know this action; the others still work.
    }
  };
  const skip = (seconds: number): void => transport.seek({ seconds: transport.position().seconds + seconds });
  handle('play', () => transport.play());
  handle('pause', () => transport.pause());
  handle('stop', () => transport.pause());
  handle('seekto', (details) => {
    if (details.seekTime !== undefined) transport.seek({ seconds: details.seekTime });
  });
  handle('seekbackward', (details) => skip(-(details.seekOffset || SKIP_SECONDS)));
  handle('seekforward', (details) => skip(details.seekOffset || SKIP_SECONDS));

  let shown = '';
  const show = (): void => {
    const { state } = transport;
    const label = transport.sources.find((source) => source.versionId === state.versionId)?.label ?? '';
    const title = label ? `${text.title} (${label})` : text.title;
    if (title !== shown && typeof MediaMetadata === 'function') {
      shown = title;
      session.metadata = new MediaMetadata({ title, artist: text.artist ?? '' });
    }
    session.playbackState = state.status === 'playing' || state.status === 'stalled' ? 'playing' : state.versionId ? 'paused' : 'none';
    if (state.duration.seconds > 0 && 'setPositionState' in session) {
      const position = Math.min(transport.position().seconds, state.duration.seconds);
      session.setPositionState({ duration: state.duration.seconds, position, playbackRate: 1 });
    }
  };
  show();
  const off = transport.subscribe(show);

  return () => {
    off();
    for (const action of ACTIONS) handle(action, null);
    session.metadata = null;
    session.playbackState = 'none';
  };
}
