// The page of open data, and JSON-LD under a strict policy.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { extname, join } from 'node:path';
import { KINDS, browser, serve } from './site.mjs';

const SITE = process.env.SITE;
let site;
before(async () => { site = await serve(SITE); });
after(() => site.close());

async function open(options, path = 'data/') {
  const { context, close } = await browser(options);
  const page = context.pages()[0] ?? await context.newPage();
  await page.goto(site.url + path);
  return { page, close };
}

for (const javaScriptEnabled of [true, false]) {
  test(`every file is there, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const { page, close } = await open({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
    const links = await page.locator('main a[download], section[aria-labelledby=api] a').evaluateAll((all) => all.map((it) => it.href));
    assert.ok(links.length > 40, String(links.length));
    for (const link of links) {
      const path = new URL(link).pathname.slice(new URL(site.url).pathname.length);
      assert.ok((await stat(join(SITE, path))).isFile(), path);
    }
    const names = await page.locator('main a[download]').evaluateAll((all) => all.map((it) => it.textContent));
    assert.equal(new Set(names).size, names.length, 'links of one name lead to several files');
    await close();
  });
}

test('the columns of a table open by keyboard and are a table', async () => {
  const { page, close } = await open({ viewport: { width: 1280, height: 800 } });
  const details = page.locator('details#scope');
  assert.equal(await details.locator('table').isVisible(), false);
  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await details.locator('table').isVisible(), true);
  assert.ok(await details.locator('tbody tr').count() > 15);
  assert.equal(await details.locator('tbody tr').first().locator('th[scope=row] code').textContent(), 'evaluator');
  await close();
});

test('a link from the list of files opens nothing else and leads to the columns', async () => {
  const { page, close } = await open({ viewport: { width: 390, height: 844 } });
  await page.locator('a[href="#events"]').click();
  const top = await page.locator('details#events').evaluate((it) => it.getBoundingClientRect().top);
  assert.ok(top >= -1 && top < 844, String(top));
  await close();
});

test('each page says once what it is about, and a strict policy lets it be', async () => {
  const html = await readFile(join(SITE, 'index.html'), 'utf8');
  const inline = html.match(/<script>(.*?)<\/script>/s)[1];
  const hash = createHash('sha256').update(inline).digest('base64');
  const policy = `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'; img-src 'self'; connect-src 'self'`;
  const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
  const server = createServer(async (request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    if (path.endsWith('/')) path += 'index.html';
    const bytes = await readFile(join(SITE, path)).catch(() => null);
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(bytes ? 200 : 404, { 'content-type': type, 'content-security-policy': policy });
    response.end(bytes);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { context, close } = await browser();
  const page = context.pages()[0] ?? await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  for (const kind of ['home', 'evaluator', 'occupation', 'calendar', 'notices', 'guide', 'changes', 'data']) {
    await page.goto(`http://127.0.0.1:${server.address().port}/${KINDS[kind]}`);
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    assert.equal(texts.length, 1, kind);
    const graph = JSON.parse(texts[0])['@graph'];
    assert.ok(graph.every((it) => it['@type']), kind);
    assert.equal(graph.some((it) => it['@type'] === 'BreadcrumbList'), kind !== 'home', kind);
  }
  assert.deepEqual(said, []);
  await close();
  await new Promise((done) => { server.closeAllConnections(); server.close(done); });
});

test('an evaluator\'s page names its own document', async () => {
  const { page, close } = await open({}, KINDS.evaluator);
  const link = await page.locator('link[rel=alternate][type="application/json"]').evaluate((it) => it.href);
  const path = new URL(link).pathname.slice(new URL(site.url).pathname.length);
  const document = JSON.parse(await readFile(join(SITE, path), 'utf8'));
  assert.equal(document.name, await page.locator('h1').textContent());
  assert.ok(document.scope.length > 0 && document.events.length > 0);
  await close();
});
