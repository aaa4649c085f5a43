// A spelling held against the words of ordinary Chinese (src/advert/matching/ordinary.rs).
{
  const spot = globalThis.minglu.spot;
  const { gap, isBent, isUnified, written, windowOf, bentPlaces } = spot;
  const { HOMOPHONE, SYLLABLE, ACCENT, SPLIT, BRACKET, SENTENCE, LINE, BORDER, LETTER, DIGIT, CLOSELY, WITH_MARKS } = spot;
  // What stands behind a certificate; what does, and no adverb.
  const FOLLOWS = "代 办 年审 复审 快递 到手 可代 可以 一本 报名 报考 考试 培训 班 书 吗 这 领 下来 到期 找我 包 直接".split(" ");
  const SURELY = "代 书 年审 复审 快递 到手 可代 一本 盖章".split(" ");

  const length = ([from, to]) => to - from;
  const has = ([from, to], at) => from <= at && at < to;

  /// The words of a term in its own characters, from `start` on.
  const listedWords = ({ inside, elements }, start) => {
    const all = [];
    let from = start;
    inside.forEach((it, index) => {
      if (it) return;
      all.push([from, start + index + 1]);
      from = start + index + 1;
    });
    all.push([from, start + elements.length]);
    return all;
  };

  /// The words of the term, as ranges of the window.
  const innerWords = ({ inside }, { steps, units }, window) => {
    const all = [];
    let start = window.from;
    inside.forEach((it, index) => {
      const unit = !it && steps[index + 1] && units[steps[index + 1].from];
      if (!unit) return;
      const end = window.position(unit.start);
      all.push([start, end]);
      start = end;
    });
    all.push([start, window.to]);
    return all;
  };

  // How many characters the first word has.
  const firstWord = ({ inside }) => {
    const at = inside.indexOf(false);
    return (at < 0 ? 0 : at) + 1;
  };

  /// Whether the first word stands as listed.
  const isOwnFirst = (spelling, { steps }) => steps.slice(0, firstWord(spelling)).every((it) => !isBent(it.way));

  /// Whether the first word stands as listed, the others in the very sound of the listed ones, and the clause ends there.
  const isHeardWhole = (spelling, alignment, window) => {
    const next = window.chars[window.to];
    return isOwnFirst(spelling, alignment) && alignment.steps.slice(firstWord(spelling)).every((it) => it.way === HOMOPHONE)
      && next !== undefined && gap(next) === SENTENCE;
  };

  const lastBefore = (window) => window.chars[window.from - 1];

  /// Whether it is what is taken or got: 考职业自个.
  const isObject = (spelling, alignment, window) => {
    const before = lastBefore(window);
    return before !== undefined && "考办拿持".includes(before) && isOwnFirst(spelling, alignment);
  };

  /// The functions of the check, from the characters that are frequent words (`isCommon`), or words at all (`isWord`).
  spot.ordinaryWords = ({ words, isSeldom }, { common, known }, glyphs) => {
    const commons = new Set(common), knowns = new Set(known);
    const isCommon = (c) => commons.has(c), isWord = (c) => knowns.has(c);
    const anyCommon = (alignment, step) => written(alignment, step).some((it) => isCommon(it.written));

    /// Whether so many characters of another sound are words by themselves that it may be a sentence.
    const isPlainTalk = (spelling, alignment, window) => {
      const { steps, bent } = alignment, count = spelling.elements.length;
      const isTalk = (it) => (it.way === SYLLABLE || it.way === ACCENT) && anyCommon(alignment, it);
      if (steps.filter(isTalk).length > (count === 2 ? 0 : count >> 1)) return true;
      // The last word of one character, spoken otherwise, must end there: 就业|真不难.
      const last = spelling.inside.at(-1) === false && count > 2 ? steps.at(-1) : undefined;
      const next = window.chars[window.to];
      const isOdd = (it) => isBent(it.way) && !anyCommon(alignment, it);
      if (steps.filter(isOdd).length > (last && isOdd(last) ? 1 : 0)) return false;
      // Of a word of which more is bent it is no adverb.
      const isAdverb = last && anyCommon(alignment, last) && bent === 1;
      const rest = window.chars.slice(window.to).join("");
      return !!last && isBent(last.way) && next !== undefined && isUnified(next)
        && !(isAdverb ? SURELY : FOLLOWS).some((it) => rest.startsWith(it));
    };

    /// Whether only a last word of one character is bent, into a common word, and the sentence goes on: 就业正当时.
    const goesOn = (spelling, { steps }, window) => {
      const last = steps.at(-1), before = lastBefore(window);
      if (before !== undefined && spot.TAKES.includes(before)) return false;
      const onlyLast = isBent(last.way) && steps.slice(0, -1).every((it) => !isBent(it.way));
      const bent = window.chars[window.to - 1], next = window.chars[window.to];
      if (bent === undefined || next === undefined) return false;
      const rest = window.chars.slice(window.to).join("");
      const isTalk = isUnified(next) && isCommon(bent) && !SURELY.some((it) => rest.startsWith(it));
      return spelling.inside.at(-1) === false && last.way < SPLIT && onlyLast && isTalk;
    };

    /// Holds the hit against the words of ordinary Chinese; whether it is none of them.
    const passes = (text, spelling, alignment, { joined, isSpokenFor, isPhrase }) => {
      const { steps, putIn, bent } = alignment, count = spelling.elements.length;
      const window = windowOf(text, alignment, glyphs), { from, to } = window;
      const all = words(window.chars), places = bentPlaces(window, alignment);
      const hasBent = (it) => places.some((at) => has(it, at));
      // A word that has a character of a bent spelling in it is what is meant: 就业|政策.
      const isOverBorder = (it) => length(it) > 1 && (it[0] < from) !== (it[1] > to) && it[0] < to && it[1] > from;
      // Several characters in parts are nobody's words: 合作人|力口明皿.
      const splits = steps.filter((it) => it.way === SPLIT).length;
      if (splits < 2 && all.some((it) => isOverBorder(it) && hasBent(it))) return false;
      // Otherwise the text is read as if the term stood there in its own characters.
      const asListed = !spelling.changed && putIn === 0 && (joined === CLOSELY || joined === WITH_MARKS);
      const own = spot.restored(window, spelling, alignment);
      const listed = own ? words(own) : all;
      const inner = own ? listedWords(spelling, from) : innerWords(spelling, alignment, window);
      const [, end] = inner.at(-1);
      for (const word of listed) {
        if (length(word) < 2) continue;
        // 资格审查 begins with a word of the term; 证实 begins with a single character of it.
        const cutsStart = word[0] < from && word[1] > from && word[1] < end;
        if (cutsStart && !(asListed && inner.some((it) => it[1] === word[1] && length(it) > 1))) return false;
        const cutsEnd = word[0] > from && word[0] < end && word[1] > end;
        if (cutsEnd && !(asListed && inner.some((it) => it[0] === word[0] && length(it) > 1)) && !isPhrase) return false;
      }
      const isMixed = spelling.changed && spelling.inside.every((it) => it);
      if (bent === 0 && putIn === 0 && !isMixed) return true;
      // Of a long term with one or two characters bent nothing else can be meant.
      if (count > 5 && bent < 3 && !spelling.changed) return true;
      // A bent spelling that is read as words of its own is no dodge.
      let covered = 0;
      for (const it of all) if (length(it) > 1 && it[1] <= to) covered += Math.max(0, Math.min(it[1], to) - Math.max(it[0], from));
      const isSeldomRead = () => bent === 1 && isOwnFirst(spelling, alignment)
        && all.every((it) => length(it) < 2 || !hasBent(it) || isSeldom(window.chars, it));
      const isWhole = count > 3
        && (isHeardWhole(spelling, alignment, window) || isObject(spelling, alignment, window) || isSeldomRead());
      if ((covered === to - from && !isWhole) || all.some((it) => it[0] <= from && it[1] >= to && length(it) > 2)) return false;
      if (isSpokenFor) return !all.some((it) => length(it) > 1 && hasBent(it)) && !isPlainTalk(spelling, alignment, window);
      // A short one must be nothing else: none of its characters a common word or part of one.
      if (count - bent < 2 && count < 4 && steps.some((it) => it.way === HOMOPHONE)) {
        const isCommonAt = (at) => window.chars[at] === undefined || isCommon(window.chars[at]);
        if (all.some((it) => length(it) > 1 && it[0] < to && it[1] > from) || places.some(isCommonAt)) return false;
      }
      return !places.length || !goesOn(spelling, alignment, window);
    };

    /// Whether, the term's own words aside, the characters stand there each by itself.
    const isStranded = (text, alignment) => {
      const { steps, start, end, bent } = alignment;
      const ends = () => text[end] === undefined || [SENTENCE, LINE, BORDER].includes(gap(text[end]));
      const units = (wanted) => steps.filter((it) => isBent(it.way) === wanted).flatMap((it) => written(alignment, it));
      const own = units(false).filter((it) => !isCommon(it.written)).length;
      const others = units(true).filter((it) => !isWord(it.written)).length;
      const isLast = bent === 1 && ends();
      const isBracket = (c) => c !== undefined && gap(c) === BRACKET;
      if ((own === 0 && others < 2 && !isLast) || (isBracket(text[start - 1]) && isBracket(text[end]))) return false;
      const window = windowOf(text, alignment, glyphs), { from, to } = window, places = bentPlaces(window, alignment);
      const ofHit = words(window.chars).filter((it) => length(it) > 1 && it[0] < to && it[1] > from);
      if (!ofHit.every((it) => it[0] >= from && it[1] <= to && !places.some((at) => has(it, at)))) return false;
      // What stands in a word of the term says nothing: 职业之歌.
      const isStrange = (c, at) => !ofHit.some((it) => has(it, from + at)) && !(places.includes(from + at) ? isWord(c) : isCommon(c));
      return isLast || window.chars.slice(from, to).some(isStrange);
    };

    /// Whether a text is spelled out on and on, and the last character of the hit is in a word with what follows: 就 业 证 明.
    const isSpaced = (text, { units, from, to, end }) => {
      const first = units[from], second = units[from + 1];
      if (!first || !second) return false;
      const mark = text.slice(first.start + 1, second.start), next = text[end + mark.length];
      if (!mark.length || mark.some((c, at) => text[end + at] !== c) || next === undefined || gap(next)) return false;
      const word = units.slice(from, to).map((it) => it.written);
      return words([...word, next]).some((it) => it[0] < word.length && it[1] > word.length);
    };

    /// Whether every character that is spoken otherwise is a rare word by itself.
    const isOdd = (alignment) => !alignment.steps.some((it) => isBent(it.way) && anyCommon(alignment, it));

    /// Whether a frequent word is put in: 资格和证书.
    const putsInCommon = ({ steps, units, from, to }) => units.slice(from, to)
      .some((it, index) => !steps.some((step) => step.from <= from + index && from + index < step.to) && isCommon(it.written));

    return { passes, isStranded, isSpaced, isOdd, putsInCommon };
  };

  /// Whether the same is put in between all characters, 资啊格啊证, or strokes and letters.
  spot.isFilled = ({ steps, units }) => {
    const between = steps.slice(1).map((step, at) => units.slice(steps[at].to, step.from));
    const first = between[0]?.[0]?.written;
    const isFiller = (it) => spot.isStroke(it.written) || it.written === first || it.glyph.kind === LETTER || it.glyph.kind === DIGIT;
    return between.length > 1 && between.every((it) => it.length && it.every(isFiller));
  };
}
