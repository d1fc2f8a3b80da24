import type { RefusalReason } from './ingest-types.ts';

const ACCEPTED = 'WAV, AIFF, FLAC, ALAC, AAC, MP3, Ogg Vorbis or Opus';

const SENTENCES: Record<RefusalReason, string> = {
  unreadable: `This file could not be read as sound. It may be damaged; please export it again as ${ACCEPTED}.`,
  not_audio: `This does not look like a sound file. Please upload ${ACCEPTED}.`,
  codec_unsupported: `This kind of sound file is not supported. Please upload ${ACCEPTED}.`,
  too_long: 'This recording is longer than we can take. Please split it.',
  too_short: 'This file holds no sound at all.',
  too_many_channels: 'Only mono and stereo files can be reviewed. Please upload a stereo mix.',
  rate_unsupported: 'The sample rate must be between 44.1 and 192 kHz. Please export the mix at one of those rates.',
  format_changes: 'The sample rate or the number of channels changes in the middle of this file. Please export it again in one piece.',
  truncated: 'The file ends too early: part of it is missing. Please upload it again, or export it once more.',
  timeout: 'Preparing this file took too long and was stopped. Please try again; if it happens again, export it as WAV or FLAC.',
  memory: 'Preparing this file needed too much memory and was stopped. Please export it as WAV or FLAC.',
  output_too_large: 'The prepared files would be too large. Please split the recording or use a lower sample rate.',
  no_space: 'The server has no room left for this file. Please tell the studio.',
  cancelled: 'Preparing this file was cancelled.',
  crashed: 'Something went wrong while reading this file. Please export it again and retry.',
};

/** The sentence an uploader reads for a reason; `note` adds a fact such as the rate found. */
export function refusalMessage(reason: RefusalReason, note?: string): string {
  return note ? `${SENTENCES[reason]} (${note})` : SENTENCES[reason];
}

/** Thrown inside the ingest child and turned into a verdict at its edge; `detail` is for the log only. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  readonly detail: string | undefined;
  constructor(reason: RefusalReason, note?: string, detail?: string) {
    super(refusalMessage(reason, note));
    this.name = 'Refusal';
    this.reason = reason;
    this.detail = detail;
  }
}
