const MB = 1e6;

/** `38.2 MB`, `1.4 GB`: decimal, as file managers show it. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= MB) return `${(bytes / MB).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/** What is left to wait: "about 3 min"; coarse, since it is a guess. */
export function waitWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'a while';
  if (seconds < 10) return 'a few seconds';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${Math.max(1, minutes)} min`;
  return `about ${Math.round(minutes / 60)} h`;
}

/** Why a file cannot be taken, before anything is sent; null when it can be tried. */
export function fileProblem({ size }: { size: number }, atMost: number): string | null {
  if (size === 0) return 'This file is empty.';
  if (size > atMost) return 'A file may have at most 2 GB. Please export it as FLAC, or in parts.';
  return null;
}

/** What went wrong on the way, for the person who uploads. The server's own sentences are shown as they are. */
export function failureWords(status: number | null, sentence: string): string {
  if (status === 401) return 'You were signed out. Sign in in another tab, then go on here.';
  if (status === 404) return 'This track is not there any more, or you may not upload to it.';
  if (status === 413) return 'The file is larger than the server takes (2 GB).';
  if (status !== null && status < 600 && sentence.trim() !== '' && sentence.length < 300) return sentence.trim();
  return 'Something broke on the way. You can go on from where it was.';
}

const signed = (value: number): string => `${value < 0 ? '\u2212' : ''}${Math.abs(value).toFixed(1)}`;

type Measured = { integratedLufs: number | null; loudnessRange: number | null; truePeakDb: number | null; bitDepth: number | null; sampleRate: number | null; channels: number | null; durationMs: number | null };

/** The figures of a version in one order, those that were measured: "−14.2 LUFS", "6.1 LU", "−1.0 dBTP", "24-bit, 48 kHz", "3:42". */
export function figures(v: Measured): string[] {
  return [
    v.integratedLufs === null ? null : `${signed(v.integratedLufs)} LUFS`,
    v.loudnessRange === null ? null : `${v.loudnessRange.toFixed(1)} LU`,
    v.truePeakDb === null ? null : `${signed(v.truePeakDb)} dBTP`,
    v.sampleRate === null ? null : `${v.bitDepth === null ? '' : `${v.bitDepth}-bit, `}${v.sampleRate / 1000} kHz${v.channels === 1 ? ', mono' : ''}`,
    v.durationMs === null ? null : `${Math.floor(v.durationMs / 60_000)}:${String(Math.floor(v.durationMs / 1000) % 60).padStart(2, '0')}`,
  ].filter((word) => word !== null);
}
