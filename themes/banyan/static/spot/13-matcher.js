// Finding the banned wording of a policy in a text, however it is spelled (src/advert/matching/mod.rs, verdict.rs).
{
  const spot = globalThis.minglu.spot;
  const f = Math.fround;
  const CERTAIN = f(0.5), DOUBTFUL = f(0.3), OPEN = f(0.99), MARKS = f(0.95), TURNED = f(0.8);
  const CLEAN = 0, REVIEW = 1, DENY = 2;
  const TONE = /^[1-5ˉˊˇˋ˙]$/;

  /// Leaves out what stands within another hit, and of one term in one place all but the surest.
  const toldOnce = (hits) => {
    hits.sort((a, b) => a.start - b.start || b.isReordered - a.isReordered || b.end - a.end || b.certainty - a.certainty);
    const told = [];
    for (const hit of hits) {
      const overlaps = (it) => it.term === hit.term && it.end > hit.start;
      let at = told.length - 1;
      const last = Math.max(0, told.length - 8);
      while (at >= last && !(told[at].end >= hit.end && told[at].start <= hit.start) && !overlaps(told[at])) at -= 1;
      if (at < last) told.push(hit);
      else if (overlaps(told[at]) && hit.certainty > told[at].certainty) told[at] = hit;
    }
    return told.sort((a, b) => a.start - b.start || a.end - b.end);
  };

  /// A policy made ready to be looked for, from the piece `policy` and the words, step by step: the last one returns it.
  spot.making = function* ({ policy, tables }, dictionary) {
    const { variants, sounds: readings } = spot.unpacked(tables);
    const { glyphs, folded } = spot.folding(variants, tables);
    const { sound, second } = spot.sounding(readings, tables.second);
    const sounds = { sound, second };
    const han = spot.remember((c) => ({
      han: c, sound: sound(c), alike: [...(tables.alike[c] ?? "")], splits: (tables.splits[c] ?? []).map((it) => [...it]),
    }));
    const bare = spot.remember((c) => ({ han: c, alike: [], splits: [] }));
    const character = (c, full) => (full && spot.isHanElement(c) ? han : bare)(c);
    const list = (number) => policy.lists[number];
    const terms = policy.terms.map((it) => ({ ...it, put_in: list(it.put_in), with: list(it.with), hints: list(it.hints) }));
    yield;
    const spellings = [];
    for (const [index, term] of terms.entries()) {
      spellings.push(...spot.spellings(index, term, character));
      yield;
    }
    const phrases = policy.phrases.map(([text, effect, reason]) => ({ text, effect, reason }));
    spot.takePhrases(spellings, phrases);
    yield;
    const parts = new Set(spellings.filter((it) => it.full).flatMap((it) => it.characters).flatMap((it) => it.splits).flat());
    const alphabet = spot.alphabet(spellings, parts, { glyphs, sound, second });
    yield;
    const pairs = yield* spot.pairs(spellings, alphabet);
    yield;
    const own = terms.map((it) => [...it.text].filter((c) => /[\p{Alphabetic}\p{N}]/u.test(c)).join("")).filter((it) => [...it].length > 2);
    const divided = spot.dividing(dictionary, own), { words } = divided;
    const ordinary = spot.ordinaryWords(divided, tables, glyphs);

    /// How sure it is by the way it is written alone; undefined if it is not the wording.
    const certainty = (text, spelling, alignment, hints, isPhrase, around) => {
      const bent = spot.bent(spelling, alignment);
      if (!bent) return undefined;
      const isHinted = () => spot.hasAny(around(), hints);
      const isStrange = () => ordinary.isOdd(alignment) || (alignment.putIn === 0 && ordinary.isStranded(text, alignment));
      const isSpokenFor = bent.spoken !== undefined && ((spelling.elements.length > 2 && isStrange()) || isHinted());
      let sure = isSpokenFor ? bent.spoken : bent.sure;
      if (!spot.isOwnLetters(text, alignment) || (spot.isName(alignment) && !isHinted())) return undefined;
      const joined = spot.joined(text, alignment, spelling.inside);
      if (joined === spot.NOT_AT_ALL || !spot.stands(text, spelling, alignment)) return undefined;
      if (joined !== spot.CLOSELY) sure = f(sure * MARKS);
      if (spelling.changed) sure = f(sure * TURNED);
      if (spot.isFilled(alignment) || spot.isStuttered(alignment)) return sure;
      if (alignment.putIn > 0 && ordinary.putsInCommon(alignment)) return undefined;
      const isSpelled = joined === spot.SPELLED_OUT;
      if (isSpelled && alignment.bent === 0 && ordinary.isSpaced(text, alignment)) return undefined;
      if ((isPhrase && !spelling.changed) || isSpelled) return sure;
      return ordinary.passes(text, spelling, alignment, { joined, isSpokenFor, isPhrase }) ? sure : undefined;
    };

    /// Whether a spelling that stands in a text is the banned wording: a hit; undefined if it is not.
    const judge = (text, spelling, alignment) => {
      const term = terms[spelling.term];
      let phrase = alignment.putIn === 0 ? spot.phraseOf(text, alignment, spelling, { folded, words }) : undefined;
      if (phrase?.effect === CLEAN) return undefined;
      let near;
      const around = () => (near ??= spot.clause(text, alignment, glyphs));
      if (term.with.length && !spot.hasAny(around(), term.with)) return undefined;
      const sure = certainty(text, spelling, alignment, term.hints, !!phrase, around);
      if (sure === undefined || sure < DOUBTFUL) return undefined;
      if (phrase?.effect === DENY) phrase = undefined;
      // A disguise is no quotation and no denial.
      const isOpen = alignment.bent === 0 && sure >= OPEN;
      const because = phrase ?? (isOpen ? spot.circumstanceOf(policy, term, around(), spot.sentence(text, alignment, glyphs)) : undefined);
      if (because?.effect === CLEAN) return undefined;
      const deny = term.deny && sure >= CERTAIN && because?.effect !== REVIEW;
      // Behind the number of the tone if its last character is pinyin.
      const isToned = alignment.steps.at(-1).way === spot.PINYIN && TONE.test(text[alignment.end] ?? "");
      return { start: alignment.start, end: alignment.end + (isToned ? 1 : 0), term: spelling.term, deny, certainty: sure,
        isReordered: spelling.changed, isBent: alignment.bent > 0, because };
    };

    /// Looks at a text, character by character: `step(count)` says whether there is more, `hits()` what was found.
    const scan = (raw) => {
      const text = spot.characters(raw), found = [], seen = new Set(), read = pairs();
      let at = 0, near = { end: -1 };
      const look = (number, end) => {
        const spelling = spellings[number], key = number * 1e7 + end;
        if (seen.has(key)) return;
        seen.add(key);
        if (near.end !== end || near.asked < spelling.longest) {
          near = { end, asked: spelling.longest, units: spot.unitsBefore(text, end, spelling.longest, glyphs) };
        }
        const alignment = spot.align(spelling, near.units, sounds);
        const hit = alignment && judge(text, spelling, alignment);
        if (hit) found.push(hit);
      };
      const each = (number, at, isLast) => {
        const ends = isLast ? spot.ends(text, at, spellings[number], glyphs) : spot.endBehind(text, at, glyphs);
        for (const end of ends) look(number, end);
      };
      return {
        text,
        step(count) {
          for (const to = Math.min(text.length, at + count); at < to; at += 1) read(text[at], at, each);
          return at < text.length;
        },
        hits: () => toldOnce(found),
      };
    };

    return { policy, terms, scan, spellings };
  };

  /// The same at one go.
  spot.matcher = (policy, dictionary) => {
    const making = spot.making(policy, dictionary);
    for (;;) {
      const { done, value } = making.next();
      if (done) return value;
    }
  };
}
