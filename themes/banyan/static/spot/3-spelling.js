// The ways a term may be written: as listed, and with its characters in another order (src/advert/matching/spelling.rs).
// An element is a text: a Han character; a letter, a digit or %, as ASCII; "#" for a number.
{
  const spot = globalThis.minglu.spot;
  const NUMBER = "#";
  const isNumber = (it) => it === NUMBER;
  const isPlain = (it) => it < "\x80" && !isNumber(it);
  const isHan = (it) => it >= "\x80";
  const LONG = 4;

  /// The characters of a listed wording; marks and blanks in it say nothing.
  const elements = (text) => {
    const all = [];
    text.split("{数}").forEach((part, index) => {
      if (index) all.push(NUMBER);
      for (const c of part) {
        if (/^[A-Za-z0-9%]$/.test(c)) all.push(c.toLowerCase());
        else if (/[\p{Alphabetic}\p{N}]/u.test(c) || c === spot.HUNDRED) all.push(c);
      }
    });
    return all;
  };

  /// Which junctions are inside a word.
  const junctions = (length, words) => {
    const inside = Array(Math.max(0, length - 1)).fill(true);
    let end = 0;
    for (const word of words) {
      end += word;
      if (end > 0 && end - 1 < inside.length) inside[end - 1] = false;
    }
    return inside;
  };

  /// Words of two characters each; the last may be of one.
  const usualWords = (length) => [...Array(length >> 1).fill(2), ...(length % 2 ? [1] : [])];

  const longest = (all, full) => all.reduce((sum, it) => sum + (isNumber(it) ? 6 : isPlain(it) || !full ? 1 : 10), 0);
  const sum = (words) => words.reduce((a, b) => a + b, 0);

  /// All orders of the first numbers but the usual one.
  const orders = (count) => {
    let all = [[]];
    for (let next = 0; next < count; next += 1) {
      all = all.flatMap((order) => Array.from({ length: order.length + 1 }, (_, at) => order.toSpliced(at, 0, next)));
    }
    return all.filter((order) => order.some((it, at) => at && it < order[at - 1]));
  };

  /// Two neighbours of one word changed, or two of different words in the middle of a longer term.
  const swapped = (listed, inside) => {
    const last = listed.length - 1, all = [];
    for (let at = 0; at < last; at += 1) {
      if (inside[at] || listed.length === 3 || (at > 0 && at + 1 < last)) {
        all.push(listed.with(at, listed[at + 1]).with(at + 1, listed[at]));
      }
    }
    return all;
  };

  /// The orders in which a reader still understands it.
  const changed = (listed, inside) => {
    if (!listed.every(isHan) || listed.length < 3) return [];
    const isPair = listed.length === 4 && inside.join() === "true,false,true" && !listed.includes("不");
    const all = isPair
      ? orders(4).filter((it) => it.join("") !== "2301").map((it) => it.map((at) => listed[at]))
      : swapped(listed, inside);
    if (listed.length === 3 && inside.join() === "true,false") all.push([listed[1], listed[2], listed[0]]);
    all.push(listed.toReversed());
    return all;
  };

  /// The words of a term of four and more in other orders, the last in its place.
  const wordsChanged = (listed, words) => {
    const others = words.slice(0, -1), last = words.at(-1);
    const isUsual = others.every((it) => it === 2) && sum(words) === listed.length;
    if (others.length < 3 || others.length > 4 || !isUsual) return [];
    const tail = listed.slice(listed.length - last);
    return orders(others.length).map((order) => [...order.flatMap((at) => listed.slice(at * 2, at * 2 + 2)), ...tail]);
  };

  /// The words of a term from the last to the first.
  const wordsTurned = (listed, words) => {
    if (words.length < 2 || sum(words) !== listed.length || !listed.every(isHan) || listed.includes("不")) return [];
    let rest = listed, turned = [];
    for (const length of words) {
      turned = [...rest.slice(0, length), ...turned];
      rest = rest.slice(length);
    }
    return [[turned, words.toReversed(), words.length < 4]];
  };

  /// A term of two words with what may be put in between them, by itself and with 的.
  const withPutIn = (term) => {
    if (term.words.length !== 2) return [];
    const text = [...term.text], head = text.slice(0, term.words[0]).join(""), tail = text.slice(term.words[0]).join("");
    const all = term.put_in.flatMap((it) => (it.includes("的") ? [it] : [it, `的${it}`, `${it}的`]));
    return all.map((it) => head + it + tail);
  };

  /// All spellings of a term.
  const spellings = (index, term, character) => {
    const listed = elements(term.text), known = new Set([listed.join("")]), all = [];
    const add = (it, inside, full, more) => all.push({
      term: index, elements: it, inside, full, longest: longest(it, full), changed: false, alone: false, listed: false, phrases: [],
      characters: it.map((element) => character(element, full)), ...more,
    });
    const isNew = (it) => !known.has(it.join("")) && known.add(it.join(""));
    const inside = junctions(listed.length, term.words);
    add(listed, inside, term.full, { listed: true });
    for (const [text, own] of [...term.also.map((it) => [it, true]), ...withPutIn(term).map((it) => [it, false])]) {
      const it = elements(text);
      // Short ones are bent themselves; bent once more they would be anything.
      if (isNew(it)) add(it, junctions(it.length, usualWords(it.length)), term.full && own && it.length >= LONG && it.every(isHan));
    }
    if (!term.full) return all;
    for (const it of changed(listed, inside)) if (isNew(it)) add(it, Array(it.length - 1).fill(true), false, { changed: true });
    for (const it of wordsChanged(listed, term.words)) if (isNew(it)) add(it, junctions(it.length, term.words), false, { changed: true });
    for (const [it, words, alone] of wordsTurned(listed, term.words)) {
      if (isNew(it)) add(it, junctions(it.length, words), false, { changed: true, alone });
    }
    return all;
  };

  /// The phrases that a spelling is part of.
  const within = ({ elements: all }, phrases) => {
    if (all.some(isNumber)) return [];
    const text = all.join("");
    return phrases.filter((it) => it.text.includes(text)).map((it) => {
      const at = it.text.indexOf(text);
      return { phrase: it, head: [...it.text.slice(0, at)], tail: [...it.text.slice(at + text.length)] };
    });
  };

  /// Gives each spelling the phrases that it is part of, the longest first.
  const takePhrases = (all, phrases) => {
    const sorted = phrases.toSorted((a, b) => [...b.text].length - [...a.text].length);
    for (const it of all) it.phrases = it.changed ? [] : within(it, sorted);
    let listed = all[0];
    // What goes on behind a term goes on behind its other spellings.
    for (const it of all.slice(1)) {
      if (it.term === listed.term && it.elements.at(-1) === listed.elements.at(-1)) {
        it.phrases = [...it.phrases, ...listed.phrases.filter((phrase) => !phrase.head.length)];
      }
      if (it.listed) listed = it;
    }
  };

  Object.assign(spot, { spellings, takePhrases, isPlain, isNumber, isHanElement: isHan });
}
