/** Serves the gallery: `node test/ui/gallery.mjs [port]`, then open /test/ui/gallery.html. */
import { createServer } from 'vite';

const server = await createServer({
  root: `${import.meta.dirname}/../..`,
  configFile: false,
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  server: { host: '127.0.0.1', port: Number(process.argv[2] ?? 0), hmr: false },
});
await server.listen();
server.printUrls();
