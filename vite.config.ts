import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import options from './remix.config.js';

export default defineConfig({
  plugins: [remix(options)],
  // One server bundle: code that Node and Vite both loaded would exist twice.
  ssr: { noExternal: [/^@mantine\//, /^@tabler\//] },
  optimizeDeps: { include: ['socket.io-client', 'tus-js-client', 'wavesurfer.js'] },
  // The feeder loads its spare decoders only where they are needed.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Pages share many pieces of a few hundred bytes; a request and its headers weigh more than that.
    rollupOptions: { output: { experimentalMinChunkSize: 4000 } },
  },
});
