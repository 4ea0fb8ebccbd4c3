/**
 * Builds dist/ and weighs what the first page loads: the entry and all it imports before anything is
 * shown, gzipped. Fails when that is too heavy, unless told `--any-weight`.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = import.meta.dirname;
const LIMIT = 250 * 1024;
// What somebody sees first who has a session: the shell and the inbox with its thread.
const FIRST = ['index.html', 'src/inbox/page.tsx'];

/** The scripts that an entry of the manifest needs, itself included. */
function needed(manifest, name, found = new Set()) {
  const entry = manifest[name];
  if (!entry) throw new Error(`${name} is not among what was built`);
  if (found.has(entry.file)) return found;
  found.add(entry.file);
  for (const other of entry.imports ?? []) needed(manifest, other, found);
  return found;
}

await build({ root, logLevel: 'warn' });
const manifest = JSON.parse(await readFile(`${root}/dist/.vite/manifest.json`, 'utf8'));
const files = new Set(FIRST.flatMap((name) => [...needed(manifest, name)]));
let weight = 0;
for (const file of files)
  weight += gzipSync(await readFile(`${root}/dist/${file}`), { level: 9 }).length;
console.log(`console: first load ${weight} of ${LIMIT} bytes, gzipped, in ${files.size} files`);
if (weight > LIMIT && !process.argv.includes('--any-weight')) {
  console.error('The console is too heavy.');
  process.exit(1);
}
