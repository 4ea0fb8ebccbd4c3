/**
 * Builds dist/: modules with a digest of them all in their names, then the loader, which knows it.
 * Fails when they are too heavy, unless told `--any-weight`.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = import.meta.dirname;
const dist = `${root}/dist`;
// The chat is what a conversation takes; its words are one file a language. What is needed seldom
// (`later`) comes once the chat stands open, and `more` where a tenant wants what is in it.
const LIMITS = {
  loader: 5 * 1024,
  chat: 30 * 1024,
  words: 4 * 1024,
  later: 4.5 * 1024,
  more: 2.5 * 1024,
};
const MODULES = {
  chat: 'connect.ts',
  en: 'strings/en.ts',
  zh: 'strings/zh.ts',
  later: 'later.ts',
  more: 'more.ts',
};
const PARTS = {
  widget: 'loader',
  chat: 'chat',
  en: 'words',
  zh: 'words',
  later: 'later',
  more: 'more',
};
const QUIET = { pluginTimings: false }; // Terser takes its time, and that is all right
const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
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
    compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
  },
};

/** Writes a module that comes later, whole (a shared part would be one more request). */
async function module(name, file) {
  const output = { format: 'es', entryFileNames: '[name].js' };
  const input = { [name]: `${root}/src/${file}` };
  await build({
    ...common,
    build: {
      ...options,
      ...terser,
      rolldownOptions: { input, output, preserveEntrySignatures: 'strict', checks: QUIET },
    },
  });
}

/** Puts one digest of all modules into their names, so that those of one build stay together. */
async function marked() {
  const digest = createHash('sha256');
  for (const name of Object.keys(MODULES)) digest.update(await readFile(`${dist}/${name}.js`));
  const mark = digest.digest('hex').slice(0, 8);
  for (const name of Object.keys(MODULES)) {
    await rename(`${dist}/${name}.js`, `${dist}/${name}.${mark}.js`);
  }
  return mark;
}

/** Writes widget.js, one classic script. */
async function loader(mark) {
  await build({
    ...common,
    define: { __MARK__: JSON.stringify(mark) },
    build: {
      ...options,
      rolldownOptions: {
        input: `${root}/src/loader.ts`,
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  });
}

/** Which part of the widget a file is. */
const partOf = (name) => PARTS[name.split('.')[0]];

/** Prints what the files weigh, compressed; answers whether each keeps to its limit. */
async function weigh() {
  let fits = true;
  for (const name of await readdir(dist)) {
    const part = partOf(name);
    const size = gzipSync(await readFile(`${dist}/${name}`), { level: 9 }).length;
    console.log(`${part} (${name}): ${size} of ${LIMITS[part]} bytes gz`);
    fits &&= size <= LIMITS[part];
  }
  return fits;
}

await rm(dist, { recursive: true, force: true });
for (const [name, file] of Object.entries(MODULES)) await module(name, file);
await loader(await marked());
if (!(await weigh()) && !process.argv.includes('--any-weight')) {
  console.error('the widget is too heavy');
  process.exit(1);
}
