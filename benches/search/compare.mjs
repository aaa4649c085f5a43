#!/usr/bin/env node
// The same records and queries with other static searches: `compare.mjs CONTENT QUERIES FOLDER [--site SITE] [--sample 60]`; their sites are made in FOLDER.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDirectory } from './lib/records.mjs';
import { byClass, mean, misses, quantile, table } from './lib/score.mjs';
import { weigh } from './lib/costs.mjs';
import { measure } from './measure.mjs';
import { build as pagefind } from './rivals/pagefind.mjs';
import { build as minisearch } from './rivals/minisearch.mjs';

const RIVALS = { Pagefind: pagefind, MiniSearch: minisearch };

async function rivals(folder, evaluators) {
  const sites = {};
  for (const [name, build] of Object.entries(RIVALS)) {
    const site = join(folder, name.toLowerCase());
    await rm(site, { recursive: true, force: true });
    await mkdir(site, { recursive: true });
    const from = performance.now();
    const index = await build(site, evaluators);
    sites[name] = { site, index: join(site, index), seconds: (performance.now() - from) / 1_000 };
  }
  return sites;
}

const kilo = (values) => mean(values.map((it) => it / 1_000)).toFixed(1);

function summary({ results, visits, tasks, slowed }, { files, bytes }, seconds) {
  const of = (key) => visits.map((it) => it[key]).filter((it) => it !== undefined && it !== null);
  const scores = results.map((it) => it.score);
  return [
    ['recall@10', mean(scores.map((it) => it.recall)).toFixed(3)], ['MRR', mean(scores.map((it) => it.rank)).toFixed(3)],
    ['first query, kB', kilo(of('coldBytes'))], ['requests', mean(of('coldRequests')).toFixed(1)],
    ['first card, s (median)', (quantile(of('coldFirst'), 0.5) / 1_000).toFixed(2)],
    ['second query, kB', kilo(of('nextBytes'))], ['second query, first card, s (median)', (quantile(of('nextFirst'), 0.5) / 1_000).toFixed(2)],
    ['longest task, ms (median)', quantile(tasks, 0.5).toFixed(0)],
    ['4 times as slow, main thread, ms (p95)', quantile(slowed.map((it) => it.task), 0.95).toFixed(0)],
    ['index, files', files], ['index, MB compressed', (bytes / 1e6).toFixed(2)], ['index, made in s', seconds?.toFixed(1) ?? ''],
  ];
}

async function main() {
  const { positionals: [content, file, folder], values } = parseArgs({
    allowPositionals: true, options: { site: { type: 'string' }, sample: { type: 'string', default: '60' } },
  });
  if (!folder) throw new Error('usage: compare.mjs CONTENT QUERIES FOLDER [--site SITE] [--sample 60]');
  const set = JSON.parse(await readFile(file, 'utf8'));
  const { evaluators } = await readDirectory(content, set.day);
  const sites = await rivals(folder, evaluators);
  if (values.site) sites.minglu = { site: values.site, index: join(values.site, 'search') };
  const columns = {};
  const classes = {};
  for (const [name, { site, index, seconds }] of Object.entries(sites)) {
    const found = await measure(site, set, { count: Number(values.sample) });
    columns[name] = summary(found, await weigh(index), seconds);
    classes[name] = byClass(found.results);
    await writeFile(join(folder, `misses-${name.toLowerCase()}.md`), `${misses(found.results, set.codes).join('\n')}\n`);
  }
  const names = Object.keys(sites);
  const lines = columns[names[0]].map(([label], at) => [label, ...names.map((name) => columns[name][at][1])]);
  console.log(`${table([`${set.n} records, ${set.queries.length} queries`, ...names], lines)}\n`);
  const byName = classes[names[0]].map(([label], at) => [label, ...names.map((name) => classes[name][at][2])]);
  console.log(table(['recall@10', ...names], byName));
}

await main();
