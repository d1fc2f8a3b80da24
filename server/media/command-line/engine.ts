import type { Engine } from '../engine.ts';
import type { IngestLimits } from '../ingest-types.ts';
import { OPUS_BIT_RATE } from '../opus-shape.ts';
import { MIXES } from '../source.ts';
import { createFlacSink, flacArguments } from './flac.ts';
import { createLoudnessSink, loudnessArguments } from './loudness.ts';
import { createOpusSink, opusArguments } from './opus.ts';
import { type Bounds, type Program, startProgram } from './process.ts';
import { openCommandSource } from './source.ts';

/** What its libraries and threads reserve without using it. */
const RESERVED_MB = 1024;
/**
 * FFmpeg by its command line, for the functions of the binding: one ffmpeg decodes, one each encodes FLAC, encodes Opus
 * and measures, all at the same time and fed by pipes. Nothing but the input is read; no output is a file of theirs.
 */
export function createCommandEngine(ffmpeg: string, { memoryMb, maxSeconds, timeoutMs }: Pick<IngestLimits, 'memoryMb' | 'maxSeconds' | 'timeoutMs'>): Engine {
  // Beside what looking at a file may take, as much processor time as the sound is long would be slow.
  const looking: Bounds = { memoryMb: memoryMb + RESERVED_MB, cpuSeconds: Math.max(1, timeoutMs / 1000) };
  const bounds: Bounds = { ...looking, cpuSeconds: looking.cpuSeconds + maxSeconds };
  const quiet = ['-nostdin', '-hide_banner', '-nostats', '-protocol_whitelist', 'file,pipe'];
  const start = (args: string[], level: 'error' | 'info'): Program => startProgram(ffmpeg, [...quiet, '-v', level, ...args], bounds, 'pipe');
  return {
    openSource: (input, seconds, terms = MIXES) => openCommandSource(ffmpeg, input, seconds, looking, terms),
    lossless: (path, sampleRate, channels, bitDepth, budget) => createFlacSink(start(flacArguments(sampleRate, channels, bitDepth), 'error'), path, sampleRate, channels, bitDepth, budget),
    low: (path, sampleRate, channels, budget, bitRate = OPUS_BIT_RATE) => createOpusSink(start(opusArguments(sampleRate, channels, bitRate), 'error'), path, sampleRate, channels, budget, bitRate),
    // The summary with the peak is said at the level of information.
    loudness: (sampleRate, channels) => createLoudnessSink(start(loudnessArguments(sampleRate, channels), 'info'), sampleRate, channels),
  };
}
