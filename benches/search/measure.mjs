#!/usr/bin/env node
// Measures the search of a built site in Chromium: `measure.mjs SITE QUERIES [--misses FILE] [--json FILE] [--sample 120] [--only recall|costs] [--classes PATTERN] [--part 400]`.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { answers, sample } from './lib/answers.mjs';
import { slowed, tasks, visits, weigh } from './lib/costs.mjs';
import { byClass, mean, misses, quantile, table } from './lib/score.mjs';
import { quality, serve } from './lib/serve.mjs';
import { launch } from './lib/watch.mjs';

const CLASS_HEAD = ['class', 'queries', 'recall@10', 'MRR', 'totals', 'totals of names', 'near'];

const three = (values, digits) => [mean(values), quantile(values, 0.5), quantile(values, 0.95)].map((it) => it.toFixed(digits));
const kilo = (values) => three(values.map((it) => it / 1_000), 1);

export function costLines({ visits: all, tasks: long, slowed: slow }) {
  const of = (key) => all.map((it) => it[key]).filter((it) => it !== undefined && it !== null);
  return [
    ['first query, kB', ...kilo(of('coldBytes'))],
    ['first query without style sheets, kB', ...kilo(of('coldPlain'))],
    ['first query, requests', ...three(of('coldRequests'), 1)],
    ['first query, first card, ms', ...three(of('coldFirst'), 0)],
    ['first query, settled, ms', ...three(of('coldDone'), 0)],
    ['fetched ahead afterwards, kB', ...kilo(of('aheadBytes'))],
    ['second query, kB', ...kilo(of('nextBytes'))],
    ['second query, requests', ...three(of('nextRequests'), 1)],
    ['second query, first card, ms', ...three(of('nextFirst'), 0)],
    ['second query, settled, ms', ...three(of('nextDone'), 0)],
    ['longest task, ms', ...three(long, 1)],
    ['processor 4 times as slow: key to settled, ms', ...three(slow.map((it) => it.done), 1)],
    ['processor 4 times as slow: script, ms', ...three(slow.map((it) => it.script), 1)],
    ['processor 4 times as slow: main thread, ms', ...three(slow.map((it) => it.task), 1)],
  ];
}

// Everything about one site; `only` leaves the rest out.
export async function measure(folder, set, { count = 120, only = null } = {}) {
  const site = await serve(folder);
  const chrome = await launch();
  try {
    const found = {};
    if (only !== 'costs') Object.assign(found, await answers(chrome.browser, site, set));
    if (only !== 'recall') {
      const some = sample(set.queries, count);
      found.visits = await visits(chrome.browser, site, set, some);
      found.tasks = await tasks(chrome.browser, site, set, sample(some, 12));
      found.slowed = await slowed(chrome.browser, site, set, some);
    }
    return found;
  } finally {
    await chrome.close();
    await site.close();
  }
}

async function main() {
  const { positionals: [folder, file], values } = parseArgs({
    allowPositionals: true,
    options: {
      misses: { type: 'string' }, json: { type: 'string' }, sample: { type: 'string', default: '120' }, only: { type: 'string' },
      classes: { type: 'string' }, part: { type: 'string' },
    },
  });
  if (!file) throw new Error('usage: measure.mjs SITE QUERIES [--misses FILE] [--json FILE] [--sample 120] [--only recall|costs] [--classes PATTERN] [--part 400]');
  const set = JSON.parse(await readFile(file, 'utf8'));
  if (values.classes) set.queries = set.queries.filter((it) => new RegExp(values.classes).test(it.class));
  if (values.part) set.queries = sample(set.queries, Number(values.part));
  const found = await measure(folder, set, { count: Number(values.sample), only: values.only });
  if (found.results) {
    console.log(`${table(CLASS_HEAD, byClass(found.results))}\n`);
    const lines = misses(found.results, set.codes);
    console.log(`${lines.length} queries missed in part or as a whole, or with a wrong total. Errors of scripts: ${found.faults.length ? [...new Set(found.faults)].join('; ') : 'none'}\n`);
    if (values.misses) await writeFile(values.misses, `${lines.join('\n')}\n`);
  }
  if (found.visits) {
    console.log(`${table([`brotli ${quality}, 150 ms and 200 kB/s`, 'mean', 'median', 'p95'], costLines(found))}\n`);
    const { files, bytes } = await weigh(join(folder, 'search'));
    console.log(`Index: ${files} files, ${(bytes / 1e6).toFixed(3)} MB compressed`);
  }
  if (values.json) await writeFile(values.json, JSON.stringify(found));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
