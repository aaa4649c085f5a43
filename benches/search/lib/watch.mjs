// A search page seen through its contract alone: `search/?q=`, `data-results`, `data-query`, `data-state`, `data-code`, `data-total`, `data-near`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const home = await mkdtemp(join(tmpdir(), 'minglu-bench-'));
  const browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS, env: { ...process.env, HOME: home } });
  return { browser, close: async () => { await browser.close(); await rm(home, { recursive: true, force: true }); } };
}

// Runs in the page before anything else: notes when each query's first card and its end are there. The clock of the page stands at `noon`.
function observe(noon) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [noon])); }
    static now() { return noon; }
  };
  const seen = { first: {}, done: {}, typed: 0 };
  globalThis.benchSeen = seen;
  const look = () => {
    const list = document.querySelector('[data-results]');
    if (!list) return;
    const query = (list.dataset.query ?? '').trim();
    const now = performance.now();
    if (document.querySelector('[data-results] [data-code], [data-near] [data-code], [data-code][data-near]')) seen.first[query] ??= now;
    if (list.dataset.state === 'done') { seen.done[query] ??= now; seen.first[query] ??= now; }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state', 'data-query', 'data-code', 'data-results'] });
  addEventListener('input', () => { seen.typed = performance.now(); seen.first = {}; seen.done = {}; }, true);
}

// What the page shows, in the order of the document.
function shown() {
  const cards = [...document.querySelectorAll('[data-code]')].filter((it) => it.closest('[data-results], [data-near]'));
  const near = document.querySelector('[data-near]');
  const total = document.querySelector('[data-total]')?.dataset.total;
  return {
    codes: [...new Set(cards.map((it) => it.dataset.code))],
    total: total === undefined || total === '' ? null : Number(total),
    near: Boolean(near && near.checkVisibility() && (near.matches('[data-code]') || near.querySelector('[data-code]') || near.closest('[data-code]'))),
  };
}

export class Watch {
  constructor(page, site) { this.page = page; this.site = site; }

  // A page of a context without anything cached.
  static async open(browser, site, { day }) {
    const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    await context.addInitScript(observe, Date.parse(`${day}T12:00:00+08:00`));
    const page = await context.newPage();
    const watch = new Watch(page, site);
    watch.faults = [];
    page.on('pageerror', (error) => watch.faults.push(error.message));
    watch.devtools = await context.newCDPSession(page);
    return watch;
  }

  close() { return this.page.context().close(); }

  slowNetwork() {
    return this.devtools.send('Network.enable').then(() => this.devtools.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000,
    }));
  }

  slowProcessor(rate) { return this.devtools.send('Emulation.setCPUThrottlingRate', { rate }); }

  // Milliseconds since the navigation, or since the last key, when the first card and the end of a query came; null if they did not.
  async settled(query, timeout = 15_000) {
    const text = query.trim();
    const arrived = (it) => globalThis.benchSeen?.done[it] !== undefined;
    const came = await this.page.waitForFunction(arrived, text, { timeout, polling: 10 }).then(() => true, () => false);
    if (!came) return null;
    return this.page.evaluate((it) => ({ first: benchSeen.first[it] - benchSeen.typed, done: benchSeen.done[it] - benchSeen.typed }), text);
  }

  async go(query, timeout) {
    await this.page.goto(`${this.site.url}search/?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
    return this.settled(query, timeout);
  }

  // Puts another query into the box of the page, as an input method does. A page that waits for Enter gets it.
  async type(query) {
    const box = this.page.locator('main input[name="q"]').or(this.page.locator('input[name="q"]')).first();
    await box.focus();
    await box.selectText();
    await this.page.keyboard.insertText(query);
    const soon = this.waitsForEnter ? null : await this.settled(query, 3_000);
    if (soon) return soon;
    this.waitsForEnter = true;
    await box.press('Enter');
    return this.settled(query);
  }

  shown() { return this.page.evaluate(shown); }

  async busy() {
    await this.devtools.send('Performance.enable');
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    const of = (name) => metrics.find((it) => it.name === name).value * 1_000;
    return { task: of('TaskDuration'), script: of('ScriptDuration') };
  }
}
