import { type KeyGroups, KeysSheet } from '#app/components/keys-sheet.tsx';

const REVIEW_KEYS: KeyGroups = [
  {
    title: 'Listen',
    rows: [
      [['Space', 'K'], 'Play and pause'],
      [['←', '→'], 'Back and on 5 s'],
      [['Shift ←', 'Shift →'], '1 s'],
      [['Alt ←', 'Alt →'], '0.1 s'],
      [['J', 'L'], 'Back and on 10 s'],
      [['[', ']'], 'Loop from here, loop to here'],
      [['\\'], 'Loop off'],
    ],
  },
  {
    title: 'Compare',
    rows: [
      [['1', '…', '9'], 'Hear this version from the same moment; held while comparing, only as long as you hold'],
      [['D'], 'Hear what differs between two versions'],
      [['M'], 'Match loudness, or play as they are'],
      [['B'], 'Blind test: hear them without their names'],
    ],
  },
  {
    title: 'Notes',
    rows: [
      [['C'], 'Write a note at this moment'],
      [['N', 'P'], 'Next and previous note'],
      [['Enter'], 'Send the note'],
      [['Esc'], 'Leave it as a draft'],
    ],
  },
];

export type ReviewKeysProps = { open: boolean; onClose: () => void };

/** Every key of the review page, over it. */
export function ReviewKeys(props: ReviewKeysProps) {
  return <KeysSheet groups={REVIEW_KEYS} {...props} />;
}
