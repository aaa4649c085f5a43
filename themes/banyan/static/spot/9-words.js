// Words of ordinary Chinese: the likeliest way to divide a text, as jieba does it (src/advert/matching/words.rs).
{
  const spot = globalThis.minglu.spot;
  // How frequent the policy's own words are taken to be.
  const OWN = 3;
  const BLOCK = /[\u4e00-\u9fffA-Za-z0-9+#&._%\-\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\u{2ceb0}-\u{2ebef}\u{2f800}-\u{2fa1f}]/u;

  /// The functions that divide texts, from the words of a dictionary and those of the policy.
  spot.dividing = ({ heads, total }, own) => {
    // The policy's own words lie beside the dictionary: it is read on while the policy is made ready.
    const added = new Map(), all = new Set(own);
    for (const word of all) {
      let node = { more: added };
      for (const c of word) {
        node.more ??= new Map();
        if (!node.more.has(c)) node.more.set(c, {});
        node = node.more.get(c);
      }
      node.sure = Math.log(OWN);
    }
    const logTotal = Math.log(total + OWN * all.size);

    // The ends of the likeliest words of a stretch that nothing divides.
    const route = (chars, from, to) => {
      const best = [];
      best[to] = 0;
      const ends = [];
      for (let at = to - 1; at >= from; at -= 1) {
        let usual = heads.get(chars[at]), ours = added.get(chars[at]), most = -Infinity, last = at + 1;
        for (let end = at + 1; usual || ours; end += 1) {
          const seen = usual?.sure ?? ours?.sure;
          if (seen !== undefined) {
            const sure = seen - logTotal + best[end];
            if (sure >= most) [most, last] = [sure, end];
          }
          if (end === to) break;
          usual = usual?.more?.get(chars[end]);
          ours = ours?.more?.get(chars[end]);
        }
        best[at] = most === -Infinity ? best[at + 1] - logTotal : most;
        ends[at] = last;
      }
      return ends;
    };

    /// The words of a text as [from, to]; what is not all Han is none.
    const words = (chars) => {
      const all = [];
      for (let from = 0, to; from < chars.length; from = to + 1) {
        to = from;
        while (to < chars.length && BLOCK.test(chars[to])) to += 1;
        const ends = route(chars, from, to);
        for (let at = from, end; at < to; at = end) {
          end = ends[at];
          if (chars.slice(at, end).every(spot.isHan)) all.push([at, end]);
        }
      }
      return all;
    };

    /// Whether hardly anybody writes the word at a place.
    const isSeldom = (chars, [from, to]) => to - from === 2 && !!heads.get(chars[from])?.more?.get(chars[from + 1])?.isSeldom;
    return { words, isSeldom };
  };
}
