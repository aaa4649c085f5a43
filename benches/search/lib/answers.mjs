// Every query through the page: the first of each class by its address, the others typed into the box after it, as by a reader who stays.
import { score } from './score.mjs';
import { Watch } from './watch.mjs';

async function askAll(browser, site, set, next, results) {
  const watch = await Watch.open(browser, site, set);
  let before = null;
  for (let at = next(); at < set.queries.length; at = next()) {
    const query = set.queries[at];
    const settled = await (before?.class === query.class ? watch.type(query.text) : watch.go(query.text));
    before = settled && query;
    const answer = settled && await watch.shown();
    results[at] = { query, answer, score: score(query, answer, set.codes) };
  }
  await watch.close();
  return watch.faults;
}

// Results in the order of the queries, and errors that the pages threw.
export async function answers(browser, site, set, lanes = 2) {
  const results = [];
  let place = 0;
  const next = () => { place += 1; return place - 1; };
  const faults = await Promise.all(Array.from({ length: lanes }, () => askAll(browser, site, set, next, results)));
  return { results, faults: faults.flat() };
}

// `count` queries spread evenly over the set, so that every class has its part.
export function sample(queries, count) {
  const step = Math.max(1, queries.length / count);
  return Array.from({ length: Math.min(count, queries.length) }, (_, at) => queries[Math.floor(at * step)]);
}
