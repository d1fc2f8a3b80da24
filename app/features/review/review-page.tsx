import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { BlindTestView } from '#app/contracts/blind.ts';
import type { ProjectView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { readOptionsOf } from '#app/domain/song-map/read-options.ts';
import type { Waveform } from '#app/player/view/types.ts';
import { BlindDoor } from '../blind/blind-door.tsx';
import { BlindResults } from '../blind/results.tsx';
import { useBlindDoor } from '../blind/use-blind-door.ts';
import { CompareDoor } from '../compare/compare-door.tsx';
import { useCompareView } from '../compare/use-compare-view.ts';
import { ExchangePart } from '../exchange/exchange-part.tsx';
import { Composer, type ComposerProps } from '../notes/composer.tsx';
import { marksFor } from '../notes/marks.ts';
import { NoteList } from '../notes/note-list.tsx';
import { RefusedNotes } from '../notes/refused-notes.tsx';
import { useNoteAtPlayhead } from '../notes/use-note-at-playhead.ts';
import { useNow } from '../notes/use-now.ts';
import { MapDoor } from '../song-map/map-door.tsx';
import { SectionsPart } from '../song-map/sections-part.tsx';
import { useLane } from '../song-map/use-lane.ts';
import { Announcer, useAnnouncer } from './announcer.tsx';
import { BookingsSummary } from './bookings-summary.tsx';
import { Head } from './head.tsx';
import { placedMarks } from './placed-marks.ts';
import { Here } from './here.tsx';
import { KeysDoor } from './keys-door.tsx';
import { Said } from './said-line.tsx';
import { PlayerProblem, Stage } from './stage.tsx';
import { StudioDoor } from './studio-door.tsx';
import { TransportBar } from './transport-bar.tsx';
import { useCommands } from './use-commands.ts';
import { type ReviewInput, useReview } from './use-review.ts';
import { selectionOn, useWriting } from './use-writing.ts';
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
    /** Results of blind tests, and this person's running one. */
    blindTests: readonly BlindTestView[];
    signInHref: string;
    /** What the last form did, said once. */
    said: string | null;
    /** Why the last form, other than the composer's, was refused. */
    problem: string | null;
  };

const PANEL = 'review-waveform';
const MINUTE = 60_000;

