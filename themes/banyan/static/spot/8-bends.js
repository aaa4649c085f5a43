// How sure a spelling is by its characters alone (src/advert/matching/bends.rs). Numbers are rounded as the program's are.
{
  const spot = globalThis.minglu.spot;
  const { PINYIN, INITIAL, HOMOPHONE, SYLLABLE, ACCENT, LOOK_ALIKE, SPLIT } = spot;
  const f = Math.fround;
  const SURE = [1, 1, 1, 0.9, 0.8, 0.8, 0.9, 0.9, 0.9, 0.75].map(f);
  const TAKES = "考办拿领取补换发要有持证本";
  const BRANDS = "牌路街", BESIDE = 8;
  const CERTIFICATES = "直签 名额 拼 连读 首字母 考试 考证 考前 证书 取证 拿证 领证 发证 办证 出证 换证 报考 报名 培训 代办 代报 办理 本本 个证 的证".split(" ");

  /// How much of the term is left: `{ sure, spoken }`; undefined if too little. `spoken` is how sure it is if the sentence speaks for it.
  const bent = ({ elements: { length } }, { steps, putIn, bent }) => {
    const count = (...ways) => steps.filter((it) => ways.includes(it.way)).length;
    const initials = count(INITIAL), letters = initials + count(PINYIN), accents = count(ACCENT);
    const far = count(SYLLABLE) + accents, spoken = count(HOMOPHONE) + far, looks = count(LOOK_ALIKE), own = length - bent;
    // So few characters sound like much else.
    const isDoubtful = spoken > 0 && (length === 2 || (length === 3 && own < 2));
    const isShort = length === 2 && (initials > 0 || looks > 1 || accents > 0 || (spoken === 2 && far > 0));
    const isMixed = initials > 0 || (looks > 0 && length === 2);
    if (isShort || (isDoubtful && isMixed) || (putIn > 0 && bent > 0)) return undefined;
    // One doubt after the other must not make a plain dodge doubtful.
    const each = Math.max(f(0.7), steps.reduce((sure, it) => f(sure * SURE[it.way]), 1));
    const onPurpose = letters + count(SPLIT);
    const few = (own + onPurpose) * 2 < length ? f(0.7) : 1;
    // The rest is read from the characters that are left; letters are written on purpose.
    const isHeard = own * 2 < length && onPurpose + looks === 0;
    const isFar = isHeard || accents > 0 || (far > 0 && own * 2 < length && letters === 0);
    if (isDoubtful || isFar) {
      const isNothing = length === 2 || far > 0 || length > 3;
      return { sure: isNothing ? 0 : f(f(each * few) * 0.5), spoken: each };
    }
    return { sure: f(f(each * few) * (putIn > 0 ? 0.75 : 1)) };
  };

  const isLatin = (c) => c !== undefined && /^[A-Za-z]$/.test(c);
  const isBlank = (c) => /\p{White_Space}/u.test(c);

  /// Whether the letters at a place are those of a host's name: www.abczigezheng.cn.
  const isAddress = (text, at) => {
    let from = at;
    while (from > 0 && at - from < BESIDE * 4 && /^[A-Za-z0-9.-]$/.test(text[from - 1])) from -= 1;
    // What is read backwards must end so, too: the name begins with www.
    return text.slice(from, Math.min(at, from + 3)).join("") === "www";
  };

  const speaksOfCertificates = (text, { start, end }) => {
    const beside = [text.slice(Math.max(0, start - BESIDE), start), text.slice(end, end + BESIDE)].map((it) => it.join(""));
    return CERTIFICATES.some((word) => beside.some((it) => it.includes(word)));
  };

  /// Whether pinyin is a word of its own: no other letter stands right before or behind it.
  const isOwnLetters = (text, { steps, start, end }) => {
    const isLetters = ({ way }) => way === PINYIN || way === INITIAL;
    const isLetter = (c) => c !== undefined && /\p{Alphabetic}/u.test(c) && !spot.isHan(c);
    // One digit may be the tone; what goes on behind it is another word.
    let behind = end;
    while (behind < text.length && spot.isUnseen(text[behind])) behind += 1;
    const isToned = /^[1-5]$/.test(text[behind] ?? "") && /^[A-Za-z0-9]$/.test(text[behind + 1] ?? "");
    const after = isToned ? "x" : text[behind];
    // A word of two syllables among Latin ones is one of theirs.
    let next = end, last = start - 1;
    while (next < text.length && isBlank(text[next])) next += 1;
    while (last >= 0 && isBlank(text[last])) last -= 1;
    const allLetters = steps.every(isLetters);
    if (steps.length === 2 && allLetters && (isLatin(text[next]) || isLatin(text[last]))) return false;
    if (steps.length > 2 && steps.every((it) => it.way === PINYIN) && isAddress(text, start)) return true;
    const goesOn = (isLetters(steps[0]) && isLetter(text[start - 1])) || (isLetters(steps.at(-1)) && isLetter(after));
    if (goesOn || (allLetters && next < text.length && BRANDS.includes(text[next]))) return false;
    if (!steps.every((it) => it.way === INITIAL)) return true;
    // First letters alone are a word only behind one that has it for its object, or where certificates are spoken of.
    const isObject = last >= 0 && (TAKES.includes(text[last]) || "报认凭".includes(text[last]));
    return isObject || speaksOfCertificates(text, { start, end });
  };

  /// Whether two syllables are written as names are, with capitals: `BaoGuo`, `Sucheng`.
  const isName = ({ steps, units, from, to }) => {
    if (steps.length !== 2 || !steps.every((it) => it.way === PINYIN)) return false;
    const letters = units.slice(from, to).map((it) => it.written);
    return /^\p{Uppercase}$/u.test(letters[0]) && letters.some((it) => /^\p{Lowercase}$/u.test(it));
  };

  Object.assign(spot, { bent, isOwnLetters, isName, TAKES });
}
