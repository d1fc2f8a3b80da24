import { expect, test } from './fixtures.ts';
import { canPlay, isPainted } from './review.ts';
import { newJob } from './studio.ts';

const AT_MOST = 200_000;

test('the review page paints its waveform with at most 200 kB of compressed JavaScript', async ({ openAs }) => {
  const { trackId, clients } = await newJob();
  const page = await openAs(clients[0] ?? null);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Map<string, { url: string; bytes: number }>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, { url: new URL(response.url).pathname, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await page.goto(`/tracks/${trackId}`);
  await canPlay(page);
  await expect.poll(() => isPainted(page), 'the waveform has a shape').toBe(true);
  await page.waitForLoadState('networkidle');
  const all = [...scripts.values()].sort((a, b) => b.bytes - a.bytes);
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  test.info().annotations.push({ type: 'compressed JavaScript', description: `${total} bytes in ${all.length} files` });
  expect(all.length).toBeGreaterThan(3);
  expect(total, all.map(({ url, bytes }) => `${bytes} ${url}`).join('\n')).toBeLessThanOrEqual(AT_MOST);
});
