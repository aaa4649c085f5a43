// Where a spelling may end: the one pass over a text (src/advert/matching/pairs.rs, follows.rs).
{
  const spot = globalThis.minglu.spot;
  const RING = 32, PUT_IN = 2, FILLER = "~", TONES = "12345";
  const DIGITS = [..."0123456789"].map((it) => `+${it}`);
  const isLetter = (it) => it >= "a" && it <= "z";

  /// What an element, its start, its end or its own character may be.
  const atoms = ({ elements, characters, full }, at, of) => {
    const c = elements[at];
    if (spot.isNumber(c)) return of === "end" ? [] : [...DIGITS, "#"];
    if (spot.isPlain(c)) return [`+${c}`];
    const { splits, sound } = characters[at];
    const one = `${full ? "~" : "="}${c}`;
    const parts = (at) => splits.map((it) => `=${it.at(at)}`);
    if (of === "own") return [`=${c}`];
    if (of === "end") return full ? parts(-1) : [];
    return of === "start" && full ? [one, ...parts(0), ...(sound ? [`+${sound.letters[0]}`] : [])] : [one];
  };

  /// All pairs that may be the last of a spelling, step by step.
  spot.pairs = function* (spellings, alphabet) {
    const sets = [{ atoms: [], known: [] }], numbers = new Map();
    const set = (it, at, of) => {
      const key = `${it.elements[at]}${it.full ? 1 : 0}${of}`;
      if (!numbers.has(key)) numbers.set(key, sets.push({ atoms: atoms(it, at, of), known: [] }) - 1);
      return numbers.get(key);
    };
    const has = (number, symbol) => {
      const { atoms, known } = sets[number];
      return (known[symbol] ??= atoms.some((it) => alphabet.atoms(symbol).has(it)) ? 1 : 2) === 1;
    };

    const groups = [], known = new Map(), firsts = new Map(), seconds = new Map(), doubled = new Set();
    const join = (map, atom, group) => {
      if (!map.has(atom)) map.set(atom, new Set());
      map.get(atom).add(group);
    };
    const enter = (spelling, isLast, [before, ...rest], last) => {
      if (!before) return;
      const key = [before.one, before.part, before.syllable.join(""), before.isNumber, before.own, last].join();
      let group = known.get(key);
      if (group === undefined) {
        known.set(key, (group = groups.push({ before, ends: [] }) - 1));
        for (const number of [before.one, before.part, before.own ?? 0]) for (const atom of sets[number].atoms) join(firsts, atom, group);
        for (const letter of [before.syllable[0], before.syllable.at(-1)]) if (letter) join(firsts, `+${letter}`, group);
        for (const atom of sets[last].atoms) join(seconds, atom, group);
      }
      groups[group].ends.push({ spelling, isLast, before: rest });
    };
    for (const [spelling, it] of spellings.entries()) {
      if (spelling % 50 === 0) yield;
      const count = it.elements.length, isFull = it.full && count > 2, before = [];
      for (let at = count - 2; at >= 0; at -= 1) {
        before.push({
          one: set(it, at, "one"), part: set(it, at, "end"), isNumber: spot.isNumber(it.elements[at]),
          syllable: (it.full && it.characters[at].sound?.letters) || [], own: isFull ? set(it, at, "own") : undefined,
        });
      }
      if (isFull) {
        const exactly = before.map(({ own, isNumber }) => ({ one: own, part: 0, own: undefined, syllable: [], isNumber }));
        enter(spelling, false, exactly.slice(1), before[0].own);
      }
      enter(spelling, true, before, set(it, count - 1, "start"));
      it.elements.forEach((c, at) => {
        if (at && c === it.elements[at - 1] && spot.isHanElement(c)) doubled.add(`=${c}`).add(`~${c}`);
      });
    }

    // What is to be known of a symbol.
    const symbols = [];
    const gather = (map, all) => new Set([...all].flatMap((atom) => [...(map.get(atom) ?? [])]));
    const about = (symbol) => (symbols[symbol] ??= (() => {
      const all = alphabet.atoms(symbol);
      const letter = [...all].find((it) => it[0] === "+")?.[1] ?? "";
      // The percent sign is put in nowhere.
      const plain = all.has("|") ? FILLER : letter === "%" ? "" : letter;
      return { first: [...gather(firsts, all)].sort((a, b) => a - b), second: gather(seconds, all), plain,
        mayDouble: !!plain || [...all].some((it) => doubled.has(it)), pairs: [] };
    })());
    const together = (first, second) => {
      const row = about(first);
      return (row.pairs[second] ??= row.first.filter((it) => about(second).second.has(it)));
    };

    /// Reads a text on; `read(c, at, each)` calls `each(spelling, at, isLast)` with every place at which a spelling may end.
    return () => {
      const ring = Array(RING).fill(0);
      let next = 0, row = 0, putIn = 0, wasLetter = false;
      const get = (back) => ring[(((next - 1 - back) % RING) + RING) % RING];
      const plain = (back) => about(get(back)).plain;
      const take = (symbol) => {
        if (symbol !== spot.NONE) row = symbol;
        // A character that is written twice in a row is read as one: 职职业业.
        const isNew = about(symbol).mayDouble || symbol !== get(0);
        ring[next % RING] = symbol;
        if (isNew && symbol !== spot.NONE) next += 1;
      };
      const taken = (element, back) => {
        if (element.isNumber) {
          let digits = 0;
          while (digits < 6 && has(element.one, get(back + digits))) digits += 1;
          return digits;
        }
        if (has(element.one, get(back))) return 1;
        const { syllable } = element, length = syllable.length;
        if (!length) return 0;
        if (syllable.every((letter, at) => plain(back + length - 1 - at) === letter)) {
          // They may explain the character before them: 职(zhi)业(ye).
          return length + (has(element.one, get(back + length)) ? 1 : 0);
        }
        return plain(back) === syllable[0] ? 1 : 0;
      };
      // Reads an element backwards; undefined if it does not stand there.
      const read = (element, reading) => {
        const { back, isPutIn, isSplit } = reading;
        // How many parts a split character has is seen when it is looked at closely.
        if (isSplit) return reading;
        if (has(element.part, get(back))) return { back, isPutIn, isSplit: true };
        const symbols = taken(element, back);
        if (symbols) return { back: back + symbols, isPutIn, isSplit };
        if (element.own === undefined) return undefined;
        let letters = 0;
        while (letters < PUT_IN && plain(back + letters)) letters += 1;
        const skipped = Math.max(1, letters);
        if ((isPutIn && !letters) || !has(element.own, get(back + skipped))) return undefined;
        return { back: back + skipped + 1, isPutIn: true, isSplit };
      };
      const told = (from, symbol, at, each) => {
        for (const number of together(get(from), symbol)) {
          const group = groups[number];
          const start = read(group.before, { back: from, isPutIn: from > 0, isSplit: false });
          if (!start) continue;
          for (const { spelling, isLast, before } of group.ends) {
            let reading = start;
            for (const element of before) if (!(reading = read(element, reading))) break;
            if (reading) each(spelling, at, isLast);
          }
        }
      };
      const beside = (symbol, at, each) => {
        const { plain: letter } = about(symbol), before = putIn;
        if (before >= 1 && before <= PUT_IN && together(get(before), symbol).length) told(before, symbol, at, each);
        // The number of a tone belongs to its syllable.
        if (wasLetter && letter && TONES.includes(letter)) {
          wasLetter = false;
        } else if (symbol !== spot.NONE) {
          take(symbol);
          putIn = letter ? before + 1 : 0;
          wasLetter = isLetter(letter);
        }
      };
      return (c, at, each) => {
        for (const symbol of alphabet.of(c)) {
          if (together(row, symbol).length) told(0, symbol, at, each);
          if (putIn > 0 || about(symbol).plain) beside(symbol, at, each);
          else take(symbol);
        }
      };
    };
  };
}
