// Choosing: who assesses what and where, the tree of occupations, the calendar with its filters, evaluators side by side.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, serve } from './site.mjs';

const [FIRST, SECOND] = ['S000035900001', 'S000035900002'];
let site, chrome;

before(async () => { site = await serve(process.env.SITE); chrome = await browser({ viewport: { width: 1280, height: 900 } }); });
after(async () => { await chrome.close(); await site.close(); });

const open = async (path, context = chrome.context) => {
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
};
const done = (page) => page.locator('#compare [data-state=done]').waitFor();
const forget = (page) => page.evaluate(() => localStorage.removeItem('minglu.compare'));

test('a number of the table leads to just as many evaluators', async () => {
  const page = await open('occupations/2022/6-31-01-03/');
  const cell = page.locator('.matrix tbody td.n a').first();
  const number = await cell.textContent();
  assert.ok(Number(number) > 0);
  await cell.click();
  await page.locator('#results[data-state=done]').waitFor();
  assert.equal(await page.locator('#results').getAttribute('data-total'), number);
  await page.close();
});

test('the totals are the sums, and every evaluator of a row is named', async () => {
  const page = await open('occupations/2022/6-31-01-03/');
  const rows = await page.locator('.matrix tbody tr').evaluateAll((all) => all.map((row) => ({
    counts: [...row.querySelectorAll('.n')].map((it) => Number(it.textContent)), names: row.querySelectorAll('li').length,
  })));
  const totals = (await page.locator('.matrix tfoot .n').allTextContents()).map(Number);
  assert.deepEqual(totals, [0, 1, 2, 3, 4].map((i) => rows.reduce((sum, { counts }) => sum + counts[i], 0)));
  for (const { counts, names } of rows) assert.ok(names >= Math.max(...counts));
  await page.close();
});

test('the tree leads from a group to an occupation by keyboard', async () => {
  const page = await open('occupations/#group-6');
  const group = page.locator('#m-6-31');
  await group.locator('summary').focus();
  await page.keyboard.press('Space');
  assert.equal(await group.getAttribute('open'), null);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/occupations\/2022\/6-31-/);
  await page.close();
});

test('a group on the page of an occupation leads to its place in the tree', async () => {
  const page = await open('occupations/2022/6-31-01-03/');
  await page.locator('.groups a').nth(2).click();
  await page.waitForURL(/occupations\/#m-6-31-01$/);
  assert.ok(await page.locator('#m-6-31-01').getByRole('link', { name: '电工', exact: true }).isVisible());
  await page.close();
});

test('the calendar is filtered in place, and the address says by what', async () => {
  const page = await open('calendar/2026-12/');
  const rows = page.locator('.daybook .sessions > li');
  const all = await rows.count();
  assert.equal(await rows.filter({ visible: true }).count(), all);
  await page.getByLabel('职业', { exact: true }).selectOption({ label: '电工' });
  const shown = rows.filter({ visible: true });
  const n = await shown.count();
  assert.ok(n > 0 && n < all);
  for (const text of await shown.locator('.items').allTextContents()) assert.match(text, /电工/);
  assert.match(await page.locator('#filter [role=status]').textContent(), new RegExp(`${n} 场.*${all} 场`));
  const cells = await page.locator('.grid a:not(.off) b').allTextContents();
  assert.equal(cells.reduce((sum, text) => sum + Number.parseInt(text, 10), 0), n);
  await page.reload();
  assert.equal(await shown.count(), n);
  const next = await page.locator('.steps a').first().getAttribute('href');
  assert.match(next, /occupation=2022%2F6-31-01-03/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.waitForFunction((all) => document.querySelectorAll('.daybook .sessions > li:not([hidden])').length === all, all);
  assert.equal(new URL(page.url()).search, '');
  await page.close();
});

test('without scripts all assessments are shown, and each day of the month leads to its own', async () => {
  const plain = await browser({ javaScriptEnabled: false });
  const page = await open('calendar/2026-12/', plain.context);
  assert.ok(!await page.locator('#filter').isVisible());
  const cell = page.locator('.grid a').first();
  const target = page.locator(`[id="${(await cell.getAttribute('href')).slice(1)}"]`);
  assert.equal(await target.locator('.sessions > li').count(), Number.parseInt(await cell.locator('b').textContent(), 10));
  await page.goto(`${site.url}compare/?c=${FIRST}`);
  assert.ok(await page.getByText('并排比较需要浏览器运行脚本').isVisible());
  await page.close();
  await plain.close();
});

test('evaluators are chosen in a list and laid side by side', async () => {
  const page = await open('occupations/2022/6-31-01-03/');
  await forget(page);
  await page.reload();
  assert.ok(!await page.locator('#pick').isVisible());
  const buttons = page.locator('.rows [data-pick]');
  for (const number of [0, 1]) await buttons.nth(number).click();
  const codes = await buttons.evaluateAll((all) => all.slice(0, 2).map((it) => it.dataset.pick));
  assert.match(await page.locator('#pick [role=status]').textContent(), /2/);
  await page.getByRole('link', { name: '去比较' }).click();
  await page.waitForURL(`**/compare/?c=${codes.join()}`);
  await done(page);
  assert.deepEqual(await page.locator('.compare thead code').allTextContents(), codes);
  await page.getByRole('button', { name: '移出' }).first().click();
  await page.waitForURL(`**/compare/?c=${codes[1]}`);
  await done(page);
  assert.deepEqual(await page.locator('.compare thead code').allTextContents(), [codes[1]]);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('.compare thead code').length === 2);
  await page.close();
});

test('what is compared is what the pages say, and what differs is said in words', async () => {
  const page = await open(`compare/?c=${FIRST},${SECOND}`);
  await done(page);
  const row = (name) => page.locator('.compare tbody tr').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) });
  const there = await open(`evaluators/${FIRST}/`);
  const phone = await there.locator('.contact a[href^="tel:"]').first().textContent();
  assert.equal(await row('电话').locator('td').first().textContent(), phone);
  const level = there.locator('.scope tbody tr').first().locator('td li').first();
  const fee = await level.locator('span').textContent();
  const name = await there.locator('.scope tbody th a').first().textContent();
  assert.match(await row(name).locator('td').first().textContent(), new RegExp(`${fee} 元`));
  for (const [i, same] of (await page.locator('.compare tbody tr').evaluateAll((all) => all.filter((it) => it.cells.length === 3)
    .map((it) => [it.cells[1].textContent === it.cells[2].textContent, it.cells[0].querySelector('small').textContent]))).entries()) {
    assert.equal(same[1], same[0] ? '相同' : '不同', `row ${i}`);
  }
  await there.close();
  await page.close();
});

