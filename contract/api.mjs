/** Makes api.d.ts from openapi.json: `node api.mjs [--check]`. */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('openapi.json', import.meta.url);
const target = new URL('api.d.ts', import.meta.url);
const head = '// Made from openapi.json by `npm run contract`; not written by hand.\n';

// What has a default may be left out of a request.
const made = head + astToString(await openapiTS(source, { defaultNonNullable: false }));
if (process.argv.includes('--check')) {
  if (made !== (await readFile(target, 'utf8'))) {
    console.error('contract/api.d.ts is not what openapi.json says: npm run contract');
    process.exit(1);
  }
} else {
  await writeFile(target, made);
}
