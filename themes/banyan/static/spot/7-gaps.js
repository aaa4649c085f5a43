// What stands between the characters of a hit, and whether that is a way to dodge or just prose (src/advert/matching/gaps.rs).
{
  const spot = globalThis.minglu.spot;
  const { gap, INVISIBLE, BLANK, BRACKET, SENTENCE, LINE, BORDER, LETTER, DIGIT, PINYIN, SPLIT } = spot;
  const CLOSELY = 0, WITH_MARKS = 1, SPELLED_OUT = 2, NOT_AT_ALL = 3;
  const LONGEST = 6, LONGEST_INVISIBLE = 64;
  const OPENS = new Set("“‘(（[【「『{〔《〈<〖［｛＜«"), CLOSES = new Set("”’)）]】」』}〕》〉>〗］｝＞»");

  const turn = (c) => (OPENS.has(c) ? 1 : CLOSES.has(c) ? -1 : 0);
  const isMark = (c) => c === undefined || gap(c) !== 0;
  const isLetter = ({ glyph: { kind } }) => kind === LETTER || kind === DIGIT;
  const count = (junction, kind) => junction.kinds.filter((it) => it === kind).length;
  const isSeen = (junction) => junction.kinds.some((it) => it !== INVISIBLE);

  /// What stands before the unit at `at`.
  const junctionAt = (text, units, at, inside) => {
    const end = units[at].start, start = Math.min(units[at - 1].start + 1, end);
    const marks = text.slice(start, end), kinds = marks.map(gap).filter((it) => it);
    const isBlank = kinds.length === 1 && kinds[0] === BLANK;
    return { text: marks.join(""), kinds, inside, isBlank, isPinyin: isLetter(units[at - 1]) && isLetter(units[at]) && isBlank };
  };

  const junctionsOf = (text, alignment, inside) => {
    const { units, steps, end } = alignment;
    // Nobody writes 证 by itself: 资格 证 is read as one where a mark follows it.
    const isAlone = (step) => step + 1 === steps.length && isMark(text[end]);
    const isApart = ({ way }) => way === PINYIN || way === SPLIT;
    let all = [];
    steps.forEach((step, index) => {
      // The parts of one character belong together.
      for (let at = step.from + 1; at < step.to; at += 1) all.push(junctionAt(text, units, at, true));
      const next = steps[index + 1];
      if (!next) return;
      const within = (inside[index] ?? true) || isAlone(index + 1);
      for (let at = step.to; at <= next.from; at += 1) {
        const junction = junctionAt(text, units, at, within);
        // Blanks round pinyin and round the parts of a character are their own.
        junction.inside ||= (isApart(step) || isApart(next)) && junction.isBlank;
        all.push(junction);
      }
    });
    // The letters of a syllable are one character, and pinyin is written with blanks.
    if (steps.some((it) => it.to - it.from > 1)) all = all.filter((it) => it.text && !it.isPinyin);
    return all;
  };

  const isTooLong = (junction, spelled) => {
    const unseen = count(junction, INVISIBLE);
    return junction.kinds.length - unseen > LONGEST || unseen > LONGEST_INVISIBLE
      || count(junction, LINE) > (spelled ? 3 : 1) || count(junction, BORDER) > 0;
  };

  /// Whether the line ends behind the hit and did not begin with it.
  const isLineEnd = (text, { start, end }) => {
    const before = start ? gap(text[start - 1]) : 0, behind = text[end];
    return before !== LINE && (behind === undefined || gap(behind) === LINE || gap(behind) === BORDER);
  };

  /// Whether each bracket that is opened in the hit is closed in it or right behind it, and the other way round.
  const isBalanced = (text, { start, end }) => {
    let open = 0;
    for (const c of text.slice(start, end)) {
      open += turn(c);
      if (open < 0) return text.slice(Math.max(0, start - 2), start).some((it) => turn(it) > 0);
    }
    return open === 0 || (end < text.length && turn(text[end]) < 0);
  };

  /// Whether marks at the border of two words leave them apart.
  const partsWords = (junction, text, alignment) => {
    if (count(junction, LINE)) return !isLineEnd(text, alignment);
    // Who forbids a break there holds the two together.
    if (junction.text === "\u00a0") return false;
    if (count(junction, BRACKET)) return count(junction, SENTENCE) > 0 || !isBalanced(text, alignment);
    return junction.kinds.every((it) => [INVISIBLE, SENTENCE, LINE, BLANK].includes(it));
  };

  /// Reads the marks between the characters of an alignment. `inside` says of each junction whether it is inside a word.
  const joined = (text, alignment, inside) => {
    const { units, from, to } = alignment;
    let isClose = true;
    for (let at = from + 1; at < to; at += 1) isClose &&= units[at - 1].start + 1 === units[at].start;
    if (isClose) return CLOSELY;
    const all = junctionsOf(text, alignment, inside);
    const spelled = all.length >= 2 && all.every(isSeen);
    if (all.some((it) => isTooLong(it, spelled))) return NOT_AT_ALL;
    // Of two characters with a comma between nobody makes a word.
    if (inside.length === 1 && all.some((it) => count(it, SENTENCE) || count(it, LINE))) return NOT_AT_ALL;
    const seen = all.filter(isSeen);
    if (!seen.length) return CLOSELY;
    // A mark between all characters spells the word out.
    if (all.length >= 2 && seen.length === all.length && all.length >= inside.length) return SPELLED_OUT;
    // Several blanks in one place are a table's.
    if (seen.some((it) => count(it, BLANK) > 1)) return NOT_AT_ALL;
    // Who puts the same mark within a word and between two means the mark to divide: 职业、资、格.
    const isSame = seen.every((it) => it.text === seen[0].text && !count(it, BLANK));
    const divides = isSame && seen.length > 1 && seen.some((it) => it.inside);
    const prose = seen.filter((it) => !it.inside && partsWords(it, text, alignment)).length;
    if (!prose || divides) return WITH_MARKS;
    // A blank at every border of three words and more is layout, and read as one.
    return prose >= 2 && seen.every((it) => count(it, BLANK)) ? WITH_MARKS : NOT_AT_ALL;
  };

  /// Whether a spelling that is only one as a clause of its own is so.
  const stands = (text, spelling, { start, end }) => !spelling.alone || (isMark(text[start - 1]) && isMark(text[end]));

  Object.assign(spot, { joined, stands, CLOSELY, WITH_MARKS, SPELLED_OUT, NOT_AT_ALL });
}
