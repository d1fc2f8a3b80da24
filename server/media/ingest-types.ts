/** Why an upload was turned away. Every one has a sentence for the uploader in `refusals.ts`. */
export const REFUSAL_REASONS = [
  'unreadable',
  'not_audio',
  'codec_unsupported',
  'too_long',
  'too_short',
  'too_many_channels',
  'rate_unsupported',
  'format_changes',
  'truncated',
  'timeout',
  'memory',
  'output_too_large',
  'no_space',
  'cancelled',
  'crashed',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface IngestLimits {
  /** Longest accepted recording, in seconds. */
  maxSeconds: number;
  /** Most bytes all outputs together may take. */
  maxOutputBytes: number;
  /** Most resident memory of the child process, in MiB. */
  memoryMb: number;
  /** Wall clock before the length is known, in ms; grows with file size and, once known, with duration. */
  timeoutMs: number;
}

export const DEFAULT_LIMITS: IngestLimits = {
  maxSeconds: 4 * 3600,
  maxOutputBytes: 8 * 1024 ** 3,
  memoryMb: 512,
  timeoutMs: 60_000,
};

/** What the child is doing: reading the header, decoding and encoding, or making the files durable. */
export type IngestStage = 'probing' | 'converting' | 'finishing';

/** Names of the files made for one version, all in one folder. */
export const OUTPUT_FILES = {
  lossless: 'lossless.flac',
  losslessIndex: 'lossless.json',
  low: 'low.opus',
  lowIndex: 'low.json',
  peaks: 'peaks.dat',
  peaks1024: 'peaks-1024.dat',
  peaks4096: 'peaks-4096.dat',
  peaks16384: 'peaks-16384.dat',
  loudness: 'loudness.json',
  report: 'report.json',
} as const;

export interface IngestReport {
  version: 1;
  /** Container and codec of the upload, in FFmpeg's words: `wav`, `pcm_s24le`. */
  container: string;
  codec: string;
  sampleRate: number;
  channels: number;
  /** Depth of the upload; null where the codec has none (AAC, MP3, Vorbis, Opus). */
  sourceBitDepth: number | null;
  sourceIsFloat: boolean;
  /** Depth of `lossless.flac`: 16 or 24. */
  bitDepth: 16 | 24;
  samples: number;
  durationMs: number;
  /** LUFS, LU, dBTP and dBFS of what is played; null stands for silence or too short to measure. */
  integratedLufs: number | null;
  loudnessRange: number | null;
  truePeakDb: number | null;
  samplePeakDb: number | null;
  /** Highest sample of the upload before the limit at full scale, dBFS; above 0 only for float and lossy sources. */
  sourcePeakDb: number | null;
  /** Samples that were above full scale and had to be held at it. */
  clippedSamples: number;
  /** SHA-256 of the decoded sound: interleaved signed 32-bit little-endian, full scale at 2^31. */
  pcmSha256: string;
  /** SHA-256 of the uploaded file. */
  fileSha256: string;
  /** What was changed on the way, in plain English; empty when nothing was. */
  notes: string[];
  /** Bytes of each file made. */
  files: Record<string, number>;
}

/** What the child took, for metrics. */
export interface IngestUsage {
  peakMemoryBytes: number;
  cpuMs: number;
  /** From the start of the process to its readiness for work. */
  startMs: number;
}

/** What is known of a voice that was kept. */
export interface VoiceReport {
  /** Samples at the rate it was recorded with. */
  samples: number;
  sampleRate: number;
  durationMs: number;
  /** Bytes of the Ogg Opus file. */
  bytes: number;
  /** The loudest of each of `VOICE_PEAKS` equal stretches, 0 to 100; 100 is the loudest of all. */
  peaks: number[];
}

/** Name of the one file made of a voice, and how finely its shape is kept. */
export const VOICE_FILE = 'voice.opus';
export const VOICE_PEAKS = 48;

/** How a file sounds over its length, for finding where it changes. */
export interface ShapeReport {
  stepMs: number;
  bands: number;
  /** Level in dB of each band, step after step. */
  levels: number[];
}

export type MediaReport = IngestReport | VoiceReport | ShapeReport;

export type Verdict<Report = IngestReport> =
  | { ok: true; report: Report; usage: IngestUsage }
  | { ok: false; reason: RefusalReason; message: string; detail?: string };

export interface ChildJob {
  /** A version of a mix with everything it is played from, a voice of which one small file is kept, or only to be listened to. */
  kind: 'mix' | 'voice' | 'shape';
  input: string;
  /** Folder for unfinished files, where any are made; removed by whoever started the child when it fails. */
  partialDir: string;
  limits: IngestLimits;
  /** A command-line ffmpeg to use instead of the built-in one; null for none. */
  ffmpeg: string | null;
}

export type ChildMessage =
  | { type: 'ready' }
  | { type: 'probed'; seconds: number | null }
  | { type: 'progress'; stage: IngestStage; fraction: number }
  | { type: 'done'; report: MediaReport; peakMemoryBytes: number; cpuMs: number }
  | { type: 'refused'; reason: RefusalReason; message: string; detail?: string };

/** `lossless.json`: where each group of four FLAC blocks begins. */
export interface LosslessIndex {
  version: 1;
  codec: 'flac';
  sampleRate: number;
  channels: number;
  bitDepth: 16 | 24;
  totalSamples: number;
  blockSize: number;
  groupSamples: number;
  /** The 34 bytes of STREAMINFO, base64. */
  streamInfo: string;
  fileBytes: number;
  /** offsets[i] is the byte at which sample i × groupSamples begins. */
  offsets: number[];
}

/** `low.json`: where each Ogg page begins, and up to which sample it plays. */
export interface LowIndex {
  version: 1;
  codec: 'opus';
  container: 'ogg';
  sampleRate: 48000;
  sourceSampleRate: number;
  channels: number;
  bitRate: number;
  /** Samples at 48 kHz to drop from the decoder's start. */
  preSkip: number;
  /** Samples at 48 kHz after the pre-skip. */
  totalSamples: number;
  packetSamples: number;
  packetsPerPage: number;
  /** The OpusHead packet, base64. */
  opusHead: string;
  fileBytes: number;
  /** offsets[i] is the byte of data page i; granules[i] the granule position at its end (pre-skip counted). */
  offsets: number[];
  granules: number[];
}

/** `loudness.json`: momentary loudness, one value a step. */
export interface LoudnessCurve {
  version: 1;
  stepMs: 100;
  windowMs: 400;
  /** values[i] is LUFS of the 400 ms that end at (i + 1) × stepMs, one decimal; null is silence. */
  values: (number | null)[];
}
