// Every kind of page: no fault of accessibility, no error, nothing from elsewhere, no sideways scrolling.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { KINDS, browser, serve } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site;

before(async () => { site = await serve(process.env.SITE); });
after(async () => { await site.close(); });

const LOOKS = {
  wide: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 390, height: 844 } },
  smallest: { viewport: { width: 320, height: 700 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'without scripts': { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
};

for (const [look, options] of Object.entries(LOOKS)) {
  describe(look, () => {
    let chrome;
    before(async () => { chrome = await browser(options); });
    after(async () => { await chrome.close(); });

    for (const [kind, path] of Object.entries(KINDS)) {
      test(kind, async () => {
        const page = await chrome.context.newPage();
        const faults = [];
        page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
        page.on('pageerror', (error) => faults.push(error.message));
        page.on('request', (request) => { if (!request.url().startsWith(site.url) && kind !== 'missing') faults.push(request.url()); });
        const answer = await page.goto(site.url + path, { waitUntil: 'load' });
        assert.equal(answer.status(), 200);
        // The page for missing addresses says where its links begin; here that is another place.
        if (kind === 'missing') return page.close();
        assert.deepEqual(faults, []);
        if (options.javaScriptEnabled !== false) {
          for (const display of ['large', 'contrast', '']) {
            const overflow = await page.evaluate((display) => {
              document.documentElement.className = display;
              return document.documentElement.scrollWidth - document.documentElement.clientWidth;
            }, display);
            assert.ok(overflow <= 0, `${overflow} pixels too wide ${display}`);
          }
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
          assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(' ')}`), []);
        }
        assert.ok(await page.getByText('演示网站').first().isVisible(), 'the page does not say that it is a demonstration');
        await page.close();
      });
    }
  });
}

test('every link leads somewhere, wherever the folder stands', async () => {
  const seen = new Set();
  const open = [site.url];
  const missing = [];
  while (open.length > 0) {
    const url = open.pop();
    if (seen.has(url)) continue;
    seen.add(url);
    const answer = await fetch(url);
    if (!answer.ok) { missing.push(url); continue; }
    if (!answer.headers.get('content-type').startsWith('text/html')) continue;
    const html = await answer.text();
    for (const [, link] of html.matchAll(/\s(?:href|src)="?([^"\s>]+)/g)) {
      const target = new URL(link.replaceAll('&amp;', '&'), url);
      target.hash = '';
      if (target.href.startsWith(site.url)) open.push(target.href);
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(seen.size > 300, `only ${seen.size} pages were reached`);
});
