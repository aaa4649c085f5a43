// Reads what an adaptive range coder wrote (src/advert/spot/coder.rs): the tables that would else be too long.
{
  const spot = ((globalThis.minglu ??= {}).spot ??= {});
  const TOP = 2 ** 24, NUMBER = 16 + 16 * 8;

  /// The functions that read numbers, in the order in which they were written, from a text of base64.
  const decoder = (text, contexts) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const chances = new Uint16Array(contexts).fill(1024);
    let range = 0xffffffff, code = 0, at = 0;
    for (; at < 4; at += 1) code = ((code << 8) | bytes[at]) >>> 0;

    const bit = (context) => {
      const zero = chances[context], bound = (range >>> 11) * zero;
      let read = 0;
      if (code < bound) {
        range = bound;
        chances[context] += (2048 - zero) >> 5;
      } else {
        code -= bound;
        range -= bound;
        chances[context] -= zero >> 5;
        read = 1;
      }
      while (range < TOP) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0;
      }
      return read;
    };
    const tree = (context, bits) => {
      let node = 1;
      for (let left = bits; left; left -= 1) node = node * 2 + bit(context + node);
      return node - (1 << bits);
    };
    const number = (context) => {
      const length = tree(context, 4);
      if (!length) return 0;
      const own = context + 16 + 8 * length;
      let node = 1;
      for (let left = length - 1; left; left -= 1) node = node * 2 + bit(node < 8 ? own + node : own);
      return node;
    };
    return { bit, tree, number };
  };

  Object.assign(spot, { decoder, NUMBER });
}
