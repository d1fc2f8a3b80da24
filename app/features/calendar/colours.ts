/** Okabe–Ito: one colour an engineer, by their order; those who come after take them again. */
const COLOURS = ['#56b4e9', '#009e73', '#cc79a7', '#d55e00', '#0072b2', '#f0e442'] as const;
const NOBODY = '#9aa3ad';

/** The stripe that says whose time it is; the name stands beside it. */
export function engineerColour(engineers: readonly { id: string }[], id: string | null): string {
  const at = engineers.findIndex((engineer) => engineer.id === id);
  return at < 0 ? NOBODY : (COLOURS[at % COLOURS.length] as string);
}
