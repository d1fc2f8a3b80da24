/** The server's clock decides. Doors read it once per request and hand it down. */
export const clock = { now: (): Date => new Date() };
