import { useEffect, useRef } from 'react';
import { runCommand } from '#app/player/commands.ts';
import { keyCommand, type KeyCommand } from '#app/player/keys.ts';
import type { Transport } from '#app/player/transport.ts';

/** The page's keys: the transport's own are carried out, the others go to `handle`, which says whether it took them. */
export function useKeys(transport: Transport | null, handle: (command: KeyCommand) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    if (!transport) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const command = keyCommand(event);
      if (!command) return;
      // Without a version in the player its keys have nothing to move.
      const taken = (transport.state.versionId !== null && runCommand(transport, command)) || latest.current(command);
      if (taken) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [transport]);
}
