import { useEffect, useRef } from 'react';
import './keys-sheet.css';

const KEYS: readonly { title: string; rows: readonly (readonly [keys: readonly string[], does: string])[] }[] = [
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

/** Every key of the page, over it. */
export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="rv-keys"
      aria-labelledby="rv-keys-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === '?') onClose();
        event.stopPropagation();
      }}
    >
      {open ? (
        <div className="rv-keys-inside">
          <div className="rv-keys-head">
            <h2 id="rv-keys-title">Keys</h2>
            <button type="button" className="rv-button" onClick={onClose}>
              Close
            </button>
          </div>
          {KEYS.map(({ title, rows }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {rows.map(([keys, does]) => (
                  <div key={does}>
                    <dt>
                      {keys.map((key) => (key === '…' ? <span key={key}>{key}</span> : <kbd key={key}>{key}</kbd>))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      ) : null}
    </dialog>
  );
}
