// Codes as the records' reader has them: form, check digits, what is wrong and where, what was likely meant.
// src/model/{evaluator_code,credit_code,certificate_number}.rs say the same; tests/verify/codes.json holds both to it.
{
  const verify = ((globalThis.minglu ??= {}).verify ??= {});

  const SEPARATES = /[\p{White_Space}\-\u2010-\u2015\u2212\ufe63\u2500._·\u200b\ufeff]/u;
  const PROVINCES = /^(1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])$/;
  const LIKE_DIGITS = { O: "0", Q: "0", D: "0", "〇": "0", "○": "0", I: "1", L: "1", "|": "1", "!": "1", Z: "2", S: "5", G: "6", B: "8" };
  const isDigit = (c) => /^[0-9]$/.test(c);

  const narrow = (c) => {
    if (c === "\u3000") return " ";
    return c >= "\uff01" && c <= "\uff5e" ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c;
  };

  /// The characters that mean something, each with its place in the text, and the place of the first that is full width, lower case
  /// or a separator.
  const tidy = (text) => {
    const pieces = [];
    let dressed = null;
    let from = 0;
    for (const written of text) {
      const to = from + written.length;
      const c = narrow(written).replace(/[a-z]/, (it) => it.toUpperCase());
      if ((c !== written || SEPARATES.test(c)) && !dressed) dressed = [from, to];
      if (!SEPARATES.test(c)) pieces.push({ c, from, to });
      from = to;
    }
    const end = pieces.at(-1)?.to ?? 0;
    const place = (first, last = first) => [pieces[first]?.from ?? end, pieces[last]?.to ?? end];
    return { chars: pieces.map(({ c }) => c), plain: pieces.map(({ c }) => c).join(""), dressed, place };
  };

  const fault = (at, problem, words = {}, suggestion = null, isGuess = true) => ({ problem, words, at, suggestion, isGuess: suggestion !== null && isGuess });
  const whole = (text) => [0, text.length];

  // --- evaluator codes: letter, first filing, province, serial ----------------------------------------------------------------------------

  const evaluatorExact = (text) => {
    if (!/^[SY][0-9]{12}$/.test(text) || !PROVINCES.test(text.slice(5, 7))) return null;
    return {
      kind: "evaluator", text, evaluator: text,
      groups: [text[0], text.slice(1, 5), text.slice(5, 7), text.slice(7)],
    };
  };

  const evaluatorRepaired = (chars) => {
    const read = chars.map((c, i) => (i ? LIKE_DIGITS[c] ?? c : c === "5" ? "S" : c)).join("");
    return evaluatorExact(read)?.text ?? null;
  };

  const evaluatorProblem = (chars) => {
    if (chars[0] !== "S" && chars[0] !== "Y") return [0, 0, "letter", { found: chars[0] }];
    const at = chars.findIndex((c, i) => i > 0 && !isDigit(c));
    return at > 0 ? [at, at, "digit", { at: String(at + 1), found: chars[at] }] : [5, 6, "province", { found: chars[5] + chars[6] }];
  };

  const evaluator = (text) => {
    const exact = evaluatorExact(text);
    if (exact) return exact;
    const { chars, plain, dressed, place } = tidy(text);
    const sure = evaluatorExact(plain);
    if (sure && dressed) return fault(dressed, "form", {}, sure.text, false);
    if (chars.length === 22) return fault(whole(text), "certificate", {}, evaluatorExact(chars.slice(0, 13).join(""))?.text ?? null);
    if (chars.length !== 13) return fault(whole(text), "length", { found: String(chars.length) });
    const [first, last, problem, words] = evaluatorProblem(chars);
    return fault(place(first, last), problem, words, evaluatorRepaired(chars));
  };

  // --- credit codes: two checks, GB 32100-2015 and GB 11714-1997 ----------------------------------------------------------------------------

  const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const SLIPS = ["0D", "0Q", "1L", "8B", "6G", "UW", "MN"];
  const KNOWN = /^(91|51|52|53|12)/;

  /// The eighteenth character for the first seventeen.
  const check = (body) => {
    let [sum, weight] = [0, 1];
    for (const c of body) {
      sum += ALPHABET.indexOf(c) * weight;
      weight = (weight * 3) % 31;
    }
    return ALPHABET[(31 - (sum % 31)) % 31];
  };

  /// The seventeenth for the eight before it.
  const organizationCheck = (body) => {
    const weights = [3, 7, 9, 10, 5, 8, 4, 2];
    const sum = [...body].reduce((sum, c, i) => sum + parseInt(c, 36) * weights[i], 0);
    return "0X987654321"[sum % 11];
  };

  const isDivision = (i) => i > 1 && i < 8;
  const isAdmitted = (c, i) => (isDivision(i) ? isDigit(c) : c.length === 1 && ALPHABET.includes(c));

  const creditExact = (text) => {
    const isSound = text.length === 18 && [...text].every(isAdmitted)
      && organizationCheck(text.slice(8, 16)) === text[16] && check(text.slice(0, 17)) === text[17];
    return isSound ? { kind: "credit", text, groups: [text.slice(0, 2), text.slice(2, 8), text.slice(8, 17), text[17]] } : null;
  };

  /// The only code one ordinary slip away, if there is just one. A wrong check character is never simply replaced.
  const oneSlipAway = (chars) => {
    const found = new Set();
    const consider = (some) => {
      const text = some.join("");
      const division = text.slice(2, 4);
      if (creditExact(text) && KNOWN.test(text) && (division === "10" || PROVINCES.test(division))) found.add(text);
    };
    chars.forEach((c, i) => {
      if (i > 0 && c !== chars[i - 1]) consider([...chars.slice(0, i - 1), c, chars[i - 1], ...chars.slice(i + 1)]);
      for (const pair of SLIPS) if (pair.includes(c)) consider([...chars.slice(0, i), pair.replace(c, ""), ...chars.slice(i + 1)]);
    });
    return found.size === 1 ? [...found][0] : null;
  };

  const CREDIT_LENGTHS = { 9: "organization-code", 15: "registration-number" };

  const credit = (text) => {
    const exact = creditExact(text);
    if (exact) return exact;
    const { chars, plain, dressed, place } = tidy(text);
    const sure = creditExact(plain);
    if (sure && dressed) return fault(dressed, "form", {}, sure.text, false);
    const { length } = chars;
    if (length !== 18) return CREDIT_LENGTHS[length] ? fault(whole(text), CREDIT_LENGTHS[length]) : fault(whole(text), "length", { found: String(length) });
    const at = chars.findIndex((c, i) => !isAdmitted(c, i));
    if (at >= 0) {
      const read = chars.map((c, i) => (isAdmitted(c, i) ? c : LIKE_DIGITS[c] ?? c)).join("");
      const maybe = LIKE_DIGITS[chars[at]];
      const words = { at: String(at + 1), found: chars[at], ...(maybe ? { maybe } : {}) };
      return fault(place(at), maybe ? "character-maybe" : "character", words, creditExact(read)?.text ?? null);
    }
    const inner = organizationCheck(chars.slice(8, 16).join(""));
    if (inner !== chars[16]) return fault(place(16), "organization-check", { expected: inner, found: chars[16] }, oneSlipAway(chars));
    return fault(place(17), "check", { expected: check(chars.slice(0, 17).join("")), found: chars[17] }, oneSlipAway(chars));
  };

  // --- certificate numbers: evaluator code, year, level, serial -----------------------------------------------------------------------------

  const certificate = (text) => {
    const { chars, plain, dressed, place } = tidy(text);
    if (chars.length === 16 && chars.every(isDigit)) return fault(whole(text), "old-qualification");
    if (chars.length !== 22) return fault(whole(text), "length", { found: String(chars.length) });
    const head = chars.slice(0, 13).join("");
    if (!evaluatorExact(head)) return fault(place(0, 12), "evaluator");
    const strange = (from, to) => chars.findIndex((c, i) => i >= from && i < to && !isDigit(c));
    const digit = (at) => fault(place(at), "digit", { at: String(at + 1), found: chars[at] });
    if (strange(13, 15) >= 0) return digit(strange(13, 15));
    if (!/^[1-5A-Z]$/.test(chars[15])) return fault(place(15), "level", { found: chars[15] });
    if (strange(16, 22) >= 0) return digit(strange(16, 22));
    if (dressed) return fault(dressed, "form", {}, plain, false);
    return {
      kind: "certificate", text, evaluator: head,
      year: 2000 + Number(plain.slice(13, 15)), level: isDigit(plain[15]) ? plain[15] : null,
      groups: [...evaluatorExact(head).groups, plain.slice(13, 15), plain[15], plain.slice(16)],
    };
  };

  // --- which of them a text is meant to be ----------------------------------------------------------------------------------------------------

  const parsers = { evaluator, credit, certificate };

  /// Whether it is the number of somebody's identity card, which has a check of its own (GB 11643).
  const isIdentityCard = (plain) => {
    if (!/^[1-8]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(plain)) return false;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((sum, weight, i) => sum + Number(plain[i]) * weight, 0);
    return "10X98765432"[sum % 11] === plain[17];
  };

  /// evaluator, credit, certificate, identity, name, or nothing for what is none of them.
  const kindOf = (text) => {
    const { chars, plain } = tidy(text);
    const { length } = chars;
    if (!length) return "";
    if (length === 18 && isIdentityCard(plain)) return "identity";
    const digits = chars.filter(isDigit).length;
    const foreign = chars.filter((c) => !/^[0-9A-Z〇○|!]$/.test(c)).length;
    // Names may hold a few digits and letters, codes no Han character but one in the wrong place.
    if (foreign > 1 || digits < 5 || digits * 2 < length) return /\p{L}/u.test(plain) ? "name" : "";
    if (length === 13) return "evaluator";
    if (length === 22 || (length === 16 && digits === 16)) return "certificate";
    if (length === 18 || length === 9 || length === 15) return /^[SY]0/.test(plain) ? (length < 16 ? "evaluator" : "certificate") : "credit";
    if (/^[SY5]/.test(plain)) return length < 17 ? "evaluator" : "certificate";
    if (length > 11 && length < 15) return "evaluator";
    if (length > 15 && length < 21) return "credit";
    return length > 20 && length < 25 ? "certificate" : "";
  };

  /// A text read as what it is meant to be. Dress (full width, blanks, lower case) does no harm to a reader: `dressed` tells of it.
  const read = (text) => {
    const kind = kindOf(text);
    const parse = parsers[kind];
    if (!parse) return { kind };
    const found = parse(text);
    if (!found.problem) return { ...found, dressed: false };
    if (found.problem === "form") return { ...parse(found.suggestion), dressed: true };
    return { kind, fault: found };
  };

  verify.codes = { evaluator, credit, certificate, kindOf, read, tidy };
}
