// MiniSearch with pairs of characters, its index in one JSON file: every word must hold; if nothing has all, what has most of them.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import MiniSearch from 'minisearch';
import { page, words } from './page.mjs';

// The same function cuts texts here and queries in the page, so it stands on its own.
function tokenize(text) {
  return text.normalize('NFKC').toLowerCase().split(/(\p{Script=Han}+)|[^\p{L}\p{N}]+/u).filter(Boolean).flatMap((part) => {
    const all = [...part];
    if (!/^\p{Script=Han}/u.test(part) || all.length === 1) return [part];
    return all.slice(1).map((it, at) => all[at] + it);
  });
}

const OPTIONS = { fields: ['name', 'words'], storeFields: ['name', 'code'], searchOptions: { prefix: true, combineWith: 'AND', boost: { name: 2 } } };

const SCRIPT = `
import MiniSearch from '../minisearch/minisearch.js';
const tokenize = ${tokenize};
const index = fetch('../minisearch/index.json').then((it) => it.text()).then((it) => MiniSearch.loadJSON(it, { ...${JSON.stringify(OPTIONS)}, tokenize }));
async function search(text) {
  const ready = await index;
  let found = ready.search(text);
  if (found.length === 0) {
    const least = tokenize(text).length * 0.6;
    found = ready.search(text, { combineWith: 'OR', fuzzy: 0.2 }).filter((it) => it.queryTerms.length >= least);
  }
  return { total: found.length, hits: found.slice(0, 10) };
}`;

export async function build(folder, evaluators) {
  const index = new MiniSearch({ ...OPTIONS, tokenize });
  index.addAll(evaluators.map((it, id) => ({ id, name: it.name, code: it.code, words: words(it) })));
  await mkdir(join(folder, 'minisearch'), { recursive: true });
  await mkdir(join(folder, 'search'), { recursive: true });
  await writeFile(join(folder, 'minisearch/index.json'), JSON.stringify(index));
  const module = createRequire(import.meta.url).resolve('minisearch').replace(/dist\/.*/, 'dist/es/index.js');
  await copyFile(module, join(folder, 'minisearch/minisearch.js'));
  await writeFile(join(folder, 'search/index.html'), page(SCRIPT));
  return 'minisearch';
}
