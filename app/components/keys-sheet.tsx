import { useEffect, useRef } from 'react';
import './keys-sheet.css';

export type KeyGroups = readonly { title: string; rows: readonly (readonly [keys: readonly string[], does: string])[] }[];

/** Every key of the page, over it. */
export function KeysSheet({ groups, open, onClose }: { groups: KeyGroups; open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="tb-keys"
      aria-labelledby="tb-keys-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== '?') return;
        // Else the page would open it again.
        event.preventDefault();
        onClose();
      }}
    >
      {open ? (
        <div className="tb-keys-inside">
          <div className="tb-keys-head">
            <h2 id="tb-keys-title">Keys</h2>
            <button type="button" className="tb-small" onClick={onClose}>
              Close
            </button>
          </div>
          {groups.map(({ title, rows }) => (
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
