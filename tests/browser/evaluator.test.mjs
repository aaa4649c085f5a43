// An evaluator's page as the sheet that hangs on its wall, and the code on it that leads back.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { browser, serve } from './site.mjs';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: await readFile(wasm) } });

const decode = async (png) => (await readBarcodes(png, { formats: ['QRCode'] })).map((it) => it.text);
const ADDRESS = 'https://minglu.example/directory/evaluators/S000035900001/';
let site, chrome;

before(async () => { site = await serve(process.env.SITE); chrome = await browser(); });
after(async () => { await chrome.close(); await site.close(); });

test('the code on the page is its address', async () => {
  const page = await chrome.context.newPage();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${site.url}evaluators/S000035900001/`);
    assert.deepEqual(await decode(await page.locator('.qr svg').screenshot()), [ADDRESS]);
  }
  await page.close();
});

test('it prints on one sheet', async () => {
  const page = await chrome.context.newPage();
  for (const code of ['S000035900001', 'S000035900008', 'Y000035900001', 'S000035900013', 'S000035900064']) {
    await page.goto(`${site.url}evaluators/${code}/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b/g).length, 1, code);
  }
  await page.close();
});

test('what is printed can be scanned and says that it is a demonstration', async () => {
  const page = await chrome.context.newPage();
  await page.setViewportSize({ width: 690, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${site.url}evaluators/S000035900001/`);
  assert.deepEqual(await decode(await page.screenshot()), [ADDRESS]);
  assert.ok(await page.locator('.strip').isVisible());
  assert.ok(await page.locator('.scope').isVisible());
  assert.ok(!await page.locator('#record').isVisible());
  await page.close();
});

test('the map shows each place once and says what it is', async () => {
  const page = await chrome.context.newPage();
  await page.goto(`${site.url}evaluators/S000035900001/`);
  assert.deepEqual(await page.locator('.map .pin text').allTextContents(), ['1,2']);
  assert.match(await page.locator('.map figcaption').textContent(), /示意图/);
  const name = await page.getByRole('img', { name: '福州榕光职业技能评价中心的考点位置示意图' });
  assert.ok(await name.isVisible());
  await page.close();
});
