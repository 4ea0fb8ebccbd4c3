import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#view', development: false } },
  test: { include: ['test/**/*.test.{ts,tsx}'], environment: 'node' },
});
