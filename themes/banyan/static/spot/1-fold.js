// One character in its plain form, and marks told apart from words (src/advert/normalize/fold.rs, gap.rs).
// One of the files that find banned wording as the program does; none of them knows of a page.
{
  const spot = ((globalThis.minglu ??= {}).spot ??= {});

  // What a character stands for: a Han character, a Latin letter, a digit (or %), a mark.
  const HAN = 0, LETTER = 1, DIGIT = 2, GAP = 3;
  // What a mark does to a reader.
  const INVISIBLE = 10, SYMBOL = 11, BLANK = 12, BRACKET = 13, SENTENCE = 14, LINE = 15, BORDER = 16;
  const HUNDRED = "💯", END = "\u2029";

  const LINES = /[\n\r\v\f\x85\u2028]/;
  const UNSEEN = new RegExp("[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufe00-\\ufe0f\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}" +
    "ˉˊˇˋ˙\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\u302a-\\u302f\\u3099\\u309a\\ufe20-\\ufe2f]", "u");
  const BLANKS = /[\p{White_Space}\u2800]/u;
  const SENTENCES = new Set("，。；：！？、…,.;:!?/|—–―｜／﹐﹑﹒﹔﹕﹖﹗．｡､︐︑︒︓︔︕︖");
  const BRACKETS = new Set("“”‘’\"'()（）[]【】「」『』{}〔〕《》〈〉<>〖〗［］｛｝＜＞«»﹁﹂﹃﹄︵︶︻︼｢｣〝〞");
  const WORDS = /[\p{Alphabetic}\p{N}%％﹪\u2460-\u24ff\u2e80-\u2fdf\u3190-\u319f\u31c0-\u31ef\u3200-\u33ff\u{1f100}-\u{1f26f}〇]/u;
  const ALNUM = /^[A-Za-z0-9]$/;

  const isUnified = (c) => c >= "\u4e00" && c <= "\u9fff" && c.length === 1;
  const isUnseen = (c) => UNSEEN.test(c);

  const kind = (c) => {
    if (isUnified(c)) return 0;
    if (LINES.test(c)) return LINE;
    if (c === END) return BORDER;
    if (isUnseen(c)) return INVISIBLE;
    if (BLANKS.test(c)) return BLANK;
    if (SENTENCES.has(c)) return SENTENCE;
    if (BRACKETS.has(c)) return BRACKET;
    return WORDS.test(c) ? 0 : SYMBOL;
  };

  // What is asked of one character again and again.
  const remember = (ask) => {
    const known = new Map();
    return (c) => {
      let answer = known.get(c);
      if (answer === undefined) known.set(c, (answer = ask(c)));
      return answer;
    };
  };

  /// What a character is as a mark; 0 if it belongs to a word.
  const gap = remember(kind);

  /// Characters by two texts, position by position.
  const table = ([from, to]) => {
    const targets = [...to];
    return new Map([...from].map((c, at) => [c, targets[at]]));
  };

  const FIRST = 0x3400, COUNT = 0x6c00, SYLLABLE = 11;
  const FAR = 2, HAS = FAR + spot.NUMBER, WHICH = HAS + 2;

  /// Of all Han characters in their order what they are forms of, or the syllable (src/advert/spot/tables.rs).
  spot.unpacked = ({ han, syllables, variants: [from, to] }) => {
    const { bit, tree, number } = spot.decoder(han, WHICH + (1 << SYLLABLE));
    const variants = table([from, to]), sounds = new Map();
    for (let place = 0, was = 0, last = 0; place < COUNT; place += 1) {
      const c = String.fromCharCode(FIRST + place);
      was = bit(was);
      if (was) {
        const turned = number(FAR);
        last = (last + (turned & 1 ? -(turned + 1) / 2 : turned / 2) + COUNT) % COUNT;
        variants.set(c, String.fromCharCode(FIRST + last));
      } else if (bit(HAS + (c >= "\u4e00" ? 1 : 0))) {
        sounds.set(c, syllables[tree(WHICH, SYLLABLE)]);
      }
    }
    return { variants, sounds };
  };

  /// The functions that fold characters by the tables: `glyphs(c)` is a list of `{ kind, value }`, `folded(c)` a character.
  spot.folding = (variants, tables) => {
    const letters = table(tables.letters);
    const han = (c) => ({ kind: HAN, value: variants.get(c) ?? c });
    const plain = (c) => {
      const base = [...c.normalize("NFD")].find((part) => !isUnseen(part)) ?? c;
      const [lower] = (letters.get(base) ?? base).toLowerCase();
      if (/^[a-z]$/.test(lower)) return { kind: LETTER, value: lower };
      return /^[0-9%]$/.test(lower) ? { kind: DIGIT, value: lower } : han(lower);
    };
    const glyphs = remember((c) => {
      if (isUnified(c)) return [han(c)];
      if (c === HUNDRED) return [{ kind: HAN, value: c }];
      const mark = gap(c);
      if (mark) return [{ kind: GAP, value: mark }];
      if (ALNUM.test(c) || c === "%") return [plain(c)];
      const all = [];
      for (const part of c.normalize("NFKC")) {
        const inner = gap(part);
        if (!inner) all.push(plain(part));
        // The box of an enclosed form is dropped by the compatibility form, its brackets are not.
        else if (inner !== BRACKET) all.push({ kind: GAP, value: inner });
      }
      return all;
    });
    const folded = remember((c) => glyphs(c).findLast((it) => it.kind === HAN)?.value ?? c);
    return { glyphs, folded };
  };

  Object.assign(spot, {
    gap, isUnified, isUnseen, remember, HAN, LETTER, DIGIT, GAP, HUNDRED, END,
    INVISIBLE, SYMBOL, BLANK, BRACKET, SENTENCE, LINE, BORDER,
    /// A text as characters; a half of a pair that stands alone is none.
    characters: (text) => Array.from(text, (c) => (/^[\ud800-\udfff]$/.test(c) ? "\ufffd" : c)),
    isHan: (c) => isUnified(c) || (c >= "\u3400" && c <= "\u9fff" && c.length === 1),
  });
}
