// The search: its page, and the box in the head of every page.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, serve } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DAY = new Date('2026-11-24T12:00:00+08:00');
let site, chrome;
before(async () => { site = await serve(process.env.SITE); chrome = await browser({ viewport: { width: 1280, height: 900 } }); });
after(async () => { await chrome.close(); await site.close(); });

// A page on a fixed day; what goes wrong in it is an error of the test.
async function open(path, { context = chrome.context, day = DAY, base = site.url, init } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('dialog', (dialog) => { page.faults.push(dialog.message()); dialog.dismiss(); });
  await page.clock.setFixedTime(day);
  await init?.(page);
  await page.goto(base + path);
  return page;
}
const asked = (q, rest = '') => `search/?q=${encodeURIComponent(q)}${rest}`;
// Until the page shows what is asked; the number of results.
async function settled(page, q) {
  await page.waitForFunction((q) => {
    const { state, query } = document.querySelector('[data-results]').dataset;
    return state === 'done' && (q === undefined || query === q);
  }, q);
  return Number(await page.locator('[data-total]').first().getAttribute('data-total'));
}
const codes = (page) => page.locator('[data-results] [data-code]').evaluateAll((cards) => cards.map((card) => card.dataset.code));
async function close(page) {
  await page.evaluate(() => localStorage.clear());
  assert.deepEqual(page.faults, []);
  await page.close();
}
const box = (page) => page.locator('header input[type=search]');
const options = (page) => page.getByRole('option');
const filters = (page) => page.locator('#facets summary').first();
async function openFilters(page) {
  if (!await page.locator('#facets').evaluate((it) => it.open)) await filters(page).click();
  await page.locator('#facets fieldset').first().waitFor();
}

