// Latin letters and mixtures, by sound. Meant is every record of which a name sounds so, by the reading that pinyin-pro gives it in that name.
import { readings } from '../lib/sound.mjs';
import { beginsSyllables, fits, fitsAnyReading, hasInitials, hasSyllables, skipsWords } from '../lib/heard.mjs';

// Characters of names that are read in several ways, with the ways that people try.
const POLYPHONES = {
  长: ['chang', 'zhang'], 行: ['xing', 'hang'], 朴: ['pu', 'piao'], 柏: ['bai', 'bo'], 盛: ['sheng', 'cheng'], 乐: ['le', 'yue'], 重: ['chong', 'zhong'],
  调: ['tiao', 'diao'], 朝: ['chao', 'zhao'], 都: ['du', 'dou'], 曾: ['zeng', 'ceng'], 单: ['dan', 'shan'], 传: ['chuan', 'zhuan'], 藏: ['cang', 'zang'],
  降: ['jiang', 'xiang'], 车: ['che', 'ju'], 还: ['huan', 'hai'], 厦: ['xia', 'sha'],
};

// Neighbouring syllables of a name, most often from its brand on.
function run(d, random, least, most) {
  const name = random.pick(d.named.main);
  const all = name.sounds.slice(name.place.length);
  const length = random.between(least, Math.min(most, all.length));
  const start = random.below(3) ? 0 : random.below(all.length - length + 1);
  const sounds = all.slice(start, start + length);
  return sounds.every((it) => /^[a-z]+$/.test(it)) ? { name, sounds, start } : null;
}

function full(sign, most) {
  return (d, random) => {
    const it = run(d, random, 2, most);
    const letters = it?.sounds.join('');
    if (!it || d.isWordInLetters(letters)) return null;
    return { text: it.sounds.join(sign), relevant: d.named.where((text) => hasSyllables(text, letters)) };
  };
}

function partial(d, random) {
  const it = run(d, random, 2, 6);
  if (!it || it.sounds.at(-1).length < 2) return null;
  const last = it.sounds.at(-1);
  const text = it.sounds.slice(0, -1).join('') + last.slice(0, random.between(1, last.length - 1));
  return d.isWordInLetters(text) ? null : { text, relevant: d.named.where((name) => beginsSyllables(name, text)) };
}

// Letters that could be syllables of some name are no initials.
const isSyllables = (d, letters) => d.isWordInLetters(letters) || d.named.where((it) => beginsSyllables(it, letters)).length > 0;

function initials(d, random) {
  const it = run(d, random, 4, 10);
  const text = it?.sounds.map((sound) => sound[0]).join('');
  return !it || isSyllables(d, text) ? null : { text, relevant: d.named.where((name) => hasInitials(name, text)) };
}

// Whole words are left out; nobody has the letters in a row.
function skipped(choose) {
  return (d, random) => {
    const name = random.pick(d.named.main);
    const words = choose(name, random);
    const text = words?.join('');
    if (!text || text.length < 4 || isSyllables(d, text) || d.named.where((it) => hasInitials(it, text)).length > 0) return null;
    return { text, relevant: d.named.where((it) => skipsWords(it, text)) };
  };
}

function brandAndForm(name) {
  const groups = name.wordInitials.slice(name.place ? 1 : 0);
  return groups.length > 3 ? [groups[0], ...groups.slice(-2)] : null;
}

function someWords(name, random) {
  const groups = name.wordInitials.slice(name.place && random.below(3) ? 1 : 0);
  const kept = groups.filter((_, at) => at === 0 || random.below(10) < 6);
  return kept.length > 1 && kept.length < groups.length ? kept : null;
}

// Two to four neighbouring characters, some of them in letters.
function mixed(d, random) {
  const it = run(d, random, 2, 4);
  if (!it) return null;
  const shown = [...it.name.tail].slice(it.start, it.start + it.sounds.length);
  const turns = shown.map(() => random.below(2) === 0);
  if (turns.every(Boolean) || !turns.some(Boolean)) return null;
  const initial = random.below(5) === 0 ? turns.lastIndexOf(true) : -1;
  const pattern = shown.map((han, at) => {
    if (!turns[at]) return { han };
    return at === initial && at === shown.length - 1 ? { initial: it.sounds[at][0] } : { syllable: it.sounds[at] };
  });
  const text = pattern.map((unit) => unit.han ?? unit.syllable ?? unit.initial).join('');
  return { text, relevant: d.named.where((name) => fits(name, pattern)) };
}

// A reading that a character has, be it that of this name or another: if no name sounds so as it is read, any known reading counts.
function polyphone(d, random) {
  const it = run(d, random, 2, 4);
  const shown = it && [...it.name.tail].slice(it.start, it.start + it.sounds.length);
  const at = shown?.findIndex((character) => POLYPHONES[character]) ?? -1;
  if (at < 0) return null;
  const sounds = it.sounds.with(at, random.pick(POLYPHONES[shown[at]]));
  const text = sounds.join('');
  if (d.isWordInLetters(text)) return null;
  const plain = d.named.where((name) => hasSyllables(name, text));
  return { text, relevant: plain.length > 0 ? plain : d.named.where((name) => fitsAnyReading(name, sounds, readings)) };
}

function capitals(d, random) {
  const it = full('', 5)(d, random);
  return it && { ...it, text: random.below(2) ? it.text.toUpperCase() : it.text[0].toUpperCase() + it.text.slice(1) };
}

export default {
  'full pinyin': ['two syllables or more, up to a whole name without its place', full('', 99)],
  'spaced pinyin': ['blanks between the syllables', full(' ', 8)],
  'pinyin, last syllable begun': ['beginning of the last syllable only', partial],
  'pinyin in capitals': ['all, or the first letter', capitals],
  initials: ['four to ten letters; not where they could be syllables', initials],
  'initials of brand and form': ['of the first word and of the last two (rgpjzx)', skipped(brandAndForm)],
  'initials, words skipped': ['one word or more left out', skipped(someWords)],
  'Han and Latin mixed': ['榕guang, rong光, 榕g', mixed],
  polyphones: ['a character of several readings, read in any of them', polyphone],
};
