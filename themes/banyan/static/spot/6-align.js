// Where each character of a spelling stands in a text, and how far it was bent (src/advert/matching/units.rs, align.rs).
{
  const spot = globalThis.minglu.spot;
  const { HAN, LETTER, DIGIT, GAP, SENTENCE, LINE, END } = spot;
  // Ways of writing a character, the plainest first, with what each costs.
  const PLAIN = 0, FORM = 1, VARIANT = 2, HOMOPHONE = 3, SYLLABLE = 4, ACCENT = 5, LOOK_ALIKE = 6, SPLIT = 7, PINYIN = 8, INITIAL = 9;
  const COSTS = [0, 1, 1, 4, 5, 6, 4, 3, 5, 8];
  // The longest stretch of text, in bytes of UTF-8, that is looked at for one candidate.
  const REACH = 768;
  const MOST_PUT_IN = 2, MOST_REPEATED = 3;

  const isBent = (way) => way > VARIANT;
  const size = (c) => (c.length === 2 ? 4 : c < "\x80" ? 1 : c < "\u0800" ? 2 : 3);
  const is = (unit, kind, value) => unit.glyph.kind === kind && unit.glyph.value === value;
  const isLetter = (unit) => unit.glyph.kind === LETTER;
  const isPlain = (unit) => isLetter(unit) || unit.glyph.kind === DIGIT;

  /// The last units of a text before `end`, its marks left out: at most `most`, and none from before a border.
  const unitsBefore = (text, end, most, glyphs) => {
    const units = [];
    let bytes = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      const written = text[start];
      bytes += size(written);
      if (written === END || units.length >= most || bytes > REACH) break;
      const next = units.at(-1), own = [];
      let isApart = false;
      for (const glyph of glyphs(written)) {
        if (glyph.kind === GAP) isApart ||= glyph.value === SENTENCE || glyph.value === LINE;
        else own.unshift({ start, written, glyph, isApart: false });
      }
      if (next && isApart) next.isApart = true;
      units.push(...own);
    }
    return units.reverse();
  };

  // The units from a place on, the first of each character.
  function* ahead(text, at, glyphs) {
    for (; at < text.length && text[at] !== END; at += 1) {
      const glyph = glyphs(text[at]).find((it) => it.kind !== GAP);
      if (glyph) yield { start: at, written: text[at], glyph };
    }
  }

  /// Where the last element of a spelling may end if it starts with the character at `at`.
  const ends = (text, at, { characters, full }, glyphs) => {
    const rest = ahead(text, at, glyphs), first = rest.next().value;
    if (!first) return [];
    const all = [first.start + 1];
    if (!full) return all;
    const { sound, splits } = characters.at(-1);
    const starts = (parts) => parts[0] === first.written || is(first, HAN, parts[0]);
    let longest = isLetter(first) && sound ? sound.letters.length : 0;
    for (const parts of splits) if (starts(parts)) longest = Math.max(longest, parts.length);
    for (let more = 1; more < longest; more += 1) {
      const { value } = rest.next();
      if (!value) break;
      all.push(value.start + 1);
    }
    return all;
  };

  /// Where a spelling ends whose last character stands behind one that is put in.
  const endBehind = (text, at, glyphs) => {
    const rest = ahead(text, at, glyphs);
    rest.next();
    rest.next();
    const { value } = rest.next();
    return value ? [value.start + 1] : [];
  };

  /// Whether a unit is a digit, in Latin or in Han.
  const isNumber = ({ glyph: { kind, value } }) => (kind === DIGIT ? value !== "%" : kind === HAN && spot.NUMERALS.includes(value));

  /// How many digits stand in a row before an end, with nothing between them but a point or a comma.
  const digits = (units, end) => {
    if (!isNumber(units[end - 1])) return 0;
    let count = 1;
    for (let at = end - 1; at > 0; at -= 1, count += 1) {
      const distance = units[at].start - units[at - 1].start - 1;
      if (!isNumber(units[at - 1]) || !(distance === 0 || (distance === 1 && units[at].isApart))) break;
    }
    return count;
  };

  /// How a character sounds like one of a term, the closest first.
  const heard = (written, term, { sound, second }) => {
    for (const it of [sound(written), second(written)]) {
      if (!it) continue;
      if (it.toned === term.toned) return HOMOPHONE;
      if (it.syllable === term.syllable) return SYLLABLE;
      if (it.spoken === term.spoken) return ACCENT;
    }
    return undefined;
  };

  /// How one unit may write a character; undefined if it does not.
  const wayOf = (unit, character, full, sounds) => {
    if (unit.written === character.han) return PLAIN;
    const { kind, value } = unit.glyph;
    if (kind === HAN && value === character.han) return spot.isUnified(unit.written) ? VARIANT : FORM;
    if (!full) return undefined;
    const looks = character.alike.includes(value) || character.alike.includes(unit.written);
    if (kind !== HAN) return looks ? LOOK_ALIKE : undefined;
    const way = character.sound && heard(value, character.sound, sounds);
    return looks && way !== HOMOPHONE ? LOOK_ALIKE : way;
  };

  const areLetters = (units, start, letters) => start >= 0 && letters.every((it, at) => is(units[start + at], LETTER, it));

  /// The ways in which the units before `end` may write an element: [units, way].
  const waysOf = ({ elements, characters, full }, index, units, end, sounds) => {
    const ways = [], last = units[end - 1], element = elements[index];
    if (!last) return ways;
    if (spot.isNumber(element)) {
      for (let length = Math.min(6, digits(units, end)); length > 0; length -= 1) ways.push([length, PLAIN]);
      return ways;
    }
    if (spot.isPlain(element)) return isPlain(last) && last.glyph.value === element ? [[1, PLAIN]] : ways;
    const character = characters[index], { sound, splits } = character;
    const way = (unit) => wayOf(unit, character, full, sounds);
    const own = (unit) => {
      const it = way(unit);
      return it === undefined || isBent(it) ? undefined : it;
    };
    if (way(last) !== undefined) ways.push([1, way(last)]);
    if (!full) return ways;
    if (own(last) !== undefined) {
      for (let count = 2; count <= MOST_REPEATED && units[end - count]?.written === last.written; count += 1) ways.push([count, own(last)]);
    }
    for (const parts of splits) {
      const start = end - parts.length;
      const isPart = (part, at) => units[start + at].written === part || is(units[start + at], HAN, part);
      if (start < 0 || !parts.every(isPart) || parts.some((_, at) => at && units[start + at].isApart)) continue;
      ways.push([parts.length, parts[0] >= "\u3105" && parts[0] <= "\u312f" ? PINYIN : SPLIT]);
    }
    if (!sound) return ways.slice(0, 16);
    const length = sound.letters.length, isSpelled = areLetters(units, end - length, sound.letters);
    if (isLetter(last)) {
      if (isSpelled) ways.push([length, PINYIN]);
      if (length > 1 && last.glyph.value === sound.letters[0]) ways.push([1, INITIAL]);
    }
    const noted = isSpelled && units[end - length - 1];
    if (noted && own(noted) !== undefined) ways.push([length + 1, own(noted)]);
    return ways.slice(0, 16);
  };

  /// What is put in and what it costs if `skipped` units before `end` are passed over; undefined if they cannot be.
  const skip = ({ elements, full }, skipped, left, units, end, putIn, cost) => {
    if (!skipped) return [putIn, cost];
    if (left === elements.length || !full || elements.length < 3) return undefined;
    const one = units[end - 1], two = units[end - 2];
    if (!one) return undefined;
    if (skipped === 2) return isPlain(one) && two && isPlain(two) ? [putIn + 2, cost + 4] : undefined;
    if (one.glyph.kind === DIGIT && "12345".includes(one.glyph.value) && two && isLetter(two)) return [putIn, cost];
    if (isPlain(one) || spot.isFiller(one.written)) return [putIn + 1, cost + 2];
    return putIn === 0 ? [1, cost + 6] : undefined;
  };

  /// The least bent way in which `spelling` ends with the last of `units`: steps `{ from, to, way }`; undefined if there is none.
  const align = (spelling, units, sounds) => {
    const steps = [], known = new Map();
    let best;
    const ways = (index, end) => {
      const key = index * 4096 + end;
      if (!known.has(key)) known.set(key, waysOf(spelling, index, units, end, sounds));
      return known.get(key);
    };
    const back = (left, end, putIn, cost) => {
      if (best && best.cost <= cost) return;
      if (!left) {
        best = { steps: steps.toReversed(), putIn, cost };
        return;
      }
      for (let skipped = 0; skipped <= MOST_PUT_IN; skipped += 1) {
        const after = skip(spelling, skipped, left, units, end, putIn, cost);
        if (!after) continue;
        const to = end - skipped;
        for (const [length, way] of ways(left - 1, to)) {
          steps.push({ from: to - length, to, way });
          back(left - 1, to - length, after[0], after[1] + COSTS[way]);
          steps.pop();
        }
      }
    };
    back(spelling.elements.length, units.length, 0, 0);
    if (!best) return undefined;
    const { steps: all } = best;
    best.from = all[0].from;
    best.to = all.at(-1).to;
    best.units = units;
    // Where it stands in the text, the number of a last tone left out.
    best.start = units[best.from].start;
    best.end = units[best.to - 1].start + 1;
    best.bent = all.filter((it) => isBent(it.way)).length;
    return best;
  };

  /// The units of a step.
  const written = ({ units }, step) => units.slice(step.from, step.to);

  /// Whether all characters but one are written several times: 职职业业资资格格.
  const isStuttered = ({ steps }) => steps.filter((it) => it.to - it.from === 1 || isBent(it.way)).length <= (steps.length > 2 ? 1 : 0);

  Object.assign(spot, {
    unitsBefore, ends, endBehind, align, isBent, isStuttered, written,
    PLAIN, FORM, VARIANT, HOMOPHONE, SYLLABLE, ACCENT, LOOK_ALIKE, SPLIT, PINYIN, INITIAL,
  });
}
