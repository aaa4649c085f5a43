// What an answer costs: bytes and requests from nothing, time on a slow network, work on the main thread.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotli } from './serve.mjs';
import { Watch } from './watch.mjs';

const sum = (entries) => entries.reduce((total, it) => total + it.bytes, 0);
const isStyle = (it) => it.kind === 'style';

// The icon of a tab is no part of an answer.
const counted = (site) => site.asked.filter((it) => it.kind !== 'image');

// Until nothing has been asked for during a third of a second: what a page fetches ahead belongs to no query.
async function quiet(site) {
  for (let count = -1; count !== site.asked.length;) {
    count = site.asked.length;
    await new Promise((ready) => setTimeout(ready, 350));
  }
}

// One reader with nothing cached, on 150 ms and 200 kB/s: the first query by its address, the second typed into the box.
async function visit(browser, site, set, first, next) {
  const watch = await Watch.open(browser, site, set);
  await watch.slowNetwork();
  site.asked.length = 0;
  const one = await watch.go(first.text);
  const cold = counted(site);
  await quiet(site);
  const ahead = counted(site).slice(cold.length);
  site.asked.length = 0;
  const two = one && await watch.type(next.text);
  const then = counted(site);
  await watch.close();
  return {
    first: first.text, second: next.text,
    coldBytes: sum(cold), coldPlain: sum(cold.filter((it) => !isStyle(it))), coldRequests: cold.length, coldFirst: one?.first, coldDone: one?.done,
    aheadBytes: sum(ahead), nextBytes: sum(then), nextRequests: then.length, nextFirst: two?.first, nextDone: two?.done, paths: cold.map((it) => it.path),
  };
}

// Each query is once a first and once a second, after one of another class.
const second = (queries, at) => queries[(at + Math.ceil(queries.length / 2)) % queries.length];

export async function visits(browser, site, set, queries) {
  const all = [];
  for (const [at, first] of queries.entries()) all.push(await visit(browser, site, set, first, second(queries, at)));
  return all;
}

// The longest task of the main thread, in milliseconds, while a page opens with a query and a second is typed.
async function longest(browser, site, set, first, next) {
  const watch = await Watch.open(browser, site, set);
  await browser.startTracing(watch.page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] });
  await watch.go(first.text);
  await watch.type(next.text);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await watch.close();
  const main = new Set(traceEvents.filter((it) => it.name === 'thread_name' && it.args.name === 'CrRendererMain').map((it) => `${it.pid} ${it.tid}`));
  const tasks = traceEvents.filter((it) => /RunTask$/.test(it.name) && it.dur && main.has(`${it.pid} ${it.tid}`));
  return Math.max(0, ...tasks.map((it) => it.dur / 1_000));
}

export async function tasks(browser, site, set, queries) {
  const all = [];
  for (const [at, first] of queries.entries()) all.push(await longest(browser, site, set, first, second(queries, at)));
  return all;
}

// Each query typed a second time on a processor four times as slow, its pieces at hand: time to the end, and how long the main thread worked.
export async function slowed(browser, site, set, queries) {
  const watch = await Watch.open(browser, site, set);
  await watch.go(queries[0].text);
  for (const query of queries) await watch.type(query.text);
  await watch.slowProcessor(4);
  const all = [];
  for (const query of queries) {
    const before = await watch.busy();
    const time = await watch.type(query.text);
    const after = await watch.busy();
    if (time) all.push({ query: query.text, done: time.done, task: after.task - before.task, script: after.script - before.script });
  }
  await watch.close();
  return all;
}

// Files below a folder and what they weigh compressed.
export async function weigh(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((it) => it.isFile() && it.name !== 'index.html');
  let bytes = 0;
  for (const file of files) bytes += brotli(await readFile(join(file.parentPath ?? file.path, file.name))).length;
  return { files: files.length, bytes };
}
