import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { NoteView, ProjectView, VersionView } from '#app/contracts/views.ts';
import type { KeyCommand } from '#app/player/keys.ts';
import { timecode } from '#app/player/time.ts';
import type { Waveform } from '#app/player/view/types.ts';
import { Composer, type ComposerProps } from '../notes/composer.tsx';
import { marksFor, placeWords } from '../notes/marks.ts';
import { NoteList } from '../notes/note-list.tsx';
import { RefusedNotes } from '../notes/refused-notes.tsx';
import { neighbour } from '../notes/threads.ts';
import { useNoteAtPlayhead } from '../notes/use-note-at-playhead.ts';
import { useNow } from '../notes/use-now.ts';
import { Announcer, useAnnouncer } from './announcer.tsx';
import { BookingsSummary } from './bookings-summary.tsx';
import { Head } from './head.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { PlayerProblem, Stage } from './stage.tsx';
import { TransportBar } from './transport-bar.tsx';
import { useKeys } from './use-keys.ts';
import { type ReviewInput, useReview } from './use-review.ts';
import { useWriting } from './use-writing.ts';
import { VersionFacts } from './version-facts.tsx';
import { VersionLine } from './version-line.tsx';
import { VersionState } from './version-state.tsx';
import { tabId, VersionTabs } from './version-tabs.tsx';
import { WithoutScriptPlayers, WithoutScriptStyle } from './without-script.tsx';
import './review-page.css';

export type ReviewPageProps = ReviewInput &
  Pick<ComposerProps, 'formId' | 'refusal' | 'policy'> & {
    project: ProjectView;
    signInHref: string;
    /** What the last form did, said once. */
    said: string | null;
    /** The studio's ways to add versions, with what is known of them now. */
    studio?: (versions: readonly VersionView[]) => ReactNode;
  };

const PANEL = 'review-waveform';
const BEFORE_NOTE_MS = 1000;
const MINUTE = 60_000;

