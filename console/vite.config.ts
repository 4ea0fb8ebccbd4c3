import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const src = `${import.meta.dirname}/src`;

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@': src } },
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    setupFiles: ['test/setup.ts'],
  },
});
