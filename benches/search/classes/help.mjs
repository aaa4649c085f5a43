// What the classes of queries have in common: the directory in the forms in which they ask for it.
import { LEVELS } from '../lib/records.mjs';
import { STANDINGS } from '../lib/standing.mjs';
import { Names, fold } from '../lib/names.mjs';
import { syllables } from '../lib/sound.mjs';

const collect = (map, key, index) => map.set(key, [...(map.get(key) ?? []), index]);

export class Directory {
  constructor(read) {
    Object.assign(this, read);
    this.n = read.evaluators.length;
    this.named = new Names(read);
    this.codes = read.evaluators.map((it) => it.code);
    this.credits = read.evaluators.map((it) => it.credit);
    this.here = read.districts.filter((it) => read.evaluators.some((record) => record.district === it.name));
    this.filed = [...new Set(read.evaluators.flatMap((it) => it.scope.map((item) => item.occupation)))].sort();
    this.jobs = [...new Set(read.evaluators.flatMap((it) => it.scope.flatMap((item) => item.job ?? [])))].sort();
    // Any item of a level's occupations counts for a word that names several.
    this.words = new Set([
      ...read.region, ...read.names.values(), ...this.jobs, ...Object.values(LEVELS).flat(), ...Object.values(STANDINGS),
      ...read.districts.flatMap((it) => [it.name, it.short, ...(it.also ?? [])]),
    ].map(fold));
    this.wordSounds = [...this.words].map((it) => syllables(it));
  }

  // Positions of the records for which it holds.
  where(holds) { return this.evaluators.flatMap((it, index) => (holds(it) ? [index] : [])); }

  // Records filed for an occupation, by code, at some level.
  filedFor(isMeant, level = null) {
    return this.where((it) => it.scope.some((item) => isMeant(item) && (level === null || item.levels.has(level))));
  }

  // Everything of that name: several occupations or jobs may share one.
  filedByName(name, level = null) { return this.filedFor((item) => item.name === name || item.job === name, level); }

  record(random) { return random.pick(this.evaluators); }

  // An item of some record's scope; every second time of an occupation drawn evenly, so that rare ones are asked for, too.
  item(random) {
    const occupation = random.pick(this.filed);
    for (;;) {
      const record = this.record(random);
      const item = record.scope.length > 0 && random.pick(record.scope);
      if (item && (this.oddly = !this.oddly)) return { record, item };
      const holders = this.evaluators.filter((it) => it.scope.some((own) => own.occupation === occupation));
      const holder = random.pick(holders);
      return { record: holder, item: holder.scope.find((own) => own.occupation === occupation) };
    }
  }

  // Whether a facet is called so, in Han or in letters.
  isWord(text) { return this.words.has(fold(text)); }

  isWordInLetters(letters) {
    return this.wordSounds.some((it) => it.join('') === letters || it.map((syllable) => syllable[0]).join('') === letters);
  }
}

export const both = (one, other) => { const set = new Set(other); return one.filter((it) => set.has(it)); };

export const characters = (text) => [...text];

// A part of a text of `length` characters.
export function part(random, text, length) {
  const all = characters(text);
  if (all.length < length) return null;
  const start = random.below(all.length - length + 1);
  return all.slice(start, start + length).join('');
}

export const replaced = (text, at, by, count = 1) => characters(text).toSpliced(at, count, ...by).join('');
