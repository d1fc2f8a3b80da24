import type { Sheet } from '#app/domain/exchange/sheet.ts';
import { loudnessWords, minutesOf, minutesWords, placeWords } from '#app/domain/exchange/words.ts';
import { KIND_LABELS, STATE_LABELS } from '#app/domain/notes/labels.ts';
import { formatTimecodeExact } from '#app/domain/shared/timecode.ts';
import './recall-sheet.css';

export type RecallSheetProps = { sheet: Sheet; studio: string; /** When it was made, by the studio's clock. */ at: string };

/** What an engineer takes to the desk: every request with its place and a box to tick. On paper in black and white. */
export function RecallSheet({ sheet: { project, track, version, items }, studio, at }: RecallSheetProps) {
  const facts = [version.label, version.fileName, `Length ${formatTimecodeExact(version.durationMs)}`, `${version.sampleRate / 1000} kHz`, ...loudnessWords(version)];
  return (
    <article className="rs-sheet">
      <header>
        <h1>
          {track.title} <span>{version.name}</span>
        </h1>
        <p>
          {project.artist} · {project.title}
        </p>
        <p className="rs-facts">{facts.join(' · ')}</p>
      </header>
      {items.length === 0 ? (
        <p>Nothing is asked for.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="rs-hidden">Done</span>
              </th>
              <th scope="col">Place</th>
              <th scope="col">Request</th>
              <th scope="col">Kind</th>
              <th scope="col">State</th>
              <th scope="col">Minutes</th>
              <th scope="col">Asked by</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.requestId}>
                <td>
                  <i className="rs-box" />
                </td>
                <td className="rs-place">
                  {placeWords(item)} {item.section ? <span>{item.section}</span> : null}
                </td>
                <td className="rs-words">
                  {item.body} {item.voiceLink ? <a href={item.voiceLink}>Hear it</a> : null}
                </td>
                <td>{KIND_LABELS[item.kind]}</td>
                <td>{STATE_LABELS[item.state]}</td>
                <td className="rs-number">{item.minutes || ''}</td>
                <td>{item.author}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={5}>{items.length === 1 ? '1 request' : `${items.length} requests`}</td>
              <td className="rs-number" colSpan={2}>
                about {minutesWords(minutesOf(items))}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <footer>
        {studio} · {at}
      </footer>
    </article>
  );
}
