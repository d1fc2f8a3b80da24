import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { NoteView, ProjectView } from '#app/contracts/views.ts';
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
import { Here } from './here.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { Said } from './said-line.tsx';
import { PlayerProblem, Stage } from './stage.tsx';
import { StudioDoor } from './studio-door.tsx';
import { TransportBar } from './transport-bar.tsx';
import { useKeys } from './use-keys.ts';
import { type ReviewInput, useReview } from './use-review.ts';
import { useWriting } from './use-writing.ts';
import { VersionFacts } from './version-facts.tsx';
import { VersionLine } from './version-line.tsx';
import { VersionState } from './version-state.tsx';
import { tabId, VersionTabs } from './version-tabs.tsx';
import { WithoutScriptPlayers, WithoutScriptStyle } from './without-script.tsx';
import { WritingAids } from './writing-aids.tsx';
import './review-page.css';
import './review-phone.css';

export type ReviewPageProps = ReviewInput &
  Pick<ComposerProps, 'formId' | 'refusal' | 'policy'> & {
    project: ProjectView;
    signInHref: string;
    /** What the last form did, said once. */
    said: string | null;
    /** Why the last form, other than the composer's, was refused. */
    problem: string | null;
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
  // Before the first sound or step nothing is followed: the list stands at its beginning.
  const started = player.status === 'playing' || player.position.ms > 0;

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
      <div className="rv-main">
        <Head live={live} actions={actions} project={project} serverNow={serverNow} signInHref={props.signInHref}>
          <Said said={props.said} problem={props.problem} />
          <PlayerProblem state={player} onRetry={() => transport?.play()} />
        </Head>
        <div className="rv-top">
          {versions.length > 0 ? <VersionTabs versions={versions} shown={shown?.id ?? null} onShow={switchTo} panelId={PANEL} /> : null}
          <Here live={live} viewer={viewer} now={now} />
        </div>
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
        {shown ? (
          <VersionLine shown={shown} sources={sources} before={review.before} matched={matched} player={player} staff={staff} onMatch={() => handle({ type: 'match' })} />
        ) : null}
        {source ? <TransportBar transport={transport} state={player} onNote={() => writing.setOpen(true)} onKeys={() => setKeysOpen(true)} /> : null}
        <div className="rv-list">
          <button type="button" className="rv-icon rv-sheet-toggle rv-needs-script" aria-label="More room for notes" aria-pressed={sheetUp} onClick={() => setSheetUp(!sheetUp)}>
            {sheetUp ? <IconChevronDown size={20} aria-hidden /> : <IconChevronUp size={20} aria-hidden />}
          </button>
          <RefusedNotes items={live.refused} resend={actions.resend} discard={actions.discard} />
          <NoteList
            notes={live.notes}
            pending={live.pending}
            versions={versions}
            versionId={shown?.id ?? null}
            viewer={viewer}
            timeZone={timeZone}
            currentId={started ? currentId : null}
            selectedId={selectedId}
            onSelect={select}
            onPlay={playNote}
            actions={actions}
            whole={props.asked.wholeList}
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
            {writing.open ? <WritingAids writing={writing} momentNow={momentNow} /> : null}
          </div>
        ) : null}
      </div>
      <aside className="rv-side rv-scroll" id="about" aria-label="About this track" tabIndex={-1}>
        {shown && source ? <VersionFacts version={shown} timeZone={timeZone} mayDownload={staff || project.downloadsAllowed} /> : null}
        {staff ? <StudioDoor trackId={track.id} versions={versions} ingest={live.ingest} /> : null}
        <BookingsSummary bookings={live.bookings} projectId={project.id} timeZone={timeZone} now={now} staff={staff} />
      </aside>
      <KeysSheet open={keysOpen} onClose={() => setKeysOpen(false)} />
      <Announcer said={said} />
    </div>
  );
}
