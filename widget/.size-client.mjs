import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { writeFileSync } from 'node:fs';
const root = import.meta.dirname;
const v='virtual:entry';
const b = await build({ root, configFile:false, logLevel:'warn', publicDir:false,
 oxc: { jsx: { runtime: 'automatic', importSource: '#view' } },
 plugins:[{name:'e',resolveId(i){return i===v?root+'/src/__e.ts':null},load(i){return i===root+'/src/__e.ts'?"export { makeClient } from './client/client'; export { makePlatform } from './client/platform';":null}}],
 build:{ write:false, target:'es2022', modulePreload:false, minify:'terser',
 terserOptions:{module:true,ecma:2020,compress:{passes:3,unsafe_arrows:true,unsafe_methods:true,pure_getters:true}},
 rolldownOptions:{input:{chat:v},output:{format:'es'},preserveEntrySignatures:'strict'}}});
const code=(b.output??b[0].output).find(o=>o.isEntry).code;
writeFileSync('/tmp/size/client.js',code);
console.log(code.length, gzipSync(code,{level:9}).length);
