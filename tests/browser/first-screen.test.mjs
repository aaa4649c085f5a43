// Is it genuine, in standing and until when, what for, where: answered without scrolling.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { KINDS, browser, serve } from './site.mjs';

const SCREENS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };
const ANSWERS = { name: 'h1', standing: '.verdict', code: '.answers code', 'what for': '.answers a[href*="occupations/"]', where: '.answers a[href*="districts/"]' };

let site;
before(async () => { site = await serve(process.env.SITE); });
after(async () => { await site.close(); });

for (const [screen, viewport] of Object.entries(SCREENS)) {
  describe(screen, () => {
    let chrome;
    before(async () => { chrome = await browser({ viewport }); });
    after(async () => { await chrome.close(); });

    for (const kind of ['evaluator', 'suspended', 'cancelled', 'publicity']) {
      test(kind, async () => {
        const page = await chrome.context.newPage();
        await page.goto(site.url + KINDS[kind]);
        for (const [answer, selector] of Object.entries(ANSWERS)) {
          const box = await page.locator(selector).last().boundingBox();
          assert.ok(box && box.y + box.height <= viewport.height, `${answer} is below the first screen`);
        }
        await page.close();
      });
    }
  });
}
