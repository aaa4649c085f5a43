// The page that verifies codes, certificate numbers, names and lists.
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
async function open(path, { context = chrome.context, base = site.url, init } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.asked = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('dialog', (dialog) => { page.faults.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => page.asked.push(request.url()));
  await page.clock.setFixedTime(DAY);
  await init?.(page);
  await page.goto(base + path);
  return page;
}
async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.close();
}
const settled = (page, state = 'done') => page.waitForFunction((state) => document.getElementById('answer').dataset.state === state, state);
const marks = (page) => page.locator('#verdict [data-mark]').evaluateAll((all) => all.map((it) => it.dataset.mark));
async function ask(page, text) {
  await page.locator('#code').fill(text);
  await page.evaluate(() => { document.getElementById('answer').dataset.state = 'asked'; });
  await page.locator('#code').press('Enter');
  await settled(page);
  return marks(page);
}
const lists = async (page, text) => {
  await page.locator('#lines').fill(text);
  await page.getByRole('button', { name: '开始核对' }).click();
  await page.waitForFunction(() => document.getElementById('table').dataset.state === 'done', null, { timeout: 60_000 });
};
const results = (page) => page.locator('#table tbody [data-mark]').evaluateAll((all) => all.map((it) => it.dataset.mark));

describe('one code', () => {
  const ANSWERS = {
    S000035900001: ['form_right', 'listed'],
    'ｓ 0000-35 900001': ['form_right', 'listed'],
    S000035999999: ['form_right', 'unlisted'],
    S00003590001: ['form_wrong'],
    S000099900001: ['form_wrong'],
    SO00035900001: ['form_wrong'],
    '91350100M000100Y43': ['form_right', 'unlisted'],
    '91350100M000100Y44': ['check_wrong'],
    '913501OOM000100Y43': ['form_wrong'],
    S000035900001263000042: ['form_right', 'listed', 'year_all'],
    S000035900005253000042: ['form_right', 'listed', 'year_part'],
    S000035900001203000042: ['form_right', 'listed', 'year_none'],
    S000035900001261000042: ['form_right', 'listed', 'year_level'],
    S000035900001993000042: ['form_right', 'listed', 'year_future'],
    S00003590000126T000042: ['form_right', 'listed', 'year_unknown'],
    S000035900001268000042: ['form_wrong'],
    S000035999999263000042: ['form_right', 'unlisted'],
    1435003000300123: ['form_wrong'],
    '11010519491231002X': ['form_wrong'],
    福州榕光职业技能评价中心: ['listed'],
    福州榕光职业技能评介中心: ['unlisted'],
    'https://minglu.example/directory/evaluators/S000035900001/': ['address_own', 'form_right', 'listed'],
    'http://zscx.osta.org.cn/x': ['address_official'],
    'https://minglu.example.test/evaluators/S000035900001/': ['address_other', 'form_right', 'listed'],
  };

  test('good and bad ones of each kind', async () => {
    const page = await open('verify/');
    for (const [text, expected] of Object.entries(ANSWERS)) assert.deepEqual(await ask(page, text), expected, text);
    await close(page);
  });

  test('stands in the address, behind the mark that no server is told, and opens with the answer', async () => {
    const page = await open('verify/?q=S000035900001');
    await settled(page);
    assert.deepEqual(await marks(page), ['form_right', 'listed']);
    assert.equal(await page.evaluate(() => location.search + location.hash), '#q=S000035900001');
    await ask(page, 'S000035900013');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#verdict a')?.textContent === '福州榕光职业技能评价中心');
    assert.equal(await page.locator('#code').inputValue(), 'S000035900001');
    await page.reload();
    await settled(page);
    assert.match(await page.locator('#verdict').innerText(), /在册有效/);
    const told = page.asked.filter((url) => /S0000359000/.test(url));
    assert.deepEqual(told, [`${site.url}verify/?q=S000035900001`], 'only the address that it was opened with');
    await close(page);
  });

  test('leads to the evaluator, with its occupations, and says what it cannot prove', async () => {
    const page = await open('verify/#q=S000035900005253000042');
    await settled(page);
    const link = await page.locator('#verdict a').first().evaluate((it) => it.href);
    assert.equal(link, `${site.url}evaluators/S000035900005/`);
    const details = await page.locator('#details').innerText();
    assert.match(details, /不能证明/);
    assert.match(details, /zscx\.osta\.org\.cn/);
    assert.match(details, /焊工[\s\S]*2025年1月1日至2025年9月7日、2025年12月8日至2025年12月31日/);
    assert.equal(await page.locator('#details a[href*=osta]').count(), 0, 'official addresses are text');
    await close(page);
  });

  test('errors are tied to the field', async () => {
    const page = await open('verify/');
    await page.locator('#check button').first().click();
    const error = page.locator('#code-error');
    assert.match(await error.innerText(), /请先输入/);
    assert.equal(await page.locator('#code').getAttribute('aria-invalid'), 'true');
    assert.match(await page.locator('#code').getAttribute('aria-describedby'), /code-error/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'code');
    await ask(page, '91350100M000100Y44');
    assert.match(await error.innerText(), /第 18 位是 4，按前 17 位推算应为 3/);
    assert.equal(await page.locator('#verdict mark').innerText(), '4');
    await page.locator('#code').fill('S');
    assert.ok(await error.isHidden());
    await close(page);
  });

  test('what was likely meant is offered, never taken', async () => {
    const page = await open('verify/');
    await ask(page, 'SO00035900001');
    assert.match(await page.locator('#verdict').innerText(), /不要照此改写/);
    await page.getByRole('button', { name: '查验 S000035900001' }).click();
    await page.waitForFunction(() => document.querySelector('#verdict [data-mark=listed]'));
    await close(page);
  });

  test('words hold on the day they are read', async () => {
    const page = await open('verify/#q=S000035900001', { init: (page) => page.clock.setFixedTime(new Date('2028-01-01T12:00:00+08:00')) });
    await settled(page);
    assert.match(await page.locator('#verdict').innerText(), /已到期/);
    assert.match(await page.locator('#details').innerText(), /今天没有可以认定的职业/);
    await close(page);
  });

  test('data that do not come are said not to have come, and asked for again', async () => {
    const page = await open('verify/', { init: (page) => page.route('**/verify/*/*.js', (route) => route.abort()) });
    await page.locator('#code').fill('S000035900001');
    await page.locator('#code').press('Enter');
    await settled(page, 'failed');
    assert.match(await page.locator('#verdict').innerText(), /没有读到/);
    await page.unroute('**/verify/*/*.js');
    assert.deepEqual(await ask(page, 'S000035900001'), ['form_right', 'listed']);
    page.faults = page.faults.filter((it) => !/ERR_FAILED/.test(it));
    await close(page);
  });

  test('hostile texts are only texts', async () => {
    const page = await open('verify/');
    for (const text of ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript://x/%0aalert(1)', '榕光<b onmouseover=alert(1)>x</b>', '{{7*7}}', '__proto__', 'https://evil.test/<svg/onload=alert(1)>']) {
      await ask(page, text);
      assert.equal(await page.locator('#answer :is(img, script, svg, b:not(.st))').count(), 0, text);
      assert.equal(await page.locator('#answer a[href*="evil"], #answer a[href^="javascript"]').count(), 0, text);
    }
    await lists(page, '<img src=x onerror=alert(1)>\n"><script>alert(1)</script>中心\n=cmd()公司');
    assert.equal(await page.locator('#table :is(img, script)').count(), 0);
    await close(page);
  });
});