/** Hearing a track's versions and talking about them: the page this product is for. */
export function ReviewPage(props: ReviewPageProps) {
  const { viewer, project, serverNow } = props;
  const review = useReview(props);
  const { live, actions, versions, sources, shown, source, show, transport, player, matched, setMatched, momentNow, playFrom } = review;
  const { track } = live;
  const staff = viewer.role !== 'client';
  const timeZone = track.window.timeZone;
  const writing = useWriting({ transport, source, userId: viewer.id, trackId: track.id, momentNow });
  const [selectedId, select] = useState<string | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const [sheetUp, setSheetUp] = useState(false);
  const waveform = useRef<Waveform | null>(null);
  const { said, say } = useAnnouncer();
  const currentId = useNoteAtPlayhead(transport, live.notes);
  const marks = useMemo(() => marksFor(live.notes, selectedId), [live.notes, selectedId]);
  const now = useNow(serverNow, live.clockOffset, MINUTE);

  const playNote = useCallback(
    (note: NoteView) => {
      select(note.id);
      playFrom(note.at - BEFORE_NOTE_MS);
      waveform.current?.reveal(note.at / 1000, (note.until ?? note.at) / 1000);
    },
    [playFrom],
  );
  const switchTo = useCallback(
    (id: string) => {
      const version = versions.find((one) => one.id === id);
      show(id);
      if (version) say(`v${version.number}, ${version.label}, at ${timecode(momentNow() / 1000)}`);
    },
    [versions, show, say, momentNow],
  );
  const step = (by: 1 | -1): void => {
    const note = neighbour(live.notes, { id: selectedId, ms: momentNow() }, by);
    if (!note) return say(by > 0 ? 'No later note.' : 'No earlier note.');
    playNote(note);
    say(`${placeWords(note)}, ${note.author.name}: ${note.body}`);
  };
  const handle = (command: KeyCommand): boolean => {
    switch (command.type) {
      case 'note':
        if (source) writing.setOpen(true);
        return source !== null;
      case 'next-note':
      case 'previous-note':
        step(command.type === 'next-note' ? 1 : -1);
        return true;
      case 'version': {
        const wanted = versions.find(({ number }) => number === command.number);
        if (wanted) switchTo(wanted.id);
        return wanted !== undefined;
      }
      case 'match':
        setMatched(!matched);
        say(matched ? 'Played as they are.' : 'Matched for loudness.');
        return true;
      case 'help':
        setKeysOpen(true);
        return true;
      default:
        return false;
    }
  };
  useKeys(transport, handle);

  return (
    <div className="rv-page" data-sheet={sheetUp ? 'up' : undefined} data-writing={writing.open || undefined}>
      <WithoutScriptStyle />
      <Head live={live} actions={actions} project={project} viewer={viewer} serverNow={serverNow} signInHref={props.signInHref} />
      {props.said ? (
        <p className="rv-said" role="status">
          {props.said}
        </p>
      ) : null}
      {versions.length > 0 ? (
        <div className="rv-tabs-row rv-needs-script">
          <VersionTabs versions={versions} shown={shown?.id ?? null} onShow={switchTo} panelId={PANEL} />
        </div>
      ) : null}
      <WithoutScriptPlayers versions={versions} />
      <div className="rv-stage rv-needs-script" id={PANEL} role="tabpanel" aria-labelledby={shown ? tabId(shown.id) : undefined}>
        {source ? (
          <Stage
            transport={transport}
            source={source}
            marks={marks}
            selection={writing.selection}
            onMark={(id) => {
              const note = live.notes.find((one) => one.id === id);
              if (note) playNote(note);
            }}
            onSelectRange={writing.onRange}
            onReady={(ready) => {
              waveform.current = ready;
            }}
          />
        ) : (
          <VersionState version={shown} progress={(shown && live.ingest.get(shown.id)) ?? null} staff={staff} />
        )}
      </div>
      <PlayerProblem state={player} onRetry={() => transport?.play()} />
      {shown ? <VersionLine shown={shown} sources={sources} before={review.before} matched={matched} player={player} staff={staff} /> : null}
      {source ? (
        <TransportBar
          transport={transport}
          state={player}
          matched={matched}
          comparable={sources.length > 1}
          onMatch={() => handle({ type: 'match' })}
          onNote={() => writing.setOpen(true)}
          onKeys={() => setKeysOpen(true)}
        />
      ) : null}
      <div className="rv-list">
        <button type="button" className="rv-sheet-toggle rv-needs-script" aria-expanded={sheetUp} onClick={() => setSheetUp(!sheetUp)}>
          {sheetUp ? 'Show the waveform' : 'More room for notes'}
        </button>
        <RefusedNotes items={live.refused} resend={actions.resend} discard={actions.discard} />
        <NoteList
          notes={live.notes}
          pending={live.pending}
          versions={live.versions}
          versionId={shown?.id ?? null}
          viewer={viewer}
          timeZone={timeZone}
          currentId={currentId}
          selectedId={selectedId}
          onSelect={select}
          onPlay={playNote}
          actions={actions}
        />
      </div>
      {shown && source ? (
        <div className="rv-compose">
          <Composer
            open={writing.open}
            onOpenChange={writing.setOpen}
            place={writing.place}
            onPlace={writing.setPlace}
            trackId={track.id}
            versionId={shown.id}
            durationMs={shown.durationMs}
            viewer={viewer}
            windowFacts={track.window.facts}
            clockOffset={live.clockOffset}
            policy={props.policy}
            heard={review.heardNow}
            onSend={(note) => {
              select(actions.createNote(note));
              say('Sent.');
            }}
            formId={props.formId}
            refusal={props.refusal}
          />
          {writing.open ? (
            <div className="rv-writing rv-needs-script">
              <label>
                <input type="checkbox" checked={writing.pauses} onChange={(event) => writing.setPauses(event.currentTarget.checked)} /> Pause while I write
              </label>
              <button type="button" className="tb-link" onClick={() => writing.setPlace({ at: momentNow(), until: null })}>
                Move it to the playhead
              </button>
            </div>
          ) : null}
        </div>
      ) : null}
      <aside className="rv-side rv-scroll" aria-label="About this track">
        {shown ? <VersionFacts version={shown} timeZone={timeZone} mayDownload={shown.state === 'ready' && (staff || project.downloadsAllowed)} /> : null}
        <BookingsSummary bookings={live.bookings} projectId={project.id} timeZone={timeZone} now={now} staff={staff} />
        {props.studio?.(live.versions)}
      </aside>
      <KeysSheet open={keysOpen} onClose={() => setKeysOpen(false)} />
      <Announcer said={said} />
    </div>
  );
}
