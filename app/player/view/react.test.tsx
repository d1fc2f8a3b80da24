import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Timecode, WaveformView } from './react.tsx';

const source = {
  versionId: 'a',
  label: 'v1',
  sampleRate: 48_000,
  samples: 480_000,
  channels: 2,
  bitDepth: 24,
  urls: { lossless: '/a.flac', low: '/a.opus', peaks: [] },
  lufs: null,
};

describe('on the server', () => {
  it('renders the boxes that the waveform will fill, without style attributes', () => {
    const html = renderToString(<WaveformView transport={null} source={source} />);
    expect(html).toContain('class="tb-overview"');
    expect(html).toContain('class="tb-wave"');
    expect(html).not.toContain('style=');
  });

  it('renders the timecode at the beginning', () => {
    expect(renderToString(<Timecode transport={null} />)).toContain('0:00.0');
  });
});