describe('the search page', () => {
  test('keeps its contract', async () => {
    const page = await open(asked('电工'));
    const total = await settled(page, '电工');
    const found = await codes(page);
    assert.ok(total >= 5, String(total));
    assert.equal(found.length, Math.min(total, 10));
    assert.equal(await page.locator('[data-results]').count(), 1);
    assert.equal(await page.locator('[data-total]').first().innerText(), String(total));
    assert.equal(await page.locator('[data-near]').count(), 0);
    assert.equal(await page.locator('input[type=search]').count(), 1);
    for (const code of found) {
      const link = await page.locator(`[data-code="${code}"] a`).first().evaluate((it) => it.href);
      assert.equal(link, `${site.url}evaluators/${code}/`);
      assert.ok((await fetch(link)).ok);
    }
    await close(page);
  });

  test('shows what matched, the standing of today, and says how many there are', async () => {
    const page = await open(asked('榕光'));
    await settled(page, '榕光');
    const card = page.locator('[data-code=S000035900001]');
    assert.equal(await card.locator('h2 mark').innerText(), '榕光');
    assert.match(await card.innerText(), /在册有效\s*有效期至\s*2027\s*年\s*6\s*月\s*27\s*日/);
    assert.equal(await card.locator('code').innerText().then((it) => it.replace(/\s/g, '')), 'S000035900001');
    assert.match(await page.getByRole('status').innerText(), /共\s*\d+\s*家/);
    await close(page);
    const later = await open(asked('榕光'), { day: new Date('2040-01-01T12:00:00+08:00') });
    await settled(later);
    assert.match(await later.locator('[data-code=S000035900001]').innerText(), /已到期/);
    await close(later);
  });

  test('tells near results from exact ones', async () => {
    const page = await open(asked('容光'));
    assert.equal(await settled(page, '容光'), 0);
    assert.ok(await page.locator('[data-near] [data-code=S000035900001]').isVisible());
    assert.ok(await page.getByRole('heading', { name: '相近的结果' }).isVisible());
    await close(page);
  });

  test('an answer of nothing says why, and what would find something', async () => {
    const page = await open(asked('鼓楼 阿摩司巴拿马'));
    assert.equal(await settled(page), 0);
    await page.getByText('没有找到').first().waitFor();
    const way = page.locator('#results li a').first();
    await way.waitFor();
    const [, said] = (await way.innerText()).match(/(\d+)\s*家/);
    assert.ok(await page.locator('.ways').isVisible());
    await way.click();
    assert.equal(await settled(page, '鼓楼'), Number(said));
    assert.ok(!await page.locator('.ways').isVisible());
    await close(page);
  });

  test('what was understood can be taken back', async () => {
    const page = await open(asked('鼓楼 电工'));
    const both = await settled(page);
    assert.deepEqual(await page.locator('#chips button').allInnerTexts(), ['区县：鼓楼区', '职业：电工']);
    await page.getByRole('button', { name: '去掉条件 区县：鼓楼区' }).click();
    const one = await settled(page, '电工');
    assert.ok(one > both, `${one} > ${both}`);
    assert.equal(await page.locator('#ask input').inputValue(), '电工');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'sum');
    await page.goBack();
    assert.equal(await settled(page, '鼓楼 电工'), both);
    await close(page);
  });

  test('filters count what they would leave, and follow the query and each other', async () => {
    const page = await open(asked('职业'));
    const total = await settled(page);
    await openFilters(page);
    // What the panel says, and the same counted from all results.
    const shown = () => page.locator('#facets label:visible, #facets details label:not([hidden])').evaluateAll((labels) => Object.fromEntries(labels.map((label) => {
      const { name, value } = label.querySelector('input');
      return [`${name} ${value}`, Number(label.querySelector('span').textContent)];
    })));
    const counted = (filters, own) => page.evaluate(async ([filters, own]) => {
      const index = globalThis.minglu.search.open(globalThis.minglu.pieces(location.href));
      const result = await index.query('职业', filters);
      const counts = {};
      const soon = '2026-12-24';
      for (const hit of await result.hits(0, result.total)) {
        const values = {
          district: [hit.district?.key], standing: [hit.standing.now], kind: [hit.kind], occupation: hit.scope.map((it) => it.occupation),
          level: hit.scope.flatMap((it) => it.levels), entrusted: hit.entrusted ? ['1'] : [], session: hit.sessions.some((day) => day <= soon) ? ['1'] : [],
        };
        for (const [key, all] of Object.entries(values)) {
          if (own && key !== own) continue;
          for (const value of new Set(all)) if (value) counts[`${key} ${value}`] = (counts[`${key} ${value}`] ?? 0) + 1;
        }
      }
      return counts;
    }, [filters, own]);
    const of = (counts, facet) => Object.fromEntries(Object.entries(counts).filter(([key, n]) => n && key.startsWith(`${facet} `)).sort());
    const facets = ['district', 'occupation', 'level', 'standing', 'kind', 'entrusted', 'session'];
    const [panel, truth] = [await shown(), await counted({})];
    for (const facet of facets) assert.deepEqual(of(panel, facet), of(truth, facet), facet);

    await page.locator('#facets input[name=district][value="350102"]').check();
    await page.waitForURL(/district=350102/);
    const one = await settled(page);
    assert.equal(one, panel['district 350102']);
    await page.waitForFunction(() => document.querySelector('#facets input[name=district][value="350103"]'));
    await page.locator('#facets input[name=district][value="350103"]').check();
    await page.waitForURL(/district=350103/);
    assert.equal(await settled(page), one + panel['district 350103'], 'values of one facet are alternatives');
    assert.ok(await page.evaluate(() => document.activeElement.value === '350103'), 'the reader’s place is lost');
    await page.waitForFunction((n) => document.querySelector('#facets input[name=level][value="3"]').parentNode.lastChild.textContent === String(n),
      (await counted({ district: ['350102', '350103'] }))['level 3']);
    const [filtered, expected] = [await shown(), await counted({ district: ['350102', '350103'] })];
    assert.deepEqual(of(filtered, 'district'), of(panel, 'district'), 'a facet does not count for itself');
    for (const facet of facets.slice(1)) assert.deepEqual(of(filtered, facet), of(expected, facet), facet);
    assert.deepEqual(await page.locator('#chips button').allInnerTexts(), ['区县：鼓楼区', '区县：台江区']);
    await page.goBack();
    await page.goBack();
    assert.equal(await settled(page), total);
    await page.waitForFunction(() => !document.querySelector('#facets :checked'));
    await close(page);
  });

  test('filters alone are a query', async () => {
    const page = await open('search/?kind=school&standing=in_force&entrusted=1');
    const total = await settled(page, '');
    assert.ok(total > 0);
    assert.deepEqual(await page.locator('#chips button').allInnerTexts(), ['状态：在册有效', '类型：院校', '接受企业委托']);
    await close(page);
  });

  test('reload, a link and the way back lead to the same place', async () => {
    // Where motion is not wanted, more is only shown by the button.
    const page = await open('search/', { init: (page) => page.emulateMedia({ reducedMotion: 'reduce' }) });
    await page.locator('#ask input').pressSequentially('职业', { delay: 20 });
    await page.locator('#ask input').press('Enter');
    const total = await settled(page, '职业');
    assert.ok(total > 30);
    await page.getByRole('button', { name: '显示更多' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-code]').length >= 30);
    assert.ok(await page.evaluate(() => document.activeElement.matches('li:nth-child(11) a')), 'the first new result has the focus');
    await page.evaluate(() => scrollTo(0, 1500));
    const link = page.locator('[data-code]').nth(15).locator('a').first();
    await link.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => scrollY > 500 && history.state?.y === scrollY);
    const [before, shown] = [await page.evaluate(() => scrollY), await codes(page)];
    for (const leave of ['reload', 'click']) {
      if (leave === 'reload') await page.reload();
      else {
        await page.locator('[data-code]').nth(15).locator('a').first().click();
        await page.waitForURL(/evaluators/);
        await page.goBack();
      }
      await settled(page, '职业');
      assert.deepEqual((await codes(page)).slice(0, shown.length), shown, leave);
      await page.waitForFunction((y) => Math.abs(scrollY - y) < 80, before);
    }
    const same = await open(new URL(page.url()).href.slice(site.url.length));
    assert.equal(await settled(same, '职业'), total);
    await close(same);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[data-results]').dataset.state === 'idle');
    assert.equal(await page.locator('#ask input').inputValue(), '');
    await close(page);
  });

  test('the table stays a table when it is reloaded, and says the same', async () => {
    const page = await open(asked('电工'));
    await settled(page);
    const cards = await codes(page);
    await page.getByRole('button', { name: '表格' }).click();
    await page.locator('[data-results] table').waitFor();
    await page.reload();
    await settled(page);
    assert.deepEqual(await codes(page), cards);
    assert.equal(await page.locator('[data-results] tbody tr').count(), cards.length);
    assert.equal(await page.getByRole('button', { name: '表格' }).getAttribute('aria-pressed'), 'true');
    await close(page);
  });

  test('the download holds all results, and no formula', async () => {
    // A name that a spreadsheet would work out, put into every piece that has it.
    const page = await open('search/', { init: (page) => page.route('**/search/*/*.js', async (route) => {
      const answer = await route.fetch();
      route.fulfill({ response: answer, body: (await answer.text()).replaceAll('"福州榕光职业技能评价中心"', '"=HYPERLINK(\\"x\\")"') });
    }) });
    await page.goto(`${site.url}search/?district=350102`);
    const total = await settled(page, '');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    const bytes = await readFile(await download.path());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n').slice(0, -1);
    assert.equal(lines.length, total + 1);
    const cells = lines.map((line) => line.slice(1, -1).split('","'));
    for (const line of cells) assert.equal(line.length, cells[0].length);
    assert.ok(cells.slice(1).every(([, code, credit]) => /^[SY]\d{12}$/.test(code) && /^[0-9A-Z]{18}$/.test(credit)), 'codes are there');
    assert.ok(cells.some(([name]) => name === `'=HYPERLINK(""x"")`));
    await close(page);
  });

  test('an input method is left in peace', async () => {
    const page = await open(asked('电工'));
    await settled(page);
    const client = await page.context().newCDPSession(page);
    const input = page.locator('#ask input');
    await input.fill('');
    await page.waitForFunction(() => document.querySelector('[data-results]').dataset.state === 'idle');
    let pieces = 0;
    page.on('request', () => { pieces += 1; });
    for (const text of ['r', 'ro', 'rong', 'rong’guang']) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await client.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: 229, key: 'Process', code: 'KeyG' });
      await client.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 71, key: 'g', code: 'KeyG' });
    }
    // Longer than the pause after a letter.
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 300); }));
    assert.equal(pieces, 0);
    assert.equal(await page.locator('[data-results]').getAttribute('data-state'), 'idle');
    assert.ok(!page.url().includes('rong'));
    await client.send('Input.insertText', { text: '榕光' });
    await settled(page, '榕光');
    assert.ok((await codes(page)).includes('S000035900001'));
    await close(page);
  });

  test('a piece that fails says so, and comes when it is asked for again', async () => {
    let broken = true;
    const page = await open(asked('电工'), { init: (page) => page.route('**/search/*/*.js', (route) => (broken ? route.abort() : route.continue())) });
    await page.waitForFunction(() => document.querySelector('[data-results]').dataset.state === 'failed');
    assert.match(await page.getByRole('alert').innerText(), /没有取到/);
    broken = false;
    await page.getByRole('button', { name: '再试一次' }).click();
    assert.ok(await settled(page, '电工') > 0);
    assert.equal(await page.getByRole('alert').innerText(), '');
    assert.ok(page.faults.every((it) => it.includes('ERR_FAILED')), page.faults.join());
    await page.close();
  });

  test('the boot piece and the second script may fail as well', async () => {
    for (const [path, rest] of [
      // The panel of filters is open on a wide screen, and the table is asked for.
      ['**/search/boot.js', ''], ['**/assets/search-more*', ''], ['**/assets/search-more*', '&view=table'],
    ]) {
      const page = await open(asked('电工', rest), { init: (page) => page.route(path, (route) => route.abort()) });
      await page.getByText('没有取到').waitFor();
      await page.unroute(path);
      await page.getByRole('button', { name: '再试一次' }).click();
      assert.ok(await settled(page, '电工') > 0);
      await page.waitForFunction(() => !document.querySelector('[role=alert]').textContent);
      await page.close();
    }
  });

  test('without its own script the page is what it is without scripts', async () => {
    const page = await open(asked('电工'), { init: (page) => page.route('**/assets/search.*.js', (route) => route.abort()) });
    await page.locator('.ways').waitFor();
    assert.ok(await page.getByText('请从下面按名称首字母').isVisible());
    await page.close();
  });

  test('on a slow line it says that it works, with six requests to the first result', async () => {
    const page = await open('', {});
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 40_000, uploadThroughput: 40_000 });
    const requests = [];
    page.on('request', (request) => requests.push(request.url().slice(site.url.length)));
    await page.goto(site.url + asked('榕光'), { waitUntil: 'commit' });
    await page.getByText('正在查找').waitFor();
    const first = page.locator('[data-code]').first().waitFor().then(() => requests.filter((it) => !it.endsWith('.svg')));
    assert.ok((await first).filter((it) => !it.includes('search-more')).length <= 6, requests.join());
    assert.equal(await settled(page), 1);
    await close(page);
  });

  test('hostile queries are only text', async () => {
    const page = await open('search/');
    const bad = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "'\"`", '.*(+?[', '\\', '(((((', '%', '%E0%A4%A', '&amp;', '\u202e', '\0', '🀄🀄',
      '__proto__', 'constructor', '榕'.repeat(3400), 'a'.repeat(10_000), '${alert(1)}', '{{7*7}}', '“', '" "', '、、、', '-'.repeat(200), '1'.repeat(300)];
    for (const q of bad) {
      await page.goto(site.url + asked(q));
      await page.waitForFunction(() => ['done', 'idle'].includes(document.querySelector('[data-results]').dataset.state), null, { polling: 20 });
      assert.equal(await page.locator('#hunt :is(img, script, iframe), .recent :is(img, script)').count(), 0, q.slice(0, 40));
    }
    for (const q of ['\ud800', 'a\udfff b', '\ud83c']) {
      await page.locator('#ask input').evaluate((input, q) => { input.value = q; input.dispatchEvent(new InputEvent('input')); }, q);
      await page.waitForFunction(() => new URLSearchParams(location.search).get('q')?.includes('\ufffd'));
      await page.waitForFunction(() => document.querySelector('[data-results]').dataset.state === 'done');
      await page.locator('#ask input').fill('电工');
      await settled(page, '电工');
    }
    for (const rest of ['&district=%3Cimg%3E', '&level=9&level=__proto__', '&view=%22%3E', '&kind=constructor', '&occupation=/']) {
      await page.goto(site.url + asked('电工', rest));
      await settled(page);
    }
    await close(page);
  });

  test('recent searches stay on the device and can be cleared', async () => {
    const page = await open('search/');
    await page.evaluate(() => localStorage.clear());
    for (const q of ['电工', '<b>榕光']) {
      await page.locator('#ask input').fill(q);
      await page.locator('#ask input').press('Enter');
      await settled(page, q);
    }
    await page.goto(`${site.url}search/`);
    assert.deepEqual(await page.locator('.recent a').allInnerTexts(), ['<b>榕光', '电工']);
    assert.equal((await page.context().cookies()).length, 0);
    await page.locator('.recent a').last().click();
    await settled(page, '电工');
    assert.equal(await page.locator('.recent').isVisible(), false);
    await page.goBack();
    await page.getByRole('button', { name: '清除' }).click();
    assert.equal(await page.locator('.recent').count(), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('minglu.recent')), '[]');
    await close(page);
  });
});

