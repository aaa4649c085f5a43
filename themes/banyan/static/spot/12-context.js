// What the policy says of a term by what stands around it (src/advert/matching/context.rs).
{
  const spot = globalThis.minglu.spot;
  const { gap, INVISIBLE, BLANK } = spot;

  /// How many of `chars` are the wanted ones, marks that nobody sees left out, and blanks where the hit has some; undefined if they are others.
  const read = (chars, wanted, isSpaced, folded) => {
    let count = 0, met = 0;
    for (; met < wanted.length; count += 1) {
      if (count === chars.length) return undefined;
      const mark = gap(chars[count]);
      if (mark === INVISIBLE || (mark === BLANK && isSpaced)) continue;
      if (folded(chars[count]) !== wanted[met]) return undefined;
      met += 1;
    }
    return count;
  };

  /// The longer phrase that a hit is part of: `[phrase]`.
  const phraseOf = (text, { start, end }, { phrases }, { folded, words }) => {
    const isSpaced = text.slice(start, end).some((it) => gap(it) === BLANK);
    for (const { phrase, head, tail } of phrases) {
      const before = read(text.slice(Math.max(0, start - 64), start).reverse(), head.toReversed(), isSpaced, folded);
      const behind = before === undefined ? undefined : read(text.slice(end, end + 64), tail, isSpaced, folded);
      if (behind === undefined) continue;
      // A word that begins where the term ends may go on behind the phrase: 就业证|明天.
      const from = start - before, to = end + behind;
      const isCut = () => words(text.slice(from, to + 6)).some((it) => it[0] === end - from && it[1] > to - from);
      if (!tail.length || !isCut()) return phrase;
    }
    return undefined;
  };

  /// Whether a title is open before the hit, 《, and closed behind it.
  const isInTitle = ({ before, after }) => {
    // A certificate is no book.
    const [title] = after.split("》");
    if (title.endsWith("证") || title.endsWith("证书")) return false;
    const opened = before.lastIndexOf("《"), closed = before.lastIndexOf("》");
    if (opened < 0 || closed > opened) return false;
    const open = after.indexOf("《"), at = after.indexOf("》");
    return at >= 0 && (open < 0 || at < open);
  };

  /// Whether a circumstance is met around a hit.
  const isMet = (it, around) => {
    const before = it.sentence ? around.before : around.before.split("，").at(-1);
    const after = it.sentence ? around.after : around.after.split("，")[0];
    const has = (text, words) => words.some((word) => text.includes(word));
    const isBefore = has(before, it.before), isAfter = has(after, it.after);
    const is = it.both ? isBefore && isAfter : isBefore || isAfter || it.adjoining.some((word) => before.endsWith(word));
    return is && !has(before, it.unless) && !has(after, it.unless);
  };

  /// What becomes of a hit by what its clause says: `{ effect, reason }`; undefined if it says nothing.
  const circumstanceOf = (policy, term, around, sentence) => {
    if (isInTitle(around)) return { title: true, effect: policy.classes[term.class][3] ? 0 : 1 };
    return policy.contexts.find((it) => (!it.classes.length || it.classes.includes(term.class))
      && (!it.terms.length || it.terms.includes(term.text)) && isMet(it, it.sentence ? sentence : around));
  };

  Object.assign(spot, { phraseOf, circumstanceOf });
}
