import { Link } from '@remix-run/react';
import { useEffect, useReducer, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { MapView } from '#app/contracts/song-map.ts';
import { offsetMs, sectionsOn } from '#app/domain/song-map/place.ts';
import { timecode } from '#app/player/time.ts';
import type { PlayerSource, Transport } from '#app/player/transport.ts';
import { usePositionValue } from '#app/player/view/hooks.ts';
import { Boundaries } from './boundaries.tsx';
import { draftOf, draw, drawnSections, isAlike } from './draft.ts';
import { askForSections, saveMap } from './save-map.ts';
import './map-desk.css';

export type MapDeskProps = {
  trackId: string;
  map: MapView;
  /** The version drawn; sections lie on the song's clock, the same for all. */
  source: PlayerSource;
  transport: Transport | null;
  /** The lane above the waveform, where boundaries are dragged. */
  lane: HTMLElement | null;
  onClose: () => void;
  say: (sentence: string) => void;
};

const NAMES = ['Intro', 'Verse', 'Pre-chorus', 'Chorus', 'Post-chorus', 'Bridge', 'Solo', 'Breakdown', 'Interlude', 'Drop', 'Outro'];
const TENTH = 100;

type Trouble = { message: string; /** The map that somebody else has saved meanwhile. */ theirs: MapView | null };

/** Where an engineer draws the sections: boundaries above the waveform, the section in hand below it. */
export function MapDesk({ trackId, map, source, transport, lane, onClose, say }: MapDeskProps) {
  const [draft, act] = useReducer(draw, map.sections, draftOf);
  const [seen, setSeen] = useState(map);
  const [saving, setSaving] = useState(false);
  const [listening, setListening] = useState(false);
  const typed = useRef(false);
  const adds = useRef<HTMLButtonElement>(null);
  const [sure, setSure] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const shift = offsetMs({ sampleRate: source.sampleRate, offsetSamples: source.offsetSamples ?? 0 });
  const durationMs = Math.round((source.samples * 1000) / source.sampleRate);
  const here = usePositionValue(transport, ({ versionId, ms }) => {
    const heard = transport?.sources.find((one) => one.versionId === versionId);
    return ms + (heard ? offsetMs({ sampleRate: heard.sampleRate, offsetSamples: heard.offsetSamples ?? 0 }) : 0);
  });
  const sections = drawnSections(draft);
  const placed = sectionsOn(draft.sections, { sampleRate: source.sampleRate, offsetSamples: source.offsetSamples ?? 0, durationMs });
  const selected = draft.sections.find(({ id }) => id === draft.selected) ?? null;
  const alike = selected ? draft.sections.filter((one) => one !== selected && one.name !== selected.name && isAlike(one, selected)).length : 0;
  const dirty = JSON.stringify(sections) !== JSON.stringify(seen.sections);
  const clears = sections.length === 0 && seen.sections.length > 0;
  const words = (ms: number): string => timecode(Math.max(0, ms - shift) / 1000);

  // Opened from the side of the page, or from far below on a phone.
  useEffect(() => adds.current?.focus(), []);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
  const add = (): void => {
    act({ type: 'add', at: here });
    say(`A section begins at ${words(here)}.`);
  };
  const save = async (): Promise<void> => {
    if (clears && !sure) return setSure(true);
    setSaving(true);
    const answer = await saveMap(trackId, { rowVersion: seen.rowVersion, sections, parts: seen.parts });
    setSaving(false);
    if (!answer.ok) return setTrouble({ message: answer.message, theirs: answer.map });
    say('Sections saved.');
    onClose();
  };
  const suggest = async (): Promise<void> => {
    setListening(true);
    setTrouble(null);
    const answer = await askForSections(trackId, source.versionId);
    setListening(false);
    if (!answer.ok) return setTrouble({ message: answer.message, theirs: null });
    act({ type: 'replace', sections: answer.sections, heard: true });
    say(`${answer.sections.length} sections suggested. Undo takes them back.`);
  };
  const goOn = (from: MapView, keep: boolean): void => {
    setSeen(from);
    setTrouble(null);
    if (!keep) act({ type: 'replace', sections: from.sections });
  };

  return (
    <section
      className="sm-desk"
      aria-label="Draw the sections"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        act({ type: 'undo' });
      }}
    >
      {lane ? createPortal(<Boundaries placed={placed} drawn={draft.sections} shift={shift} durationMs={durationMs} selected={draft.selected} lane={lane} act={act} />, lane) : null}
      <div className="sm-acts">
        <button type="button" className="rv-button" ref={adds} onClick={add}>
          Add a section at {words(here)}
        </button>
        <button type="button" className="rv-button" disabled={draft.before.length === 0} onClick={() => act({ type: 'undo' })}>
          Undo
        </button>
        <button type="button" className="rv-button" disabled={listening} onClick={() => void suggest()}>
          {listening ? 'Listening…' : 'Suggest sections from the sound'}
        </button>
        <span className="sm-spacer" />
        <button type="button" className="rv-button" onClick={onClose}>
          {dirty ? 'Discard' : 'Close'}
        </button>
        <button type="button" className="rv-button sm-save" disabled={!dirty || saving} onClick={() => void save()}>
          {saving ? 'Saving…' : 'Save'}
        </button>
      </div>
      {trouble ? (
        <div className="sm-trouble" role="alert">
          <p>{trouble.message}</p>
          {trouble.theirs ? (
            <>
              <button type="button" className="rv-button" onClick={() => trouble.theirs && goOn(trouble.theirs, false)}>
                Take theirs
              </button>
              <button type="button" className="rv-button" onClick={() => trouble.theirs && goOn(trouble.theirs, true)}>
                Keep mine
              </button>
            </>
          ) : null}
        </div>
      ) : null}
      {sure && clears ? (
        <div className="sm-trouble" role="alert">
          <p>Nothing is left: this clears the sections of the track for everybody.</p>
          <button type="button" className="rv-button" onClick={() => void save()}>
            Clear them
          </button>
          <button type="button" className="rv-button" onClick={() => setSure(false)}>
            Keep them
          </button>
        </div>
      ) : null}
      {selected ? (
        <div className="sm-hand" role="group" aria-label="The section in hand">
          <label>
            <span>Name</span>
            <input
              key={selected.id}
              list="sm-names"
              maxLength={40}
              autoComplete="off"
              value={selected.name}
              autoFocus
              onFocus={(event) => {
                typed.current = false;
                event.currentTarget.select();
              }}
              onChange={(event) => {
                act({ type: 'rename', id: selected.id, name: event.currentTarget.value, more: typed.current });
                typed.current = true;
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                act({ type: 'select', id: null });
                adds.current?.focus();
              }}
            />
          </label>
          {alike > 0 && selected.name.trim() !== '' && !selected.name.startsWith('Section ') ? (
            <button type="button" className="rv-button" onClick={() => act({ type: 'name-alike', id: selected.id })}>
              {alike === 1 ? 'And the one that sounds alike' : `And the ${alike} that sound alike`}
            </button>
          ) : null}
          <span className="sm-when">from {words(selected.start)}</span>
          <button type="button" className="rv-button" aria-label="Begin 0.1 s earlier" onClick={() => act({ type: 'move', id: selected.id, to: selected.start - TENTH })}>
            −0.1 s
          </button>
          <button type="button" className="rv-button" aria-label="Begin 0.1 s later" onClick={() => act({ type: 'move', id: selected.id, to: selected.start + TENTH })}>
            +0.1 s
          </button>
          <button type="button" className="rv-button" onClick={() => act({ type: 'move', id: selected.id, to: here })}>
            Begin at the playhead
          </button>
          <button type="button" className="rv-button" onClick={() => act({ type: 'remove', id: selected.id })}>
            Delete
          </button>
        </div>
      ) : (
        <p className="rv-quiet">
          {draft.sections.length === 0 ? 'Play to where a section begins, and add it there.' : 'Press a section to name it; drag its left edge, or use the arrows there, to move it.'}{' '}
          <Link className="rv-link" to={`/tracks/${trackId}/map`}>
            As a list, with the parts
          </Link>
        </p>
      )}
      <datalist id="sm-names">
        {NAMES.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </section>
  );
}