test('a code that the directory does not have is said to be none of its', async () => {
  const page = await open(`compare/?c=${FIRST},S000035999999,no%20code`);
  await done(page);
  assert.match(await page.locator('#compare .empty').textContent(), /S000035999999/);
  assert.equal(await page.locator('.compare thead code').count(), 1);
  await page.close();
});

test('no more than four are chosen, in search results too', async () => {
  const page = await open('search/?q=电工');
  await page.locator('#results[data-state=done]').waitFor();
  await forget(page);
  await page.reload();
  await page.locator('#results[data-state=done]').waitFor();
  const buttons = page.locator('#results [data-pick]');
  for (const number of [0, 1, 2, 3, 4]) await buttons.nth(number).click();
  assert.match(await page.locator('#pick [role=status]').textContent(), /最多比较 4 家/);
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('minglu.compare')).length), 4);
  await page.getByRole('button', { name: '全部清除' }).click();
  assert.ok(!await page.locator('#pick').isVisible());
  await page.close();
});

test('comparing works from a folder on disk', async () => {
  const page = await chrome.context.newPage();
  await page.goto(`file://${process.env.SITE}/compare/index.html?c=${FIRST},${SECOND}`);
  await done(page);
  assert.deepEqual(await page.locator('.compare thead code').allTextContents(), [FIRST, SECOND]);
  await page.close();
});

test('a calendar file is one for whoever subscribes', async () => {
  const page = await open('calendar/');
  const href = await page.locator('a[type="text/calendar"]').getAttribute('href');
  const answer = await fetch(new URL(href, page.url()));
  assert.match(answer.headers.get('content-type'), /^text\/calendar/);
  const lines = (await answer.text()).split('\r\n');
  assert.equal(lines[0], 'BEGIN:VCALENDAR');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, await page.locator('.daybook .sessions > li').count());
  await page.close();
});

test('buttons move nothing when they come', async () => {
  for (const path of ['districts/350102/', `evaluators/${FIRST}/`, 'calendar/2026-12/']) {
    const page = await open(path);
    const shift = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const it of list.getEntries()) sum += it.value; }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    }));
    assert.equal(shift, 0, path);
    await page.close();
  }
});