describe('a list', () => {
  test('is checked line by line, with cells of a spreadsheet', async () => {
    const page = await open('verify/');
    await lists(page, '1\t福州榕光职业技能评价中心\t鼓楼区\ns000035900013\n91350100M000100Y44\n福州榕光职业技能评介中心\nS000035999999\n某某某某某某某某\nS000035900005253000042\n\n福州榕光职业技能评价中心\nhttps://evil.test/evaluators/S000035900001/');
    assert.deepEqual(await results(page), ['listed', 'listed', 'check_wrong', 'result_near', 'unlisted', 'unlisted', 'year_part', 'listed', 'address_other']);
    // Rows out of sight are not laid out and have no inner text.
    const rows = await page.locator('#table tbody tr').allTextContents();
    assert.match(rows[0], /S000035900001[\s\S]*在册有效[\s\S]*2027/);
    assert.match(rows[1], /取消备案/);
    assert.match(rows[3], /相近：福州榕光职业技能评价中心 S000035900001/);
    assert.match(rows[7], /与前面某行相同/);
    assert.doesNotMatch(rows[8], /福州榕光/);
    assert.match(await page.locator('#count').innerText(), /9 行，名录中有 4，没有 2，要再看 3/);
    await close(page);
  });

  test('is saved as a file that spreadsheets read', async () => {
    const page = await open('verify/');
    assert.ok(await page.getByRole('button', { name: '下载结果' }).isHidden());
    await lists(page, 'S000035900001\n=1+1公司');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载结果' }).click()]);
    assert.equal(download.suggestedFilename(), '查验结果-2026-11-24.csv');
    const text = await readFile(await download.path(), 'utf8');
    assert.equal(text.charCodeAt(0), 0xfeff);
    const lines = text.slice(1).split('\r\n');
    assert.equal(lines[0], '序号,输入,是什么,结果,评价机构,备案号,今天状态,有效期至,说明');
    assert.equal(lines[1], '1,S000035900001,评价机构备案号,名录中有,福州榕光职业技能评价中心,S000035900001,在册有效,2027-06-27,');
    assert.match(lines[2], /^2,'=1\+1公司,/);
    await close(page);
  });

  test('of more than a thousand the first thousand are checked, and the page stays free', async () => {
    const page = await open('verify/');
    const codes = Array.from({ length: 1010 }, (_, i) => `S0000359${String(i + 1).padStart(5, '0')}`);
    await lists(page, codes.join('\n'));
    assert.match(await page.locator('#lines-error').innerText(), /共 1010 行，只核对前 1000 行/);
    assert.equal(await page.locator('#table tbody tr').count(), 1000);
    assert.ok((await results(page)).filter((it) => it === 'listed').length > 60);
    await close(page);
  });

  test('can be stopped', async () => {
    const page = await open('verify/', { init: (page) => page.route('**/search/**', async () => {}) });
    await page.locator('#lines').fill(['S000035900001', ...Array.from({ length: 50 }, (_, i) => `某某第${i}公司`)].join('\n'));
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.getByRole('button', { name: '停止' }).waitFor();
    assert.ok(await page.locator('#progress').isVisible());
    await page.waitForFunction(() => document.getElementById('progress').value === 1);
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止：核对了 1 / 51 行').waitFor();
    assert.equal(await page.locator('#table tbody tr').count(), 1);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });

  test('an empty one is said to be empty', async () => {
    const page = await open('verify/');
    await page.getByRole('button', { name: '开始核对' }).click();
    assert.match(await page.locator('#lines-error').innerText(), /请先粘贴/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'lines');
    await close(page);
  });
});

describe('scanning', () => {
  // A browser that can: what it sees is what the test says.
  const able = (text, camera) => async (page) => {
    await page.addInitScript(([text, camera]) => {
      globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        detect = async () => (text ? [{ rawValue: text }] : []);
      };
      globalThis.stopped = 0;
      navigator.mediaDevices.getUserMedia = async () => {
        if (camera !== 'ok') throw new DOMException('no', camera);
        const stream = document.createElement('canvas').captureStream();
        const [track] = stream.getTracks();
        const stop = track.stop.bind(track);
        track.stop = () => { globalThis.stopped += 1; stop(); };
        return stream;
      };
      HTMLMediaElement.prototype.play = async () => {};
    }, [text, camera]);
  };
  const camera = (page) => page.getByRole('button', { name: '用相机扫码' });

  test('is not offered where the browser cannot', async () => {
    const page = await open('verify/', { init: (page) => page.addInitScript(() => { delete globalThis.BarcodeDetector; }) });
    assert.ok(await camera(page).isHidden());
    assert.ok(await page.locator('#picture').isHidden());
    await close(page);
  });

  test('a code of this site is verified and the camera closed', async () => {
    const page = await open('verify/', { init: able('https://minglu.example/directory/evaluators/S000035900001/', 'ok') });
    await camera(page).click();
    await settled(page);
    assert.deepEqual(await marks(page), ['address_own', 'form_right', 'listed']);
    assert.equal(await page.evaluate(() => globalThis.stopped), 1);
    assert.ok(await page.locator('#viewer').isHidden());
    await close(page);
  });

  test('a code of another site is warned of', async () => {
    const page = await open('verify/', { init: able('https://minglu.examp1e/directory/evaluators/S000035900001/', 'ok') });
    await camera(page).click();
    await settled(page);
    assert.match(await page.locator('#verdict').innerText(), /可能是仿冒网站[\s\S]*minglu\.examp1e/);
    assert.equal(await page.locator('#answer a[href*=examp1e]').count(), 0);
    await close(page);
  });

  test('a camera that is denied says what to do', async () => {
    const page = await open('verify/', { init: able('', 'NotAllowedError') });
    await camera(page).click();
    await page.getByText('没有得到使用相机的许可').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'camera');
    await close(page);
    const none = await open('verify/', { init: able('', 'NotFoundError') });
    await camera(none).click();
    await none.getByText('没有找到可用的相机').waitFor();
    await close(none);
  });

  test('from a picture', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const page = await open('verify/', { init: able('S000035900013', 'ok') });
    await page.locator('#picture').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: png });
    await settled(page);
    assert.match(await page.locator('#verdict').innerText(), /取消备案/);
    await close(page);
    const blind = await open('verify/', { init: able('', 'ok') });
    await blind.locator('#picture').setInputFiles({ name: 'x.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await blind.getByText('图片里没有认出二维码').waitFor();
    await close(blind);
  });
});

