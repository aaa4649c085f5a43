// Queries that nothing answers: no record is so, nor by one mistake, two homophones included. Nothing may be shown, not even as near.
import { COMMON } from '../lib/sound.mjs';
import { couldBe } from '../lib/heard.mjs';
import { bySound, distance, wholeWithOneMistake } from '../lib/near.mjs';
import { both } from './help.mjs';

const nothing = (text) => ({ text, relevant: [], nothing: true });

const many = (random, count, of) => Array.from({ length: count }, () => random.pick(of)).join('');

// Half of random common characters, half of those that names are made of.
function han(d, random) {
  d.alphabet ??= [...new Set(d.named.all.flatMap((it) => [...it.tail]))].sort();
  const text = many(random, random.between(4, 6), random.below(2) ? COMMON : d.alphabet);
  const isNear = (it) => distance(text, it, { cost: bySound }) <= 1;
  if (d.named.all.some((it) => isNear(it.folded)) || [...d.words].some(isNear)) return null;
  return nothing(text);
}

const LATIN = ['hello', 'software', 'university', 'blockchain', 'wikipedia', 'restaurant', 'kubernetes', 'zzzzzz', 'qwerty', 'javascript', 'download'];

function latin(d, random) {
  const text = random.below(3) === 0 ? random.pick(LATIN) : many(random, random.between(6, 9), 'abcdefghijklmnopqrstuvwxyz');
  const variants = [text, ...Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))];
  const texts = [...d.named.all, ...d.wordSounds.map((sounds) => ({ sounds }))];
  return texts.some((it) => variants.some((variant) => couldBe(it, variant))) ? null : nothing(text);
}

function code(d, random) {
  const digits = (count) => many(random, count, '0123456789');
  const text = random.pick([
    () => `${random.pick(['S', 'Y'])}${digits(4)}${random.pick(['11', '31', '44', '35'])}${digits(6)}`,
    () => `${random.pick(['91', '52', '12'])}3501${digits(2)}MA${digits(8)}`,
    () => `${random.between(7, 9)}-${digits(2)}-${digits(2)}-${digits(2)}`,
    () => digits(11),
  ])();
  const whole = text.replaceAll('-', '');
  const isNear = [d.codes, d.credits].some((codes) => wholeWithOneMistake(codes, whole).length > 0 || codes.some((it) => it.includes(whole)));
  return isNear ? null : nothing(text);
}

// Two facets of which each is known and no record has both.
function facets(d, random) {
  const name = d.names.get(random.pick(d.filed));
  const { name: district, short } = random.pick(d.here);
  if (both(d.filedByName(name), d.where((it) => it.district === district)).length > 0) return null;
  return nothing(random.pick([short, district]) + random.pick(['', ' ']) + name);
}

export default {
  'nothing: Han': ['four to six characters', han],
  'nothing: Latin': ['words of other languages and letters at random, which no name could be told by', latin],
  'nothing: code': ['codes that nobody has, nor with one other character', code],
  'nothing: facets': ['a district in which nobody is filed for the occupation', facets],
};
