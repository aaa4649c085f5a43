// The scripts of the page verify/ that know of no page, outside a browser.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const folder = fileURLToPath(new URL("../../themes/banyan/static/verify/", import.meta.url));
for (const name of ["1-codes", "2-years", "3-lookup", "4-list"]) vm.runInThisContext(readFileSync(`${folder}${name}.js`, "utf8"), { filename: `${name}.js` });

export const { codes, years, lookup, list } = globalThis.minglu.verify;
