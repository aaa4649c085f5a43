// The check of adverts outside a browser: scripts as the page has them, pieces read as files.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const folder = fileURLToPath(new URL('../../themes/banyan/static/spot/', import.meta.url));
const theme = readFileSync(`${folder}../../theme.yaml`, 'utf8');

/** The files of the engine, in the order in which the theme joins them. */
export const files = [...theme.matchAll(/spot\/[\w-]+\.js/g)].map(([name]) => name);
const there = readdirSync(folder).map((name) => `spot/${name}`);
if (files.toSorted().join() !== there.toSorted().join()) throw new Error(`theme.yaml joins ${files}, there are ${there}`);
for (const name of files) vm.runInThisContext(readFileSync(`${folder}../${name}`, 'utf8'), { filename: name });

export const { spot } = globalThis.minglu;

/** A piece of the site in `site`. */
export function piece(site, name) {
  const text = readFileSync(`${site}/spot/${name}.js`, 'utf8');
  return JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')')));
}

/** A matcher from the pieces of a site. */
export function matcher(site) {
  const dictionary = spot.dictionary(piece(site, 'words'));
  while (dictionary.step(100));
  return spot.matcher(piece(site, 'policy'), dictionary);
}

/** What is found in a text, looked at `size` characters at a time, as the program writes it. */
export function findings(made, raw, size = Infinity) {
  const looking = made.scan(raw);
  while (looking.step(size));
  return looking.hits().map((hit) => {
    const term = made.terms[hit.term];
    return {
      start: hit.start, end: hit.end, term: term.text, class: made.policy.classes[term.class][0], severity: hit.deny ? 'deny' : 'review',
      certainty: Math.round(hit.certainty * 100) / 100, matched: looking.text.slice(hit.start, hit.end).join(''),
    };
  });
}
