import type { VersionView } from '#app/contracts/views.ts';
import { formatDay } from '#app/domain/shared/day.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { timecode } from '#app/player/time.ts';
import { mediaUrl } from './sources.ts';
import './side.css';

const number = (value: number | null, unit: string, signed = true): string =>
  value === null ? 'not measured' : `${signed && value < 0 ? '\u2212' : ''}${(signed ? Math.abs(value) : value).toFixed(1)} ${unit}`;

export type VersionFactsProps = { version: VersionView; timeZone: string; /** This person may take the original home. */ mayDownload: boolean };

/** What was measured of a version, and what ingest changed on the way. */
export function VersionFacts({ version, timeZone, mayDownload }: VersionFactsProps) {
  const { label, sampleRate, bitDepth, channels, durationMs, conversions } = version;
  return (
    <section className="rv-part" aria-labelledby="rv-facts-title">
      <h2 id="rv-facts-title">
        {versionName(version)} <span>{label}</span>
      </h2>
      <dl className="rv-facts">
        <Fact name="Loudness" value={number(version.integratedLufs, 'LUFS')} />
        <Fact name="Range" value={number(version.loudnessRange, 'LU', false)} />
        <Fact name="True peak" value={number(version.truePeakDb, 'dBTP')} />
        {sampleRate ? <Fact name="Sound" value={`${bitDepth ?? 24}-bit, ${sampleRate / 1000} kHz, ${channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`}`} /> : null}
        {durationMs ? <Fact name="Length" value={timecode(durationMs / 1000)} /> : null}
        <Fact name="Shared" value={version.publishedAt ? `${formatDay(Date.parse(version.publishedAt), timeZone)} by ${version.uploadedBy.name}` : 'not yet'} />
      </dl>
      {conversions.length > 0 ? (
        <ul className="rv-conversions">
          {conversions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {mayDownload ? (
        <a className="rv-link" href={mediaUrl(version.id, 'original')} download>
          Download the original ({version.fileName})
        </a>
      ) : null}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
