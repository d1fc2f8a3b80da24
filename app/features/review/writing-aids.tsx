import type { Writing } from './use-writing.ts';

/** Under the composer: whether the music waits, and the note's way to where the playhead is by now. */
export function WritingAids({ writing }: { writing: Writing }) {
  return (
    <div className="rv-writing rv-needs-script">
      <label>
        <input type="checkbox" checked={writing.pauses} onChange={(event) => writing.setPauses(event.currentTarget.checked)} />
        Pause while I write
      </label>
      <button type="button" className="tb-link" onClick={writing.toPlayhead}>
        Move it to the playhead
      </button>
    </div>
  );
}
