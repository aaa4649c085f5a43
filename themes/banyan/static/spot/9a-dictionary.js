// The words of ordinary Chinese, from the piece `words` (src/advert/spot/words.rs).
{
  const spot = globalThis.minglu.spot;
  const { NUMBER } = spot;
  const FARS = 16, LEVEL = 64, HEADS = 16;
  const FIRST_LEVELS = 3 * FARS * 3 * NUMBER, LEVELS = FIRST_LEVELS + FARS * LEVEL, CONTEXTS = LEVELS + 3 * HEADS * FARS * LEVEL;
  const length = (number) => 32 - Math.clz32(number);

  /// The words as a tree: `heads` has for each character `{ sure, seldom, more }`, `more` what may follow it in the same way.
  /// It is read piece by piece: `step(count)` says whether there is more.
  spot.dictionary = ({ total, step: width, base, seldom, characters, tree }) => {
    const all = [...characters], heads = new Map(), { tree: read, number } = spot.decoder(tree, CONTEXTS);
    // For each level the logarithm of how often such a word is seen.
    const sure = Array.from({ length: LEVEL }, (_, level) => Math.log(seldom) + (level - 1 - base + 0.5) * width);
    const node = (level) => ({ sure: level ? sure[level] : undefined, isSeldom: level > 0 && level <= base, more: undefined });
    const branches = (above, level, depth) => {
      const head = Math.min(HEADS - 1, level >> 2);
      for (let next = 0, count = 0; ; count += 1) {
        const far = number(((depth * FARS + length(next)) * 3 + Math.min(2, count)) * NUMBER);
        if (!far) return;
        next += far;
        const own = read(LEVELS + ((depth * HEADS + head) * FARS + (length(next - 1) >> 1)) * LEVEL, 6), branch = node(own);
        (above.more ??= new Map()).set(all[next - 1], branch);
        if (depth < 2) branches(branch, own, depth + 1);
      }
    };
    let at = 0;
    return {
      total, heads,
      step(count) {
        for (const to = Math.min(all.length, at + count); at < to; at += 1) {
          const level = read(FIRST_LEVELS + length(at) * LEVEL, 6), head = node(level);
          heads.set(all[at], head);
          branches(head, level, 0);
        }
        return at < all.length;
      },
    };
  };
}
