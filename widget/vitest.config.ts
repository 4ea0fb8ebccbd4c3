import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  test: { include: ['test/**/*.test.{ts,tsx}'], environment: 'node', maxWorkers: 2 },
});
