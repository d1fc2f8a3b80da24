/** What every low-bandwidth stream is like, whoever encodes it. */
export const OPUS_RATE = 48_000;
/** Samples a packet: 20 ms. */
export const OPUS_PACKET = 960;
export const OPUS_BIT_RATE = 160_000;
/** Measured on sines up to 20 kHz: error 134 dB under the signal, against 45 with FFmpeg's default filter. */
export const RESAMPLE_FILTER = 'filter_size=128:filter_type=kaiser:kaiser_beta=12:cutoff=0.98';
