// Characters by what they may stand for in some term (src/advert/matching/alphabet.rs). Symbols are given out when they are met.
{
  const spot = globalThis.minglu.spot;
  const NONE = 0, OTHER = 1;
  const STROKES = "丨丶丿", PARTICLES = "啊呀哦呢嘛吧哈嗯哟诶";
  const NUMERALS = "〇零一二两三四五六七八九十百千半几数壹贰叁肆伍陆柒捌玖拾";
  // The characters that are looked at: Han characters in use, and forms of others.
  const WRITTEN = /[\u3400-\u4dbf\u4e00-\u9fff\0-\u33ff\ua640-\ua7ff\uf900-\ufaff\ufe00-\uffff\u{1bc00}-\u{1bcff}\u{1d100}-\u{1d7ff}\u{1f000}-\u{1f2ff}\u{2f800}-\u{2fa1f}]/u;
  const UNSEEN = /[\u{e0000}-\u{e0fff}\u{1f300}-\u{1faff}]/u;

  const isStroke = (c) => STROKES.includes(c);
  const isFiller = (c) => isStroke(c) || c === spot.HUNDRED || PARTICLES.includes(c);

  // Atoms are texts: =职 the character in any form, ~职 it or one like it, +a a letter or a digit, # a numeral, | a filler.
  const push = (map, key, atom) => (map.has(key) ? map.get(key).push(atom) : map.set(key, [atom]));

  /// The symbols that the spellings need: `of(c)` is a list of numbers, `atoms(symbol)` a set.
  spot.alphabet = (spellings, parts, { glyphs, sound, second }) => {
    const same = new Map(), bySound = new Map(), byLook = new Map(), seen = new Set();
    const add = (c, atom, like) => {
      if (seen.has(atom)) return;
      seen.add(atom);
      push(same, c, atom);
      if (!like) return;
      if (sound(c)) push(bySound, sound(c).spoken, atom);
      for (const alike of like) push(byLook, alike, atom);
    };
    for (const { elements, characters, full } of spellings) {
      elements.forEach((c, at) => {
        if (!spot.isHanElement(c)) return;
        add(c, `=${c}`);
        if (full) add(c, `~${c}`, characters[at].alike);
      });
    }
    for (const part of parts) add(part, `=${part}`);
    for (const c of NUMERALS) push(same, c, "#");
    for (const c of [...STROKES, ...PARTICLES, spot.HUNDRED]) push(same, c, "|");

    const atomsOf = (written, { kind, value }) => {
      const all = new Set(byLook.get(written));
      const put = (more) => more?.forEach((it) => all.add(it));
      put(byLook.get(value));
      if (kind === spot.HAN) {
        put(same.get(value));
        for (const it of [sound(value), second(value)]) if (it) put(bySound.get(it.spoken));
      } else {
        all.add(`+${value}`);
      }
      return all;
    };

    const given = new Map(), symbols = [new Set(), new Set()];
    const symbol = (atoms) => {
      if (!atoms.size) return OTHER;
      const key = [...atoms].sort().join("");
      if (!given.has(key)) given.set(key, symbols.push(atoms) - 1);
      return given.get(key);
    };
    const of = spot.remember((c) => {
      if (c !== spot.HUNDRED && UNSEEN.test(c)) return [NONE];
      if (c !== spot.HUNDRED && !WRITTEN.test(c) && !byLook.has(c)) return [OTHER];
      const all = glyphs(c).map((glyph) => {
        if (glyph.kind !== spot.GAP) return symbol(atomsOf(c, glyph));
        return glyph.value === spot.BORDER ? OTHER : NONE;
      });
      return all.length < 2 ? [all[0] ?? NONE] : all.filter((it) => it !== NONE);
    });
    return { of, atoms: (number) => symbols[number] };
  };

  Object.assign(spot, { isStroke, isFiller, NUMERALS, NONE });
}
