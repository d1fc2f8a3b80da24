import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import options from './remix.config.js';

/**
 * What pages import. It is named because a search for it begins at the routes, goes on into the server's packages and
 * fails there; then everything is found one by one while somebody waits, each time with a reload.
 */
const IN_BROWSER = [
  ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@remix-run/react'],
  ...['@mantine/core', '@mantine/hooks', '@tabler/icons-react', '@tanstack/react-virtual', '@conform-to/react', '@conform-to/zod/v4', 'zod'],
  ...['@fullcalendar/react', '@fullcalendar/react/daygrid', '@fullcalendar/react/timegrid', '@fullcalendar/react/interaction', '@fullcalendar/react/themes/classic'],
  ...['socket.io-client', 'tus-js-client', 'idb', 'uuid', 'temporal-polyfill', 'temporal-polyfill/fns/ZonedDateTime'],
  ...['wavesurfer.js', 'opus-decoder', '@wasm-audio-decoders/flac'],
];

export default defineConfig({
  plugins: [remix(options)],
  // One server bundle: code that Node and Vite both loaded would exist twice.
  ssr: { noExternal: [/^@mantine\//, /^@tabler\//] },
  optimizeDeps: { noDiscovery: true, include: IN_BROWSER },
  // The feeder loads its spare decoders only where they are needed.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Pages share many pieces of a few hundred bytes; a request and its headers weigh more than that.
    rollupOptions: { output: { experimentalMinChunkSize: 4000 } },
  },
});
