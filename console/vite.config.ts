import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const box = process.env.BOX ?? 'http://127.0.0.1:8420';
const src = `${import.meta.dirname}/src`;

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // `npx vite` in console/ shows changes at once, against a running box.
  server: { proxy: { '/v1': box, '^/[a-z]+(\\.[0-9a-f]{8})?\\.js$': box } }, // and the widget's files
  resolve: { alias: { '@': src } },
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
  test: {
    environment: 'happy-dom',
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000, // whole pages are drawn, also on a busy machine
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pages', include: ['test/**/*.test.tsx'] } },
      // Rules leave nothing behind: to start anew for each file takes longer than all their tests.
      { extends: true, test: { name: 'rules', include: ['test/**/*.test.ts'], isolate: false } },
    ],
  },
});
