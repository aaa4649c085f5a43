// The built site on a server of its own below a sub-folder, and a browser to look at it.
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript',
  '.svg': 'image/svg+xml', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.ics': 'text/calendar; charset=utf-8',
};

// The site stands below a path that nothing in it knows: relative links must hold anywhere.
const BELOW = '/any/where/';

export async function serve(folder) {
  const server = createServer({ maxHeaderSize: 1 << 20 }, async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    if (!path.startsWith(BELOW)) return response.writeHead(404).end();
    let file = normalize(join(folder, path.slice(BELOW.length)));
    if (!file.startsWith(normalize(folder))) return response.writeHead(403).end();
    if (path.endsWith('/')) file = join(file, 'index.html');
    const found = await stat(file).then((it) => it.isFile(), () => false);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(await readFile(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}${BELOW}`;
  return { url, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function browser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'minglu-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ARGUMENTS,
    timezoneId: 'Asia/Shanghai', locale: 'zh-CN', ...options,
  });
  return { context, close: async () => { await context.close(); await rm(profile, { recursive: true, force: true }); } };
}

// One page of each kind of the sample directory.
export const KINDS = {
  home: '', evaluators: 'evaluators/', occupations: 'occupations/', districts: 'districts/', levels: 'levels/',
  evaluator: 'evaluators/S000035900001/', suspended: 'evaluators/S000035900042/', cancelled: 'evaluators/S000035900013/',
  publicity: 'evaluators/S000035900064/', document: 'evaluators/S000035900001/rules/exam/',
  occupation: 'occupations/2022/6-31-01-03/', district: 'districts/350102/', zone: 'districts/fzgx/', level: 'levels/3/',
  letter: 'names/r/', past: 'past/', changes: 'changes/', year: 'changes/2026/', topic: 'changes/ended/',
  'changes of an occupation': 'occupations/2022/6-31-01-03/changes/', statistics: 'statistics/', calendar: 'calendar/', month: 'calendar/2026-12/',
  notices: 'notices/', guide: 'guide/workers/', about: 'about/', search: 'search/', verify: 'verify/', spot: 'spot/', compare: 'compare/?c=S000035900001,S000035900002,Y000035900001', nothing: 'compare/', entrust: 'entrust/',
  entrusting: 'guide/entrust/', sitemap: 'sitemap/', data: 'data/', missing: '404.html',
};
