// Names as the bench looks at them: folded, cut into words, and with their sounds.
import { syllables } from './sound.mjs';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

// Compatibility forms, lower case, letters and digits only.
export const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

// The place at the head of a name: province, city, district, one after another.
function placeOf(name, places) {
  let end = 0;
  for (let found = true; found;) {
    const next = places.find((it) => name.startsWith(it, end) && name.length > end + it.length + 2);
    found = next !== undefined;
    end += next?.length ?? 0;
  }
  return name.slice(0, end);
}

export class Text {
  constructor(record, kind, text, places) {
    this.record = record;
    this.kind = kind;
    this.text = text;
    this.folded = fold(text);
    this.place = placeOf(this.folded, places);
    this.tail = this.folded.slice(this.place.length);
  }

  // Two characters behind the place, as such names are made.
  get brand() { return [...this.tail].slice(0, 2).join(''); }

  // Place, brand, and the rest by dictionary.
  get words() {
    this.cut ??= [this.place, this.brand, ...[...segmenter.segment(this.tail.slice(this.brand.length))].map((it) => it.segment)].filter(Boolean);
    return this.cut;
  }

  get sounds() { this.read ??= syllables(this.folded); return this.read; }

  get initials() { this.letters ??= this.sounds.map((it) => it[0]).join(''); return this.letters; }

  // Initials of each word.
  get wordInitials() {
    if (!this.grouped) {
      let place = 0;
      this.grouped = this.words.map((word) => this.initials.slice(place, place += [...word].length));
    }
    return this.grouped;
  }
}

export class Names {
  constructor({ evaluators, districts, region }) {
    const zones = districts.flatMap((it) => [it.name, it.short]);
    this.places = [...region, ...zones].sort((a, b) => b.length - a.length);
    this.main = evaluators.map((it, index) => new Text(index, 'name', it.name, this.places));
    this.short = evaluators.flatMap((it, index) => it.short.map((name) => new Text(index, 'short', name, this.places)));
    this.former = evaluators.flatMap((it, index) => it.former.map((name) => new Text(index, 'former', name, this.places)));
    this.all = [...this.main, ...this.short, ...this.former];
  }

  // Records of which some name is as asked for, each once, in ascending order.
  where(holds) {
    const found = new Set();
    for (const text of this.all) if (!found.has(text.record) && holds(text)) found.add(text.record);
    return [...found].sort((a, b) => a - b);
  }

  having(part) { return this.where((it) => it.folded.includes(part)); }
}
