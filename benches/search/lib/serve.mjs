// A built site on a server of its own, compressed with brotli from memory, and what was asked of it. The quality is 11, as files are that are
// compressed once; BROTLI=5 is what servers do that compress each answer.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export const quality = Number(process.env.BROTLI ?? 11);

export const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

// What the file at a path weighs on the way, or null; kept once it was asked for.
function store(folder) {
  const kept = new Map();
  return async (path) => {
    if (kept.has(path)) return kept.get(path);
    const file = normalize(join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path));
    const isThere = file.startsWith(normalize(folder)) && await stat(file).then((it) => it.isFile(), () => false);
    const found = isThere ? { body: brotli(await readFile(file)), type: TYPES[extname(file)] ?? 'application/octet-stream' } : null;
    kept.set(path, found);
    return found;
  };
}

// `asked` holds a line for each request since it was last emptied.
export async function serve(folder) {
  const fetch = store(folder);
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname).slice(1);
    const entry = { path, bytes: 0, kind: request.headers['sec-fetch-dest'] };
    asked.push(entry);
    const found = await fetch(path);
    if (!found) return response.writeHead(404).end();
    entry.bytes = found.body.length;
    response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'br', 'content-length': found.body.length, 'cache-control': 'max-age=600' });
    response.end(found.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, fetch, close };
}
