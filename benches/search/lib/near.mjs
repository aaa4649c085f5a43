// How far a query is from the part of a text that is most like it: wrong, lacking, extra characters and neighbours changed in place.
import { readings } from './sound.mjs';

const sameSound = (one, other) => readings(one).some((it) => readings(other).includes(it));

const equal = (one, other) => (one === other ? 0 : 1);
export const bySound = (one, other) => (one === other ? 0 : sameSound(one, other) ? 0.5 : 1);

// The least number of mistakes with which `query` stands anywhere in `text`, by optimal string alignment; `whole` for all of the text.
export function distance(query, text, { cost = equal, whole = false } = {}) {
  const [asked, there] = [[...query], [...text]];
  let before = null;
  let last = there.map((_, at) => (whole ? at : 0)).concat(whole ? there.length : 0);
  for (let row = 1; row <= asked.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= there.length; at += 1) {
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + cost(asked[row - 1], there[at - 1]));
      const swapped = row > 1 && at > 1 && asked[row - 1] === there[at - 2] && asked[row - 2] === there[at - 1];
      if (swapped) now[at] = Math.min(now[at], before[at - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return whole ? last[there.length] : Math.min(...last);
}

// One mistake touches two neighbouring thirds at most, so one third stands as it is.
function thirds(query) {
  const characters = [...query];
  const [one, two] = [Math.round(characters.length / 3), Math.round((characters.length * 2) / 3)];
  return [characters.slice(0, one), characters.slice(one, two), characters.slice(two)].map((it) => it.join('')).filter(Boolean);
}

// Records of which some name has the query with one mistake at most.
export function withOneMistake(names, query) {
  const parts = thirds(query);
  return names.where(({ folded }) => parts.some((it) => folded.includes(it)) && distance(query, folded) <= 1);
}

// Positions of texts that are the query with one mistake at most, as a whole.
export function wholeWithOneMistake(texts, query) {
  const parts = thirds(query);
  const isNear = (it) => parts.some((part) => it.includes(part)) && Math.abs(it.length - query.length) <= 1;
  return texts.flatMap((it, index) => (isNear(it) && distance(query, it, { whole: true }) <= 1 ? [index] : []));
}
