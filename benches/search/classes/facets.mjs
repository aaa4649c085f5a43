// Occupations, levels, districts and standings, alone and together. Meant are all records that are filed so on the day, those whose filing has
// ended included; their number is the total that must be shown.
import { LEVELS } from '../lib/records.mjs';
import { STANDINGS } from '../lib/standing.mjs';
import { hasInitials, skipsWords } from '../lib/heard.mjs';
import { syllables } from '../lib/sound.mjs';
import { both, characters } from './help.mjs';

const facet = (text, relevant) => (relevant.length > 0 ? { text, relevant, total: relevant.length } : null);

const initials = (text) => syllables(text).map((it) => it[0]).join('');

// Filled in turn, so that short lists (districts, levels) are asked for from end to end.
const inTurn = (list, make) => (d, random, turn) => {
  const all = list(d);
  return turn < all.length ? make(d, all[turn], random) : null;
};

const inDistrict = (d, name) => d.where((it) => it.district === name);
const shortOf = (d, name) => d.districts.find((it) => it.name === name).short;
const placeWord = (d, random, name) => random.pick([name, shortOf(d, name)]);
const wordOf = (random, level) => random.pick(LEVELS[level]);

// An item of a record in a district.
function drawn(d, random) {
  const { record, item } = d.item(random);
  return record.district ? { record, item, level: random.pick([...item.levels]), place: placeWord(d, random, record.district) } : null;
}

const join = (sign, turned) => (one, other) => (turned ? [other, one] : [one, other]).join(sign);

function districtAndOccupation(sign, turned) {
  return (d, random) => {
    const it = drawn(d, random);
    if (!it) return null;
    const relevant = both(d.filedByName(it.item.name), inDistrict(d, it.record.district));
    return facet(join(sign, turned)(it.place, it.item.name), relevant);
  };
}

function occupationAndLevel(d, random) {
  const it = drawn(d, random);
  if (!it) return null;
  const words = [it.item.name, wordOf(random, it.level)];
  const text = (random.below(2) ? words : words.toReversed()).join(random.pick(['', ' ']));
  return facet(text, d.filedByName(it.item.name, it.level));
}

function allThree(d, random) {
  const it = drawn(d, random);
  if (!it) return null;
  const words = [it.place, it.item.name, wordOf(random, it.level)];
  const order = random.pick([[0, 1, 2], [0, 2, 1], [1, 2, 0], [2, 1, 0]]);
  const relevant = both(d.filedByName(it.item.name, it.level), inDistrict(d, it.record.district));
  return facet(order.map((at) => words[at]).join(random.pick(['', ' '])), relevant);
}

function cityAndOccupation(d, random) {
  const { item } = d.item(random);
  const words = [random.pick(d.region.slice(2)), item.name];
  return facet((random.below(3) ? words : words.toReversed()).join(random.pick(['', ' '])), d.filedByName(item.name));
}

// A part of an occupation's name that stands in no name of a record: all that are filed for such an occupation are meant.
function partOfOccupation(d, random) {
  const all = characters(d.item(random).item.name);
  const length = random.between(2, Math.min(4, all.length - 1));
  const start = random.below(all.length - length + 1);
  const text = all.slice(start, start + length).join('');
  if (length < 2 || length >= all.length || d.isWord(text) || d.named.having(text).length > 0) return null;
  return facet(text, d.filedFor((it) => it.name.includes(text) || it.job?.includes(text)));
}

function codeBeginning(d, random) {
  const { occupation } = d.item(random).item;
  const text = occupation.slice(0, random.pick([4, 7]));
  return facet(text, d.filedFor((it) => it.occupation.startsWith(`${text}-`)));
}

function standingAndDistrict(d, random) {
  const standing = random.pick(Object.keys(STANDINGS));
  const records = d.evaluators.filter((it) => it.standing === standing && it.district);
  if (records.length === 0) return null;
  const { district } = random.pick(records);
  const words = [STANDINGS[standing], placeWord(d, random, district)];
  const relevant = d.where((it) => it.standing === standing && it.district === district);
  return facet((random.below(2) ? words : words.toReversed()).join(random.pick([' ', '', '、'])), relevant);
}

