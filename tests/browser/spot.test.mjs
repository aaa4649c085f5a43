// The page on which an advert is checked.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, serve } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADVERT = '育婴师資格證开班！\n包过班报名，姿革证年审也能办。\n我们不是职业资格培训。';
let site, chrome;
before(async () => { site = await serve(process.env.SITE); chrome = await browser({ viewport: { width: 1280, height: 900 } }); });
after(async () => { await chrome.close(); await site.close(); });

// The page, with all that it asks for and what goes wrong in it.
async function open({ context = chrome.context, url = `${site.url}spot/`, init } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.faults = [];
  page.asked = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('dialog', (dialog) => { page.faults.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => page.asked.push(request.url()));
  await init?.(page);
  await page.goto(url);
  return page;
}
async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.close();
}
// Writes an advert and waits until it was looked at; how many places were found.
async function write(page, text) {
  await page.evaluate(() => { document.getElementById('spot').dataset.state = 'old'; });
  await page.getByLabel('广告文字').fill(text);
  await page.waitForSelector('#spot[data-state=done]');
  return Number(await page.locator('#spot').getAttribute('data-count'));
}
const marked = (page) => page.locator('#marked mark').allInnerTexts();

describe('an advert', () => {
  test('has its wording marked, each place with its clause and what to write instead', async () => {
    const page = await open();
    assert.equal(await write(page, ADVERT), 4);
    assert.deepEqual(await marked(page), ['資格證', '包过', '姿革证', '职业资格']);
    assert.match(await page.getByRole('status').first().innerText(), /发现 4 处：禁用 3 处，由人判断 1 处/);
    const first = page.locator('#finding-3');
    assert.match(await first.innerText(), /姿革证：禁用[\s\S]*资格证（通知列明的字样）[\s\S]*通知 四\(六\)[\s\S]*职业技能等级证书[\s\S]*很可能是变形写法/);
    assert.match(await page.locator('#finding-4').innerText(), /由人判断[\s\S]*否定/);
    assert.equal(await page.locator('#marked').evaluate((it) => it.cloneNode(true).textContent.includes('开班！\n')), true);
    await close(page);
  });

  test('may have wording that begins within other wording', async () => {
    const page = await open();
    assert.equal(await write(page, '育婴师职业資格證开班'), 2);
    assert.deepEqual(await marked(page), ['职业資格', '證']);
    assert.match(await page.locator('#finding-2').innerText(), /資格證：禁用/);
    await close(page);
  });

  test('is looked at again when it is changed, and forgotten when it is cleared', async () => {
    const page = await open();
    await write(page, ADVERT);
    assert.equal(await write(page, '本中心开展职业技能等级认定，欢迎报名。'), 0);
    assert.match(await page.getByRole('status').first().innerText(), /没有发现禁用字样。这不能证明/);
    assert.equal(await page.locator('#found').isVisible(), false);
    await page.getByRole('button', { name: '清空' }).click();
    assert.equal(await page.getByLabel('广告文字').inputValue(), '');
    assert.equal(await page.getByLabel('广告文字').evaluate((it) => it === document.activeElement), true);
    assert.equal(await page.getByRole('status').first().innerText(), '');
    await close(page);
  });

  test('never becomes part of the page', async () => {
    const page = await open();
    const hostile = '<img src=x onerror=alert(1)>资格证<script>alert(2)</script>"><svg onload=alert(3)>包过班报名{authority}$&';
    assert.ok(await write(page, hostile) >= 2);
    assert.equal(await page.locator('#spot :is(img, script, svg)').count(), 0);
    assert.ok((await page.locator('#report').inputValue()).includes(hostile));
    await close(page);
  });

  test('does not leave the device: nothing is asked for but the pieces, and these only when something was written', async () => {
    const page = await open();
    const pieces = () => page.asked.filter((url) => /spot\/(policy|words)\.js$/.test(url)).length;
    assert.equal(pieces(), 0);
    await write(page, ADVERT);
    assert.equal(pieces(), 2);
    const before = page.asked.length;
    await write(page, `${ADVERT}资格证`);
    assert.equal(page.asked.length, before);
    assert.ok(page.asked.every((url) => url.startsWith(site.url)), page.asked.join());
    assert.equal(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes('育婴')), false);
    await close(page);
  });

  test('of ten thousand characters keeps nobody from typing', async () => {
    const page = await open();
    await write(page, '资格证');
    await page.evaluate(() => {
      globalThis.turns = 0;
      const turn = () => { globalThis.turns += 1; setTimeout(turn); };
      turn();
    });
    assert.ok(await write(page, `${'本中心开展职业技能等级认定，'.repeat(700)}资格证`) >= 1);
    // Other work had its turn in between, many times.
    assert.ok(await page.evaluate(() => globalThis.turns) > 10);
    await close(page);
  });
});

test('the text for a report has the places, the clauses and the advert, and is copied', async () => {
  const context = chrome.context;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open();
  await write(page, ADVERT);
  const report = await page.locator('#report').inputValue();
  for (const part of ['致：福州市人力资源和社会保障局', '3. “姿革证”，即“资格证”，禁用，依据：通知 四(六)；可以改为：职业技能等级证书', ADVERT, '是否违规请主管部门认定']) {
    assert.ok(report.includes(part), part);
  }
  await page.getByRole('button', { name: '复制举报文字' }).click();
  await page.getByText('已复制').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report);
  await close(page);
});

test('by keyboard alone: from each place to what is said of it and back', async () => {
  const page = await open();
  await write(page, ADVERT);
  await page.getByLabel('广告文字').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'place-1');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), '#finding-1');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#place-1');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), '#place-1');
  await close(page);
});

test('says so when the data does not come, and tries again', async () => {
  let fails = true;
  const page = await open({ init: (it) => it.route('**/spot/words.js', (route) => (fails ? route.abort() : route.continue())) });
  await page.getByLabel('广告文字').fill('资格证');
  await page.waitForSelector('#spot[data-state=failed]');
  assert.match(await page.getByRole('alert').innerText(), /数据没有取到/);
  fails = false;
  assert.equal(await write(page, '资格证！'), 1);
  assert.equal(await page.locator('#failed').innerText(), '');
  page.faults = page.faults.filter((it) => !it.includes('ERR_FAILED'));
  await close(page);
});

test('works from a folder on disk', async () => {
  const page = await open({ url: pathToFileURL(`${process.env.SITE}/spot/index.html`).href });
  assert.equal(await write(page, ADVERT), 4);
  await close(page);
});

test('without scripts there is the list with clause and wording, and how to report', async () => {
  const plain = await browser({ javaScriptEnabled: false });
  const page = await open({ context: plain.context });
  assert.equal(await page.getByText('没有脚本时').isVisible(), true);
  assert.equal(await page.locator('#advert').isVisible(), false);
  const row = page.getByRole('row', { name: /^资格证 / });
  assert.match(await row.innerText(), /资格证\s*禁用\s*通知 四\(六\)\s*职业技能等级证书/);
  assert.ok(await page.getByRole('row').count() > 100);
  assert.equal(await page.getByRole('heading', { name: '怎样举报' }).isVisible(), true);
  await close(page);
  await plain.close();
});

for (const [name, options] of Object.entries({
  wide: {}, narrow: { viewport: { width: 390, height: 844 } }, dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' },
})) {
  test(`${name}: everybody can use it, and nothing is cut off`, async () => {
    const own = await browser({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await open({ context: own.context });
    await write(page, ADVERT);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(violations.map((it) => [it.id, it.nodes[0].html]), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await close(page);
    await own.close();
  });
}
