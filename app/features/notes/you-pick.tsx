/** To who decides for the project: where to do it. */
export function YouPick({ at }: { at: string }) {
  return (
    <>
      You decide for the project: pick one under{' '}
      <a className="tb-note-ask" href={at}>
        Where things stand
      </a>
      .
    </>
  );
}
