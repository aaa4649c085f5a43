// What changed and how much there is: feeds that a reader finds, pages that need no script, tables as files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, serve } from './site.mjs';

const NARROW = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
let site;

before(async () => { site = await serve(process.env.SITE); });
after(async () => { await site.close(); });

describe('feeds', () => {
  let chrome;
  before(async () => { chrome = await browser(); });
  after(async () => { await chrome.close(); });

  for (const path of ['', 'changes/', 'changes/ended/', 'occupations/2022/6-31-01-03/', 'occupations/2022/6-31-01-03/changes/', 'districts/350102/']) {
    test(`a reader finds the feed of /${path}`, async () => {
      const page = await chrome.context.newPage();
      await page.goto(site.url + path);
      const feed = await page.evaluate(async () => {
        const link = document.querySelector('link[rel=alternate][type="application/atom+xml"]');
        const answer = await fetch(link.href);
        const xml = new DOMParser().parseFromString(await answer.text(), 'application/xml');
        const all = (name) => [...xml.getElementsByTagName(name)].map((it) => it.textContent);
        return {
          ok: answer.ok, broken: xml.getElementsByTagName('parsererror').length, root: xml.documentElement.namespaceURI,
          named: Boolean(document.querySelector(`main a[href="${link.getAttribute('href')}"]`)),
          ids: all('id'), updated: all('updated'), texts: all('content'),
        };
      });
      assert.ok(feed.ok && feed.broken === 0);
      assert.equal(feed.root, 'http://www.w3.org/2005/Atom');
      assert.ok(feed.ids.length > 2 && feed.ids.length <= 51);
      assert.equal(new Set(feed.ids).size, feed.ids.length);
      for (const moment of feed.updated) assert.match(moment, /^\d{4}-\d\d-\d\dT00:00:00\+08:00$/);
      assert.deepEqual([...feed.updated].sort().reverse(), feed.updated);
      // The home page names it in its head alone; the others say in a sentence what it is.
      assert.equal(feed.named, path !== '');
      await page.close();
    });
  }
});

describe('without scripts at 390 pixels', () => {
  let chrome;
  before(async () => { chrome = await browser(NARROW); });
  after(async () => { await chrome.close(); });

  test('changes are filtered by plain links, and months are headings', async () => {
    const page = await chrome.context.newPage();
    await page.goto(`${site.url}changes/`);
    await page.getByRole('navigation', { name: '变动类别' }).getByRole('link', { name: '暂停、整改与恢复' }).click();
    assert.ok(page.url().endsWith('changes/suspended/'));
    const months = page.getByRole('main').getByRole('heading', { level: 2, name: /^\d{4}年\d+月$/ });
    assert.ok(await months.count() > 2);
    const kinds = new Set(await page.locator('.changes .tag').allTextContents());
    for (const kind of kinds) assert.ok(['暂停认定', '恢复认定', '限期整改', '整改完成'].includes(kind), kind);
    assert.ok(await page.getByText('依据：').first().isVisible());
    await page.goto(`${site.url}changes/ended/`);
    assert.ok((await page.locator('.changes .tag').allTextContents()).includes('到期'));
    await page.close();
  });

  test('every chart is a table with a finding above it and a file that says the same', async () => {
    const page = await chrome.context.newPage();
    await page.goto(`${site.url}statistics/`);
    const figures = await page.locator('figure').all();
    assert.equal(figures.length, 7);
    for (const figure of figures) {
      assert.match(await figure.locator('figcaption').textContent(), /\d/);
      const head = await figure.locator('thead th').allTextContents();
      const rows = await figure.locator('tbody tr').all();
      const shown = [head];
      for (const row of rows) shown.push((await row.locator('th, td').allTextContents()).map((it) => it.trim()));
      const link = await figure.locator('a[download]').getAttribute('href');
      const file = await readFile(join(process.env.SITE, 'statistics', link.replace('../statistics/', '')), 'utf8');
      assert.equal(file[0], '\ufeff');
      const lines = file.slice(1).trimEnd().split('\r\n').map((line) => line.split(','));
      // The file has a stable name before and the day after.
      assert.deepEqual(lines.map((line) => line.slice(1, -1)), shown);
    }
    await page.close();
  });

  test('the map of squares is drawn, hidden from those who have the table, and no square lies on another', async () => {
    const page = await chrome.context.newPage();
    await page.goto(`${site.url}statistics/`);
    assert.equal(await page.locator('.squares').getAttribute('aria-hidden'), 'true');
    const boxes = [];
    for (const tile of await page.locator('.squares g').all()) boxes.push(await tile.boundingBox());
    assert.equal(boxes.length, 13);
    for (const [at, one] of boxes.entries()) {
      assert.ok(one.width >= 44 && one.x >= 0 && one.x + one.width <= 390);
      for (const other of boxes.slice(at + 1)) {
        assert.ok(Math.abs(one.x - other.x) >= one.width - 1 || Math.abs(one.y - other.y) >= one.height - 1);
      }
    }
    await page.close();
  });
});

test('the shades of the map differ by three to one from step to step, and numbers by four and a half from their shade', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, close } = await browser({ colorScheme });
    const page = await context.newPage();
    await page.goto(`${site.url}statistics/`);
    for (const display of ['', 'contrast']) {
      const steps = await page.evaluate((display) => {
        document.documentElement.className = display;
        return [1, 2, 3].map((step) => {
          const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
          svg.setAttribute('class', `tile step-${step}`);
          svg.innerHTML = '<rect width="1" height="1"></rect><text>1</text>';
          document.querySelector('.squares').append(svg);
          const fill = (name) => getComputedStyle(svg.querySelector(name)).fill;
          return [fill('rect'), fill('text')];
        });
      }, display);
      for (const [shade, ink] of steps) assert.ok(contrast(shade, ink) >= 4.5, `${colorScheme} ${display} ${shade} ${ink}`);
      for (const at of [0, 1]) assert.ok(contrast(steps[at][0], steps[at + 1][0]) >= 3, `${colorScheme} ${display} ${at}`);
    }
    await close();
  }
});

function contrast(one, other) {
  const light = (color) => {
    const parts = color.match(/[\d.]+/g).slice(0, 3).map((it) => it / 255)
      .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05;
  };
  const [low, high] = [light(one), light(other)].sort((left, right) => left - right);
  return high / low;
}
