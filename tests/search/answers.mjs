// What the script of the search answers to many queries, as lines of JSON: node answers.mjs SITE DAY STEP. tests/search_compare.rs holds
// the reader in Rust against it. Each query meets a fresh index, so that none depends on those before it.
import { readFileSync } from "node:fs";

import { all, open, value } from "./engine.mjs";
import { queries } from "./queries.mjs";

const [site, today, step = "1"] = process.argv.slice(2);

/** Pieces are read once from the disk, and anew from their text. */
const texts = new Map();
const load = async (name, layout) => {
  const path = layout ? `${site}/search/${layout}/${name}.js` : `${site}/search/${name}.js`;
  if (!texts.has(path)) texts.set(path, readFileSync(path, "utf8"));
  return value(texts.get(path));
};

/** Places in characters, not in units of UTF-16. */
const characters = (text, at) => [...text.slice(0, at)].length;
const marks = (text, some) => some.map((mark) => mark.map((at) => characters(text, at)));

const shown = (hit) => ({
  code: hit.code, name: hit.name, marks: marks(hit.name, hit.marks), other: hit.other && { text: hit.other.text, marks: marks(hit.other.text, hit.other.marks) },
  standing: hit.standing.now, valid_until: hit.standing.until || null, district: hit.district && { key: hit.district.key, label: hit.district.label },
  scope: hit.scope.map((item) => ({ ...item, job: item.job || null })), sessions: hit.sessions, kind: hit.kind, entrusted: hit.entrusted, near: hit.near,
});

async function answer(query, filters) {
  const index = globalThis.minglu.search.open(load, { today });
  const result = await index.query(query, filters);
  const hits = [...(await result.hits(0, 10)), ...(await result.hits(10, 25))];
  const understood = result.understood.map(({ facet, key, label, from, to, keys }) =>
    ({ facet, key, label, from: characters(query, from), to: characters(query, to), keys }));
  return { query, filters, total: result.total, near: result.near, understood, other: result.other, hits: hits.map(shown) };
}

const { index } = open(site, { today });
const boot = await load("boot");
const records = await all(index, load);
const asked = [...queries(boot, await load("fold", boot.layout), await index.facets(), records)];
for (const [query, filters] of asked.filter((_, i) => i % step === 0)) {
  const line = await answer(query, filters).catch((error) => ({ query, filters, error: error.stack }));
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
