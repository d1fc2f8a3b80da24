import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const amber: MantineColorsTuple = [
  '#fff7e6', '#ffedcc', '#ffd999', '#ffc966', '#ffbd42', '#ffb224', '#e89b0c', '#b97703', '#8a5800', '#5c3a00',
];
const night: MantineColorsTuple = [
  '#e8eaed', '#c3c9d0', '#9aa3ad', '#6f7983', '#3a4047', '#272b30', '#1e2226', '#171a1d', '#101214', '#0b0d0e',
];

/** The control room at night, and the same room by day. */
export const theme = createTheme({
  primaryColor: 'amber',
  primaryShade: 5,
  autoContrast: true,
  luminanceThreshold: 0.4,
  colors: { amber, dark: night },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600' },
});

/** Okabe–Ito, without the amber that is the playhead's: one colour a version, by its number. */
const VERSION_COLOURS = ['#56b4e9', '#009e73', '#cc79a7', '#d55e00', '#0072b2', '#f0e442'] as const;

/** References stand apart from the mixes: pale, and told apart by their names. */
const REFERENCE_COLOURS = ['#b39ddb', '#a1b2bd', '#9ccc65'] as const;

export function versionColour({ role, number }: { role: 'mix' | 'reference'; number: number }): string {
  const colours = role === 'reference' ? REFERENCE_COLOURS : VERSION_COLOURS;
  return colours[(number - 1) % colours.length] as string;
}

/** Our own variables, which the player and plain CSS use. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--tb-radius': '6px', '--tb-accent': '#ffb224' },
  dark: {
    '--tb-bg': '#101214',
    '--tb-surface': '#171a1d',
    '--tb-raised': '#1e2226',
    '--tb-line': '#272b30',
    '--tb-control': '#6f7983',
    '--tb-text': '#e8eaed',
    '--tb-muted': '#9aa3ad',
    '--tb-wave': '#e3e9f0',
    '--tb-wave-played': '#98a2ad',
    '--tb-accent-text': '#ffb224',
    '--mantine-color-body': '#101214',
    '--mantine-color-text': '#e8eaed',
    '--mantine-color-dimmed': '#9aa3ad',
    '--mantine-color-default-border': '#3a4047',
  },
  light: {
    '--tb-bg': '#f6f7f8',
    '--tb-surface': '#ffffff',
    '--tb-raised': '#f0f2f4',
    '--tb-line': '#dde1e5',
    '--tb-control': '#79828b',
    '--tb-text': '#16191c',
    '--tb-muted': '#59636d',
    '--tb-wave': '#1d3a5c',
    '--tb-wave-played': '#7f93a8',
    '--tb-accent-text': '#8a5800',
    '--mantine-color-body': '#f6f7f8',
    '--mantine-color-text': '#16191c',
    '--mantine-color-dimmed': '#59636d',
  },
});