describe('the box', () => {
  test('is one combobox on every page, and says what it has', async () => {
    const page = await open('evaluators/S000035900001/');
    assert.equal(await page.locator('input[type=search]').count(), 1);
    const input = page.getByRole('combobox');
    assert.equal(await input.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('/');
    assert.ok(await input.evaluate((it) => it === document.activeElement));
    assert.equal(await input.inputValue(), '');
    await input.pressSequentially('电工');
    await options(page).first().waitFor();
    assert.equal(await input.getAttribute('aria-expanded'), 'true');
    assert.equal(await input.getAttribute('aria-controls'), await page.getByRole('listbox').getAttribute('id'));
    assert.match(await page.locator('header [role=status]').innerText(), /^共 \d+ 家$/);
    assert.equal(await input.getAttribute('aria-activedescendant'), null);
    await input.press('ArrowDown');
    const first = options(page).first();
    assert.equal(await input.getAttribute('aria-activedescendant'), await first.getAttribute('id'));
    assert.equal(await first.getAttribute('aria-selected'), 'true');
    await input.press('ArrowUp');
    assert.equal(await input.getAttribute('aria-activedescendant'), null);
    await input.press('ArrowUp');
    assert.equal(await options(page).last().getAttribute('aria-selected'), 'true');
    await input.press('Escape');
    assert.equal(await input.getAttribute('aria-expanded'), 'false');
    assert.equal(await input.inputValue(), '电工');
    await input.press('ArrowDown');
    await options(page).first().waitFor();
    await input.press('Tab');
    await page.waitForFunction(() => !document.querySelector('[role=option]'));
    assert.ok(await page.evaluate(() => document.activeElement.matches('.ask button')));
    await page.keyboard.press('Control+k');
    assert.ok(await input.evaluate((it) => it === document.activeElement && it.selectionEnd - it.selectionStart === 2));
    await close(page);
  });

  test('leads to a result or to all of them by keyboard alone', async () => {
    const page = await open('districts/350102/');
    await page.keyboard.press('/');
    await page.keyboard.type('rongguang');
    await options(page).first().waitFor();
    assert.equal(await options(page).first().locator('mark').innerText(), '榕光');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}evaluators/S000035900001/`);
    await page.keyboard.press('/');
    await page.keyboard.type('电工');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}${asked('电工')}`);
    await settled(page, '电工');
    await page.goto(site.url);
    await box(page).focus();
    await options(page).first().waitFor();
    assert.deepEqual((await options(page).allInnerTexts()).slice(0, 2), ['电工', 'rongguang']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => localStorage.getItem('minglu.recent')), '[]');
    assert.equal(await options(page).count(), 0);
    await close(page);
  });

  test('does nothing while an input method composes', async () => {
    const page = await open('');
    const client = await page.context().newCDPSession(page);
    await box(page).focus();
    await page.waitForFunction(() => globalThis.minglu.search);
    await client.send('Input.imeSetComposition', { text: 'dian', selectionStart: 4, selectionEnd: 4 });
    for (const [code, key] of [[229, 'ArrowDown'], [229, 'Enter'], [229, 'Escape']]) {
      await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: code, key, code: key });
    }
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 300); }));
    assert.equal(page.url(), site.url);
    assert.equal(await options(page).count(), 0);
    await client.send('Input.insertText', { text: '电工' });
    await options(page).first().waitFor();
    assert.equal(await box(page).inputValue(), '电工');
    await close(page);
  });

  test('a failure is said, and forgotten when it works again', async () => {
    let broken = true;
    const page = await open('', { init: (page) => page.route(/search/, (route) => (broken ? route.abort() : route.continue())) });
    await box(page).fill('电工');
    await page.getByText('暂时取不到').waitFor();
    broken = false;
    await box(page).fill('榕光');
    await options(page).first().waitFor();
    await page.close();
  });

  test('marks near results, says when there are none, and injects nothing', async () => {
    const page = await open('');
    await box(page).fill('容光');
    await page.getByText('没有完全相符的，以下 1 家相近').waitFor();
    for (const q of ['<img src=x onerror=alert(1)>', '[', '\\d+', 'a'.repeat(10_000)]) {
      await box(page).fill(q);
      await page.getByText('没有找到，可换个说法').waitFor();
      assert.equal(await page.locator('header form :is(img, script)').count(), 0);
      await box(page).fill('电工');
      await options(page).first().waitFor();
    }
    await close(page);
  });
});

