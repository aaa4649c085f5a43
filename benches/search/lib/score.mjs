// Scores of answers: recall among the first ten, reciprocal rank, totals.

export const mean = (values) => values.reduce((sum, it) => sum + it, 0) / (values.length || 1);

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

// An answer is {codes, total, near}, or null if none came in time.
export function score(query, answer, codes) {
  if (!answer) return { recall: 0, rank: 0, wrong: 'no answer in time' };
  if (query.nothing) {
    const isClean = answer.codes.length === 0;
    return { recall: Number(isClean), rank: Number(isClean), wrong: isClean ? null : `shows ${answer.near ? 'near ' : ''}${answer.codes.slice(0, 3).join(' ')}` };
  }
  query.meant ??= new Set(query.relevant.map((it) => codes[it]));
  const ten = answer.codes.slice(0, 10);
  const found = ten.filter((it) => query.meant.has(it)).length;
  const first = ten.findIndex((it) => query.meant.has(it));
  return { recall: found / Math.min(10, query.meant.size), rank: first < 0 ? 0 : 1 / (first + 1), ...totals(query, answer) };
}

function totals(query, answer) {
  const is = (wanted) => (wanted === undefined ? undefined : answer.total === wanted);
  return { total: is(query.total), named: is(query.named) };
}

const share = (scores, key) => {
  const told = scores.filter((it) => it[key] !== undefined);
  return told.length === 0 ? '' : `${told.filter((it) => it[key]).length}/${told.length}`;
};

const figure = (value) => (value === 1 ? '1' : value.toFixed(3));

// One line a class, the last for all: class, queries, recall, rank, totals of facets, totals of names, near.
export function byClass(results) {
  const line = (name, of) => {
    const scores = of.map((it) => it.score);
    const near = of.filter((it) => it.answer?.near).length;
    return [name, of.length, figure(mean(scores.map((it) => it.recall))), figure(mean(scores.map((it) => it.rank))),
      share(scores, 'total'), share(scores, 'named'), near || ''];
  };
  const classes = [...new Set(results.map((it) => it.query.class))];
  return [...classes.map((name) => line(name, results.filter((it) => it.query.class === name))), line('**all**', results)];
}

export const table = (head, lines) => [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...lines].map((it) => `| ${it.join(' | ')} |`).join('\n');

// Whatever was not answered as it should be, a line a query.
export function misses(results, codes) {
  const isMiss = ({ score: it }) => it.recall < 1 || it.total === false || it.named === false;
  return results.filter(isMiss).map(({ query, answer, score: it }) => {
    const wanted = (query.relevant ?? []).slice(0, 3).map((at) => codes[at]).join(' ') || 'nothing';
    const totals = it.total === false || it.named === false ? `; total ${answer?.total}, should be ${query.total ?? query.named}` : '';
    const found = answer ? `${answer.near ? 'near ' : ''}${answer.codes.slice(0, 3).join(' ') || 'nothing'}` : 'no answer in time';
    return `- ${query.class}: \`${query.text}\` recall ${figure(it.recall)}; meant ${query.relevant?.length ?? 0} (${wanted}), shown ${found}${totals}`;
  });
}
