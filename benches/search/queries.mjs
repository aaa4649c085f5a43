#!/usr/bin/env node
// Writes a labelled set of queries from the records of a content folder, by rule: `queries.mjs CONTENT FILE [--as-of DAY] [--seed N] [--each N]`.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readDirectory } from './lib/records.mjs';
import { Random } from './lib/random.mjs';
import { Directory } from './classes/help.mjs';
import names from './classes/names.mjs';
import codes from './classes/codes.mjs';
import facets from './classes/facets.mjs';
import forms from './classes/forms.mjs';
import sounds from './classes/sounds.mjs';
import mistakes from './classes/mistakes.mjs';
import nothing from './classes/nothing.mjs';

// Name of a class: [its rule, how one is made: (directory, random, turn) to {text, relevant, total?, named?, nothing?}, or null for another try].
export const CLASSES = { ...names, ...codes, ...facets, ...forms, ...sounds, ...mistakes, ...nothing };

const TRIES = 40;

// `each` different queries of a class, or as many as there are.
function ofClass(directory, name, make, { seed, each }) {
  const random = Random.of(seed, name);
  const made = new Map();
  for (let turn = 0; made.size < each && turn < each * TRIES; turn += 1) {
    const query = make(directory, random, turn);
    if (query && !made.has(query.text) && (query.nothing || query.relevant.length > 0)) made.set(query.text, { class: name, ...query });
  }
  return [...made.values()];
}

export function makeQueries(directory, options) {
  return Object.entries(CLASSES).flatMap(([name, [, make]]) => ofClass(directory, name, make, options));
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'as-of': { type: 'string', default: '2026-11-23' }, seed: { type: 'string', default: '1' }, each: { type: 'string', default: '20' } },
  });
  const [content, file] = positionals;
  if (!file) throw new Error('usage: queries.mjs CONTENT FILE [--as-of DAY] [--seed N] [--each N]');
  const directory = new Directory(await readDirectory(content, values['as-of']));
  const queries = makeQueries(directory, { seed: Number(values.seed), each: Number(values.each) });
  await writeFile(file, JSON.stringify({ day: values['as-of'], n: directory.n, codes: directory.codes, queries }));
  const classes = new Set(queries.map((it) => it.class));
  const absent = Object.keys(CLASSES).filter((it) => !classes.has(it));
  console.log(`${queries.length} queries of ${classes.size} classes${absent.length ? `; none: ${absent.join(', ')}` : ''}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
