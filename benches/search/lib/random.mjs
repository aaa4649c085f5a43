// Numbers that look random and are the same on every machine (mulberry32, public domain).

export class Random {
  constructor(seed) { this.state = seed >>> 0; }

  // The stream of a word: other classes do not change when one is added.
  static of(seed, word) {
    let state = seed ^ 0x9e3779b9;
    for (const character of word) state = Math.imul(state ^ character.codePointAt(0), 0x85ebca6b) ^ (state >>> 13);
    return new Random(state);
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(end) { return Math.floor(this.next() * end); }

  between(first, last) { return first + this.below(last - first + 1); }

  pick(things) { return things[this.below(things.length)]; }
}
