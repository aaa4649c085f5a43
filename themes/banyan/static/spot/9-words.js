// Words of ordinary Chinese: the likeliest way to divide a text, as jieba does it (src/advert/matching/words.rs).
{
  const spot = globalThis.minglu.spot;
  // How frequent the policy's own words are taken to be, and below what a word is one that hardly anybody writes.
  const OWN = 3, SELDOM = 150;
  const BLOCK = /[\u4e00-\u9fffA-Za-z0-9+#&._%\-\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\u{2ceb0}-\u{2ebef}\u{2f800}-\u{2fa1f}]/u;

  /// The functions that divide texts, from the words with how often they were seen and the words of the policy.
  spot.dividing = (dictionary, own) => {
    let { total } = dictionary, longest = 4;
    const added = new Map();
    for (const word of own) {
      if (added.has(word) || dictionary.frequency(word) !== undefined) continue;
      added.set(word, OWN);
      total += OWN;
      longest = Math.max(longest, [...word].length);
    }
    const logTotal = Math.log(total);
    const frequency = (word) => dictionary.frequency(word) ?? added.get(word);

    // The ends of the likeliest words of a stretch that nothing divides.
    const route = (chars, from, to) => {
      const best = [];
      best[to] = [0, to];
      for (let at = to - 1; at >= from; at -= 1) {
        let word = "";
        for (let end = at + 1; end <= to && end - at <= longest; end += 1) {
          word += chars[end - 1];
          const seen = frequency(word);
          if (seen === undefined) continue;
          const sure = Math.log(seen) - logTotal + best[end][0];
          if (!best[at] || sure >= best[at][0]) best[at] = [sure, end];
        }
        best[at] ??= [-logTotal + best[at + 1][0], at + 1];
      }
      return best;
    };

    /// The words of a text as [from, to]; what is not all Han is none.
    const words = (chars) => {
      const all = [];
      for (let from = 0, to; from < chars.length; from = to + 1) {
        to = from;
        while (to < chars.length && BLOCK.test(chars[to])) to += 1;
        const best = route(chars, from, to);
        for (let at = from, end; at < to; at = end) {
          [, end] = best[at];
          if (chars.slice(at, end).every(spot.isHan)) all.push([at, end]);
        }
      }
      return all;
    };

    /// Whether hardly anybody writes the word at a place.
    const isSeldom = (chars, [from, to]) => to - from === 2 && dictionary.frequency(chars[from] + chars[from + 1]) < SELDOM;
    return { words, isSeldom };
  };
}
