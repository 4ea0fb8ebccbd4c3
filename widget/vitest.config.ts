import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __ZH__: JSON.stringify('./strings/zh.ts') },
  oxc: { jsx: { runtime: 'automatic', importSource: '#view', development: false } },
  test: { include: ['test/**/*.test.{ts,tsx}'], environment: 'node' },
});