describe('without scripts', () => {
  let plain;
  before(async () => { plain = await browser({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false }); });
  after(async () => { await plain.close(); });

  test('the box leads to a page from which every evaluator is reached', async () => {
    const page = await plain.context.newPage();
    await page.goto(`${site.url}calendar/`);
    await box(page).fill('电工');
    await box(page).press('Enter');
    await page.waitForURL(/search\/\?q=/);
    assert.ok(await page.getByText('请从下面按名称首字母').isVisible());
    const reached = async (part) => {
      const seen = new Set(), open = await page.locator(`.ways a[href*="${part}"]`).evaluateAll((links) => links.map((it) => it.href));
      const codes = new Set();
      while (open.length) {
        const url = open.pop().replace(/#.*/, '');
        if (seen.has(url)) continue;
        seen.add(url);
        const html = await (await fetch(url)).text();
        for (const [, code] of html.matchAll(/evaluators\/([SY]\d{12})\//g)) codes.add(code);
        for (const [, link] of html.matchAll(/href="?([^"\s>]+)/g)) {
          const { href } = new URL(link, url);
          if (href.startsWith(`${site.url}${part}/`)) open.push(href);
        }
      }
      return codes;
    };
    const all = new Set((await (await fetch(`${site.url}sitemap.xml`)).text()).match(/[SY]\d{12}/g));
    const ended = await reached('past');
    assert.ok(all.size > 70);
    for (const way of ['names', 'districts', 'levels', 'occupations']) {
      const codes = new Set([...await reached(way), ...ended]);
      assert.deepEqual([...all].filter((code) => !codes.has(code)), [], way);
    }
    await page.close();
  });
});

describe('from a folder on disk', () => {
  test('the box, the page and its links work', async () => {
    const base = pathToFileURL(process.env.SITE).href + '/';
    const page = await open('index.html', { base });
    await box(page).fill('电工');
    await options(page).first().waitFor();
    await box(page).press('Enter');
    await page.waitForURL(/search\/index\.html\?q=/);
    await settled(page, '电工');
    await openFilters(page);
    await page.locator('#ask input').fill('榕光');
    await settled(page, '榕光');
    assert.ok(page.url().startsWith(`${base}search/index.html?q=`));
    await page.locator('[data-code] a').first().click();
    await page.waitForURL(`${base}evaluators/S000035900001/index.html`);
    await page.goBack();
    await settled(page, '榕光');
    await close(page);
  });
});

const LOOKS = {
  wide: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 390, height: 844 } },
  smallest: { viewport: { width: 320, height: 700 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
};
for (const [look, options] of Object.entries(LOOKS)) {
  test(`no fault of accessibility and nothing too wide: ${look}`, async () => {
    const here = await browser(options);
    const states = {
      start: 'search/', results: asked('鼓楼 电工'), table: asked('职业', '&view=table&district=350102'), near: asked('容光'), none: asked('鼓楼 阿摩司巴拿马'), box: '',
    };
    for (const [state, path] of Object.entries(states)) {
      const page = await open(path, { context: here.context });
      if (state === 'box') {
        await box(page).fill('职业');
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
      } else if (state !== 'start') {
        await settled(page);
        if (state !== 'none') await openFilters(page);
        for (const group of await page.locator('#facets details').all()) if (await group.isVisible()) await group.evaluate((it) => { it.open = true; });
      }
      await page.evaluate(axe);
      for (const display of ['', 'large', 'contrast', 'large contrast']) {
        const overflow = await page.evaluate((display) => {
          const { documentElement: html } = document;
          html.classList.remove('large', 'contrast');
          if (display) html.classList.add(...display.split(' '));
          return html.scrollWidth - html.clientWidth;
        }, display);
        assert.ok(overflow <= 0, `${state} ${display}: ${overflow} pixels too wide`);
        const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
        assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(' ')}`), [], `${state} ${display}`);
      }
      await close(page);
    }
    await here.close();
  });
}

test('filters are folded away on a narrow screen until they are asked for', async () => {
  const here = await browser({ viewport: { width: 390, height: 844 } });
  const page = await open(asked('职业'), { context: here.context });
  await settled(page);
  assert.equal(await page.locator('#facets').evaluate((it) => it.open), false);
  await openFilters(page);
  await page.getByRole('checkbox', { name: /鼓楼区/ }).check();
  await page.waitForURL(/district=350102/);
  await settled(page);
  await close(page);
  await here.close();
});