/** Hearing a track's versions and talking about them: the page this product is for. */
export function ReviewPage(props: ReviewPageProps) {
  const { viewer, project, serverNow } = props;
  const blind = useBlindDoor();
  const review = useReview(props, blind.held);
  const { live, actions, versions, sources, shown, source, transport, player, matched, setMatched, comparing } = review;
  const { track } = live;
  const staff = viewer.role !== 'client';
  const timeZone = track.window.timeZone;
  const decideAt = project.decisionMakerId === viewer.id ? `/projects/${project.id}/work` : null;
  const writing = useWriting({ transport, sources, userId: viewer.id, trackId: track.id, momentNow: review.momentNow, heardNow: review.heardNow });
  const [selectedId, select] = useState<string | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const closeKeys = useCallback(() => setKeysOpen(false), []);
  const [sheetUp, setSheetUp] = useState(false);
  const waveform = useRef<Waveform | null>(null);
  const reveal = useCallback((start: number, end: number) => waveform.current?.reveal(start, end), []);
  const { said, say } = useAnnouncer();
  const currentId = useNoteAtPlayhead(transport, live.notes);
  const view = useCompareView(review);
  const lane = useLane(view.source ? view.source.samples / view.source.sampleRate : 0);
  const [drawing, setDrawing] = useState(false);
  // What is drawn outlasts a look at a version that cannot be heard.
  const drawnOn = view.source ?? sources[0];
  const stopDrawing = useCallback(() => setDrawing(false), []);
  const read = useMemo(() => readOptionsOf(live.map), [live.map]);
  const marks = useMemo(() => placedMarks(marksFor(live.notes, selectedId), live.notes, sources, view.source), [live.notes, selectedId, sources, view.source]);
  const { open: isWriting, place, pin } = writing;
  const selection = useMemo(() => selectionOn(view.source, { open: isWriting, place, pin }, sources), [view.source, isWriting, place, pin, sources]);
  const mixes = useMemo(() => versions.filter(({ role }) => role === 'mix'), [versions]);
  const pinned = (writing.open ? versions.find(({ id }) => id === writing.pin?.versionId) : null) ?? shown;
  const now = useNow(serverNow, live.clockOffset, MINUTE);
  // Before the first sound or step nothing is followed: the list stands at its beginning.
  const started = player.status === 'playing' || player.position.ms > 0;

  const openBlind = (): void => {
    writing.setOpen(false);
    blind.enter(sources);
  };
  const { handle, playNote, switchTo, hold } = useCommands({ review, writing, selectedId, select, reveal, say, onHelp: () => setKeysOpen(true), onBlind: openBlind, away: blind.held !== null });

  if (blind.held) {
    return <BlindDoor track={track} transport={transport} versions={versions} chosen={[shown?.id, review.before]} tests={props.blindTests} onClose={blind.leave} />;
  }
  return (
    <div className="rv-page" data-comparing={comparing.open || undefined} data-sheet={sheetUp ? 'up' : undefined} data-writing={writing.open || undefined}>
      <WithoutScriptStyle />
      <div className="rv-main">
        <Head live={live} actions={actions} project={project} serverNow={serverNow} signInHref={props.signInHref}>
          <Said said={props.said} problem={props.problem} />
          <PlayerProblem state={player} onRetry={() => transport?.play()} />
        </Head>
        <div className="rv-top">
          {versions.length > 0 ? <VersionTabs versions={versions} shown={shown?.id ?? null} onShow={switchTo} panelId={PANEL} /> : null}
          {comparing.set.length > 0 && !comparing.open ? (
            <button type="button" className="rv-button rv-needs-script" onClick={() => comparing.setOpen(true)}>
              Compare
            </button>
          ) : null}
          {comparing.set.length > 0 ? (
            <button type="button" className="rv-button rv-needs-script" title="Blind test (B)" onClick={openBlind}>
              Blind
            </button>
          ) : null}
          <Here live={live} viewer={viewer} now={now} />
        </div>
        <CompareDoor
          comparing={comparing}
          offsets={review.offsets}
          versions={versions}
          sources={sources}
          gains={review.gains}
          matched={matched}
          onMatched={setMatched}
          player={player}
          capabilities={transport?.capabilities ?? null}
          shown={shown?.id ?? null}
          staff={staff}
          hold={hold}
          onHear={switchTo}
          onSubtract={review.subtract}
          onDifference={() => handle({ type: 'difference' })}
        />
        <WithoutScriptPlayers versions={versions} />
        <div className="rv-stage rv-needs-script" id={PANEL} role="tabpanel" aria-labelledby={shown ? tabId(shown.id) : undefined}>
          {view.source ? (
            <Stage
              transport={transport}
              source={view.source}
              overlay={view.overlay}
              marks={marks}
              selection={selection}
              onMark={(id) => {
                const note = live.notes.find((one) => one.id === id);
                if (note) playNote(note);
              }}
              onSelectRange={(range) => {
                // A reference takes no notes.
                if (view.source && (shown?.role === 'mix' || range === null)) writing.onRange(range, view.source);
              }}
              onReady={(ready) => {
                waveform.current = ready;
              }}
              onView={lane.onView}
            >
              <SectionsPart map={live.map} lane={lane} source={view.source} sources={sources} transport={transport} drawing={drawing} reveal={reveal} />
            </Stage>
          ) : (
            <VersionState version={shown} progress={(shown && live.ingest.get(shown.id)) ?? null} staff={staff} />
          )}
        </div>
        {shown ? (
          <VersionLine shown={shown} sources={sources} before={review.before} matched={matched} transport={transport} player={player} staff={staff} onMatch={() => handle({ type: 'match' })} />
        ) : null}
        {drawing && drawnOn ? <MapDoor trackId={track.id} map={live.map} source={drawnOn} transport={transport} lane={lane.box} onClose={stopDrawing} say={say} /> : null}
        {source ? <TransportBar transport={transport} state={player} mayNote={writing.open || shown?.role === 'mix'} onNote={() => handle({ type: 'note' })} onKeys={() => setKeysOpen(true)} /> : null}
        <div className="rv-list">
          <button type="button" className="rv-icon rv-sheet-toggle rv-needs-script" aria-label="More room for notes" aria-pressed={sheetUp} onClick={() => setSheetUp(!sheetUp)}>
            {sheetUp ? <IconChevronDown size={20} aria-hidden /> : <IconChevronUp size={20} aria-hidden />}
          </button>
          <RefusedNotes items={live.refused} resend={actions.resend} discard={actions.discard} />
          <NoteList
            notes={live.notes}
            map={live.map}
            pending={live.pending}
            versions={mixes}
            versionId={shown?.id ?? null}
            viewer={viewer}
            timeZone={timeZone}
            currentId={started ? currentId : null}
            selectedId={selectedId}
            onSelect={select}
            onPlay={playNote}
            actions={actions}
            hush={writing.hush}
            decideAt={decideAt}
            askAt={staff ? null : `/projects/${project.id}/bookings/ask`}
            whole={props.asked.wholeList}
          />
        </div>
        {shown && pinned && source && pinned.role === 'mix' ? (
          <div className="rv-compose">
            <Composer
              open={writing.open}
              onOpenChange={writing.setOpen}
              place={writing.place}
              onPlace={writing.setPlace}
              toPlayhead={writing.toPlayhead}
              hush={writing.hush}
              trackId={track.id}
              versionId={pinned.id}
              durationMs={pinned.durationMs}
              viewer={viewer}
              windowFacts={track.window.facts}
              clockOffset={live.clockOffset}
              policy={props.policy}
              heard={() => writing.pin?.heard ?? review.heardNow()}
              onSend={(note, sound) => {
                select(actions.createNote(note, sound));
                say('Sent.');
              }}
              notes={live.notes}
              versions={versions}
              sections={live.map.sections}
              read={read}
              decideAt={decideAt}
              voice={actions.voice}
              say={say}
              onShow={select}
              formId={props.formId}
              refusal={props.refusal}
            />
            {writing.open ? <WritingAids writing={writing} /> : null}
          </div>
        ) : null}
        {source && pinned?.role === 'reference' ? (
          <div className="rv-compose">
            <p className="rv-quiet">{versionName(pinned)} is here to compare with. Switch to a mix to write a note.</p>
          </div>
        ) : null}
      </div>
      <aside className="rv-side rv-scroll" id="about" aria-label="About this track" tabIndex={-1}>
        {shown && source ? <VersionFacts version={shown} timeZone={timeZone} mayDownload={staff || (project.downloadsAllowed && shown.role === 'mix')} /> : null}
        {shown?.role === 'mix' && source ? <ExchangePart trackId={track.id} version={shown} mayDownload={staff || project.downloadsAllowed} /> : null}
        {staff ? <StudioDoor trackId={track.id} versions={versions} ingest={live.ingest} sections={live.map.sections.length} onDraw={source && !drawing ? () => setDrawing(true) : null} /> : null}
        <BlindResults tests={props.blindTests} timeZone={timeZone} onOpen={openBlind} />
        <BookingsSummary bookings={live.bookings} projectId={project.id} timeZone={timeZone} now={now} staff={staff} />
      </aside>
      <KeysDoor open={keysOpen} onClose={closeKeys} say={say} />
      <Announcer said={said} />
    </div>
  );
}
