// The query engine over a published folder, outside a browser: scripts as the page has them, pieces read as files.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const BLOCKS = [["1-text", "2-pieces", "3-names", "4-facets", "5-codes", "6-query"], ["7-near", "8-counts"]];
const folder = fileURLToPath(new URL("../../themes/banyan/static/search/", import.meta.url));

/** Files that are joined in one block, as theme.yaml has them. */
const block = (names) => `{${names.map((name) => readFileSync(`${folder}${name}.js`, "utf8")).join("\n")}}`;

/** The script of the search: the files of the theme, or another script that was made of them. */
export const script = (file) => (file ? readFileSync(file, "utf8") : BLOCKS.map(block).join("\n"));

vm.runInThisContext(script(process.env.SEARCH_SCRIPT));

/** What stands between the first comma and the last bracket. */
export const value = (text) => JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));

/** An index of the site in `site`; `log` tells what was loaded. */
export function open(site, options = {}) {
  const log = [];
  const load = async (name, layout) => {
    log.push(name);
    const path = layout ? `${site}/search/${layout}/${name}.js` : `${site}/search/${name}.js`;
    return value(await readFile(path, "utf8"));
  };
  return { index: globalThis.minglu.search.open(load, options), log, load };
}

/** All records as results show them, with all of their other names. */
export async function all(index, load) {
  const result = await index.query("");
  const hits = await result.hits(0, result.total);
  const { layout, chunk } = await load("boot");
  return Promise.all(hits.sort((a, b) => a.number - b.number).map(async (hit) => {
    const card = (await load(`c${Math.floor(hit.number / chunk)}`, layout))[hit.number % chunk];
    return { ...hit, others: card[7] || [] };
  }));
}
