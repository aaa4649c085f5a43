// Names in Han characters: a record is meant if one of its names – registered, short, former – is or has what is asked for.
import { isHan } from '../lib/sound.mjs';
import { characters, part } from './help.mjs';

function substring(length) {
  return (d, random) => {
    const text = part(random, random.pick(d.named.all).tail, length);
    if (!text || !characters(text).every(isHan) || d.isWord(text)) return null;
    const relevant = d.named.having(text);
    return { text, relevant, named: relevant.length };
  };
}

// A part that begins or ends within a word and reaches into the next.
function straddling(d, random) {
  const name = random.pick(d.named.main);
  const text = part(random, name.folded, random.between(3, 6));
  if (!text || d.isWord(text)) return null;
  const starts = [0];
  name.words.forEach((word) => starts.push(starts.at(-1) + word.length));
  const at = name.folded.indexOf(text);
  const crosses = starts.some((it) => it > at && it < at + text.length);
  const isWhole = starts.includes(at) && starts.includes(at + text.length);
  if (!crosses || isWhole || at + text.length <= name.place.length + 1) return null;
  const relevant = d.named.having(text);
  return { text, relevant, named: relevant.length };
}

function prefix(d, random) {
  const name = random.pick(d.named.main);
  const from = random.below(2) === 0 ? name.folded : name.tail;
  const least = from === name.tail ? 3 : characters(name.place).length + 1;
  const text = characters(from).slice(0, least + random.below(4)).join('');
  if (text === from || d.isWord(text)) return null;
  return { text, relevant: d.named.where((it) => it.folded.startsWith(text) || it.tail.startsWith(text)) };
}

function brand(d, random) {
  const text = random.pick(d.named.main).brand;
  if (d.isWord(text)) return null;
  return { text, relevant: d.named.where((it) => it.tail.startsWith(text)) };
}

const whole = (kind) => (d, random) => {
  if (d.named[kind].length === 0) return null;
  const text = random.pick(d.named[kind]).text;
  return { text, relevant: d.named.where((it) => it.text === text) };
};

// Blanks between words, brackets round one of them.
function punctuated(d, random) {
  const name = random.pick(d.named.main);
  const words = name.words.filter((it) => it !== name.place);
  const at = random.below(words.length);
  const [open, close] = random.pick([['（', '）'], ['(', ')'], ['【', '】'], ['《', '》']]);
  const text = random.below(2) === 0
    ? [...name.place ? [name.place] : [], ...words].join(random.pick([' ', '　', '·', '-']))
    : name.place + words.map((it, index) => (index === at ? open + it + close : it)).join('');
  return { text, relevant: d.named.where((it) => it.folded === name.folded) };
}

function quoted(d, random) {
  const text = part(random, random.pick(d.named.main).folded, random.between(2, 5));
  const [open, close] = random.pick([['“', '”'], ['"', '"'], ['「', '」']]);
  const relevant = d.named.having(text);
  return { text: open + text + close, relevant, named: relevant.length };
}

// A name in Latin letters, as it is, in another case, or its beginning.
function latin(d, random) {
  const latin = d.named.all.filter((it) => /^[A-Za-z][A-Za-z0-9 &.-]{3,}$/.test(it.text));
  if (latin.length === 0) return null;
  const name = random.pick(latin).text;
  const text = random.pick([name, name.toLowerCase(), name.toUpperCase(), name.slice(0, Math.max(4, name.length - 3))]);
  return { text, relevant: d.named.where((it) => it.folded.startsWith(text.toLowerCase().replace(/[^a-z0-9]/g, ''))) };
}

export default {
  'exact name': ['the registered name', whole('main')],
  'name without place': ['the name without province, city, district at its head', (d, random) => {
    const { tail } = random.pick(d.named.main);
    return { text: tail, relevant: d.named.where((it) => it.tail === tail) };
  }],
  prefix: ['beginning of a name or of what follows its place; whatever begins so is meant', prefix],
  'substring of 2': ['two neighbouring characters of a name', substring(2)],
  'substring of 3': ['three neighbouring characters of a name', substring(3)],
  'substring of 4': ['four neighbouring characters of a name', substring(4)],
  straddling: ['three to six characters across the border of words', straddling],
  brand: ['the two characters behind the place; names in which they stand there are meant', brand],
  'short name': ['a short name 简称', whole('short')],
  'former name': ['a former name 原名', whole('former')],
  'part of a former name': ['four to eight characters of a former name', (d, random) => {
    const text = d.named.former.length > 0 && part(random, random.pick(d.named.former).tail, random.between(4, 8));
    return text ? { text, relevant: d.named.having(text) } : null;
  }],
  'brackets and blanks': ['a name with blanks, dots or brackets put into it', punctuated],
  quoted: ['part of a name in quotes', quoted],
  'Latin name': ['a short name in Latin letters, as it is, in another case, or its beginning', latin],
};
