import { useEffect, useRef } from 'react';
import '../review/keys-sheet.css';
import { DESK_KEYS } from './desk-keys.ts';

/** Every key of the desk, over it. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="rv-keys"
      aria-labelledby="dk-keys-title"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== '?') return;
        // Else the page would open it again.
        event.preventDefault();
        onClose();
      }}
    >
      <div className="rv-keys-inside">
        <div className="rv-keys-head">
          <h2 id="dk-keys-title">Keys</h2>
          <button type="button" className="tb-small" onClick={onClose}>
            Close
          </button>
        </div>
        {DESK_KEYS.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, does]) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
