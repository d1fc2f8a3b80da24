/** How the tool ends; scripts may rely on the numbers. */
export const EXIT = { ok: 0, failed: 1, usage: 2, rights: 3, interrupted: 130 } as const;

/** Something a person can do something about: said in one line, without a trace. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
    /** Trying the same again would end the same. */
    readonly lasting = false,
  ) {
    super(message);
  }
}

export const usage = (message: string): Failure => new Failure(message, EXIT.usage);
