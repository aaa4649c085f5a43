// Typing errors: one mistake, and no name stands so. Every record of which some name is one mistake away is meant, for they are alike;
// of homophones every record that sounds so.
import { COMMON, homophones } from '../lib/sound.mjs';
import { withOneMistake } from '../lib/near.mjs';
import { fits } from '../lib/heard.mjs';
import { characters, part, replaced } from './help.mjs';

// Half are whole names or names without place, half are parts of four to nine characters.
function sound(d, random) {
  const name = random.pick(d.named.main);
  return random.pick([name.folded, name.tail, part(random, name.tail, random.between(4, 9)), part(random, name.tail, random.between(4, 9))]);
}

function mistaken(make) {
  return (d, random) => {
    const right = sound(d, random);
    const place = right ? random.below(characters(right).length - 1) : 0;
    const text = right && make(random, right, place);
    if (!text || d.isWord(text) || d.named.having(text).length > 0) return null;
    return { text, relevant: withOneMistake(d.named, text) };
  };
}

function homophone(d, random) {
  const it = mistaken((random, right, at) => {
    const others = homophones(characters(right)[at]);
    return others.length > 0 ? replaced(right, at, [random.pick(others)]) : null;
  })(d, random);
  if (!it) return null;
  // The other characters as they stand, or any that sound like them: the same syllables.
  const all = characters(it.text);
  const patterns = it.relevant.map((record) => soundsOf(d.named.main[record], all));
  const pattern = patterns.find(Boolean);
  return pattern ? { ...it, relevant: d.named.where((name) => fits(name, pattern)) } : null;
}

// The syllables of that part of a name which differs from `all` in one character that sounds alike.
function soundsOf(name, all) {
  const there = characters(name?.folded ?? '');
  for (let start = 0; start + all.length <= there.length; start += 1) {
    const wrong = all.flatMap((it, at) => (there[start + at] === it ? [] : [[it, there[start + at]]]));
    if (wrong.length === 1 && homophones(wrong[0][1]).includes(wrong[0][0])) return name.sounds.slice(start, start + all.length).map((syllable) => ({ syllable }));
  }
  return null;
}

export default {
  'wrong character': ['one is another that does not sound like it', mistaken((random, right, at) => {
    const other = random.pick(COMMON);
    return homophones(characters(right)[at]).includes(other) ? null : replaced(right, at, [other]);
  })],
  homophone: ['one is another that sounds like it', homophone],
  'missing character': ['one is lacking', mistaken((random, right, at) => replaced(right, at, []))],
  'extra character': ['one too many, often one twice', mistaken((random, right, at) => {
    const extra = random.below(2) ? characters(right)[at] : random.pick(COMMON);
    return replaced(right, at, [characters(right)[at], extra]);
  })],
  'swapped characters': ['two neighbours changed in place', mistaken((random, right, at) => {
    const [one, other] = characters(right).slice(at, at + 2);
    return one === other ? null : replaced(right, at, [other, one], 2);
  })],
};
