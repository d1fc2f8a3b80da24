import type { Response } from 'express';

/** Resolves once a piece is with the system; false when the listener is gone. */
export function sent(response: Response, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve(false);
    const left = (): void => resolve(false);
    response.once('close', left);
    response.write(piece, (error) => {
      response.off('close', left);
      resolve(!error);
    });
  });
}
