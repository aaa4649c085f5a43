// A page is true on the day on which it is read.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { browser, serve } from './site.mjs';

let site, chrome;
before(async () => { site = await serve(process.env.SITE); chrome = await browser(); });
after(async () => { await chrome.close(); await site.close(); });

// The words on an evaluator's page for a reader on a given day.
async function read(day, path = 'evaluators/S000035900001/') {
  const page = await chrome.context.newPage();
  await page.clock.setFixedTime(new Date(`${day}T12:00:00+08:00`));
  await page.goto(site.url + path);
  const text = await page.locator('main').innerText();
  const timeline = await page.locator('[data-standing]').first().getAttribute('data-standing');
  await page.close();
  return { text, steps: timeline.split(';').map((step) => step.split(' ')) };
}

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

test('the words follow the reader’s date through every step', async () => {
  const words = { in_force: '在册有效', expiring: '即将到期', expired: '已到期' };
  const { steps } = await read('2026-11-23');
  assert.ok(steps.length >= 3);
  for (const [from, key] of steps) {
    const { text } = await read(from);
    if (from >= '2026-11-23') assert.ok(text.includes(words[key]), `${from}: ${words[key]} is not there`);
  }
  const [end] = steps.findLast(([, key]) => key === 'expired');
  assert.ok((await read(dayBefore(end))).text.includes('即将到期'));
  assert.ok((await read(end)).text.includes('已到期'));
});

test('without scripts the dates still tell the truth', async () => {
  const plain = await browser({ javaScriptEnabled: false });
  const page = await plain.context.newPage();
  await page.goto(`${site.url}evaluators/S000035900001/`);
  const text = await page.locator('main').innerText();
  assert.match(text, /有效期至\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/);
  assert.match(text, /状态截至\s*2026\s*年\s*11\s*月\s*23\s*日/);
  await plain.close();
});

test('a list follows the reader’s date as well', async () => {
  const { text } = await read('2040-01-01', 'districts/350102/');
  assert.ok(!text.includes('在册有效'), 'someone is still in force in 2040');
  assert.ok(text.includes('已到期'));
});
