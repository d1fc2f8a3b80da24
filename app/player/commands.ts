import { isRunning } from './heard.ts';
import type { KeyCommand } from './keys.ts';
import type { Transport } from './transport.ts';

/** Carries out the commands that are the transport's own; false for those that the page handles. */
export function runCommand(transport: Transport, command: KeyCommand): boolean {
  const { state } = transport;
  const { samples, seconds } = transport.position();
  switch (command.type) {
    case 'toggle-play':
      if (isRunning(state)) transport.pause();
      else transport.play();
      return true;
    case 'nudge':
      transport.seek({ seconds: seconds + command.seconds });
      return true;
    case 'loop-in':
      transport.setLoop({ start: samples, end: state.loop && state.loop.end > samples ? state.loop.end : state.duration.samples });
      return true;
    case 'loop-out':
      transport.setLoop({ start: state.loop && state.loop.start < samples ? state.loop.start : 0, end: samples });
      return true;
    case 'loop-off':
      transport.setLoop(null);
      return true;
    default:
      return false;
  }
}