// What the brand's record is filed for, or where it is, beside its brand.
function nameAnd(kind) {
  return (d, random) => {
    const name = random.pick(d.named.main);
    const record = d.evaluators[name.record];
    if (!record.district || record.scope.length === 0 || d.isWord(name.brand)) return null;
    const item = random.pick(record.scope);
    const word = kind === 'district' ? placeWord(d, random, record.district) : item.name;
    const holders = kind === 'district' ? inDistrict(d, record.district) : d.filedByName(item.name);
    const words = random.below(2) ? [word, name.brand] : [name.brand, word];
    const text = words.join(random.pick([' ', ' ', '']));
    const relevant = both(d.named.having(name.brand), holders);
    return d.named.having(text).length > 0 ? null : { text, relevant, named: relevant.length };
  };
}

function lettersOf(spell) {
  return (d, random) => {
    const { item } = d.item(random);
    const text = spell(item.name);
    const isName = d.named.where((it) => hasInitials(it, text) || skipsWords(it, text) || it.sounds.join('').includes(text)).length > 0;
    if (text.length < 4 || isName) return null;
    return facet(text, d.filedFor((it) => spell(it.name) === text || (it.job && spell(it.job) === text)));
  };
}

export default {
  'occupation name': ['an occupation that somebody is filed for', (d, random) => {
    const { name: text } = d.item(random).item;
    return facet(text, d.filedByName(text));
  }],
  'occupation code': ['its code, with dashes or without', (d, random) => {
    const { occupation } = d.item(random).item;
    return facet(random.below(4) ? occupation : occupation.replaceAll('-', ''), d.filedFor((it) => it.occupation === occupation));
  }],
  'occupation code, beginning': ['two or three groups of it: all occupations below', codeBeginning],
  "part of an occupation's name": ['two to four characters that no name of a record has', partOfOccupation],
  'occupation in pinyin': ['full, unless a name sounds so', lettersOf((it) => syllables(it).join(''))],
  'occupation in initials': ['four letters or more, unless a name has them, whole words of it left out or not', lettersOf(initials)],
  job: ['a job 工种 that somebody is filed for', inTurn((d) => d.jobs, (d, text) => facet(text, d.filedByName(text)))],
  'level words': ['五级, 5级, 初级工 …: at least one item of that level', inTurn(
    () => Object.entries(LEVELS).flatMap(([level, words]) => words.map((word) => [Number(level), word])),
    (d, [level, text]) => facet(text, d.where((it) => it.scope.some((item) => item.levels.has(level)))),
  )],
  'standing words': ['在册有效 …, on the day', inTurn(() => Object.entries(STANDINGS), (d, [key, text]) => facet(text, d.where((it) => it.standing === key)))],
  'district, full': ['name of a district, and what else it is called', inTurn(
    (d) => d.here.flatMap((it) => [it.name, ...(it.also ?? [])].map((text) => [it.name, text])),
    (d, [name, text]) => facet(text, inDistrict(d, name)),
  )],
  'district, short': ['without 区, 县, 市', inTurn((d) => d.here, (d, it) => facet(it.short, inDistrict(d, it.name)))],
  'district in pinyin': ['full or short, in letters', inTurn(
    (d) => d.here.flatMap((it) => [it.name, it.short].map((text) => [it.name, syllables(text).join('')])),
    (d, [name, text]) => facet(text, inDistrict(d, name)),
  )],
  'city and district': ['福州鼓楼, 福州市鼓楼区', inTurn(
    (d) => d.here.filter((it) => !d.region.some((place) => it.name.startsWith(place)))
      .flatMap((it) => [[it.name, d.region.at(-1) + it.short], [it.name, d.region.at(-2) + it.name]]),
    (d, [name, text]) => facet(text, inDistrict(d, name)),
  )],
  'district occupation': ['with a blank', districtAndOccupation(' ', false)],
  'occupation district': ['with a blank', districtAndOccupation(' ', true)],
  'district+occupation': ['without a blank', districtAndOccupation('', false)],
  'occupation+district': ['without a blank', districtAndOccupation('', true)],
  'occupation and level': ['either order, with and without blank: that occupation at that level', occupationAndLevel],
  'district, occupation, level': ['any order, with and without blanks', allThree],
  'city and occupation': ['the city holds for all', cityAndOccupation],
  'standing and district': ['either order', standingAndDistrict],
  'brand and district': ['two characters of a name, and where it is', nameAnd('district')],
  'brand and occupation': ['two characters of a name, and what it is filed for', nameAnd('occupation')],
};
