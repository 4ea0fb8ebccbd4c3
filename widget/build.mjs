/**
 * Builds dist/: modules with a hash in their names, then the loader, which knows the names. Fails
 * when they are too heavy, unless told `--any-weight`.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = import.meta.dirname;
const dist = `${root}/dist`;
const LIMITS = { loader: 5 * 1024, chat: 30 * 1024 };
const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: '#view' } },
};
const options = {
  outDir: dist,
  emptyOutDir: false,
  target: 'es2022',
  modulePreload: false,
};
/** For the modules a kilobyte less than what comes with Vite, which suits the loader better. */
const terser = {
  minify: 'terser',
  terserOptions: {
    module: true,
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  },
};

/** Writes a module that comes later, whole (a shared part would be one more request). */
async function module(name, file, define = {}) {
  const output = {
    format: 'es',
    entryFileNames: '[name].[hash].js',
    chunkFileNames: '[name].[hash].js',
  };
  const input = { [name]: `${root}/src/${file}` };
  const built = await build({
    ...common,
    define,
    build: {
      ...options,
      ...terser,
      rolldownOptions: { input, output, preserveEntrySignatures: 'strict' },
    },
  });
  return built.output.find((one) => one.isEntry).fileName;
}

/** Writes widget.js, one classic script. */
async function loader(chat, more) {
  await build({
    ...common,
    define: { __CHAT__: JSON.stringify(chat), __MORE__: JSON.stringify(more) },
    build: {
      ...options,
      rolldownOptions: {
        input: `${root}/src/loader.ts`,
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  });
}

/** Prints what the files weigh, compressed; answers whether they keep to the limits. */
async function weigh() {
  const weight = { loader: 0, chat: 0 };
  for (const name of await readdir(dist)) {
    const size = gzipSync(await readFile(`${dist}/${name}`), { level: 9 }).length;
    weight[name === 'widget.js' ? 'loader' : 'chat'] += size;
  }
  for (const [part, size] of Object.entries(weight)) {
    console.log(`${part}: ${size} of ${LIMITS[part]} bytes gz`);
  }
  return Object.keys(LIMITS).every((part) => weight[part] <= LIMITS[part]);
}

await rm(dist, { recursive: true, force: true });
const zh = JSON.stringify(await module('zh', 'strings/zh.ts'));
const chat = await module('chat', 'connect.ts', { __ZH__: zh });
await loader(chat, await module('more', 'more.ts'));
if (!(await weigh()) && !process.argv.includes('--any-weight')) {
  console.error('the widget is too heavy');
  process.exit(1);
}