describe('everywhere', () => {
  test('from a folder on disk', async () => {
    const page = await open('verify/index.html', { base: pathToFileURL(`${process.env.SITE}/`).href });
    assert.deepEqual(await ask(page, 'S000035900001'), ['form_right', 'listed']);
    assert.deepEqual(await ask(page, '福州榕光职业技能评价中心'), ['listed']);
    await close(page);
  });

  test('by keyboard alone', async () => {
    const page = await open('verify/');
    await page.locator('#code').focus();
    await page.keyboard.type('S000035900001');
    await page.keyboard.press('Enter');
    await settled(page);
    for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.id === 'lines')); i += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('S000035900013');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#table tbody tr').waitFor();
    await close(page);
  });

  test('without a script the page says how to check by hand', async () => {
    const plain = await browser({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    const page = await plain.context.newPage();
    await page.goto(`${site.url}verify/`);
    assert.ok(await page.getByText('现在没有运行').isVisible());
    assert.ok(await page.locator('#code').isHidden());
    assert.ok(await page.getByRole('heading', { name: '怎样手工核对' }).isVisible());
    assert.ok(await page.locator('main').getByText('http://zscx.osta.org.cn').first().isVisible());
    await plain.close();
  });

  for (const [look, options] of Object.entries({ wide: { viewport: { width: 1280, height: 900 } }, narrow: { viewport: { width: 390, height: 844 } }, dark: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } })) {
    test(`no fault of accessibility, nothing too wide: ${look}`, async () => {
      const own = await browser(options);
      try {
        for (const text of ['S000035900005253000042', '91350100M000100Y44', '福州榕光职业技能评介中心', 'https://evil.test/x']) {
          const page = await open('verify/', { context: own.context });
          await ask(page, text);
          await lists(page, `${text}\nS000035900001\nS000035900013`);
          await page.evaluate(axe);
          for (const display of ['', 'large', 'contrast']) {
            const overflow = await page.evaluate((display) => {
              document.documentElement.className = `js ${display}`;
              return document.documentElement.scrollWidth - document.documentElement.clientWidth;
            }, display);
            assert.ok(overflow <= 0, `${overflow} pixels too wide ${display} ${text}`);
            const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
            assert.deepEqual(violations.map((it) => `${display} ${it.id}: ${it.nodes.map((node) => node.target).join(' ')}`), []);
          }
          await close(page);
        }
      } finally {
        await own.close();
      }
    });
  }
});
