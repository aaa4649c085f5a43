// Whether Latin letters say a name: in syllables, in beginnings of syllables, in initials.

// Syllables of a text in a row, and where each begins.
function row(text) {
  if (!text.row) {
    const starts = [];
    let letters = '';
    for (const syllable of text.sounds) { starts.push(letters.length); letters += syllable; }
    text.row = { letters, starts: new Set(starts), ends: new Set([...starts, letters.length]) };
  }
  return text.row;
}

function heard(text, letters, isEnd) {
  const known = row(text);
  for (let at = known.letters.indexOf(letters); at >= 0; at = known.letters.indexOf(letters, at + 1)) {
    if (known.starts.has(at) && isEnd(known, at + letters.length)) return true;
  }
  return false;
}

// Whole syllables of neighbouring characters.
export const hasSyllables = (text, letters) => heard(text, letters, (known, end) => known.ends.has(end));

// The same, of which the last may be a beginning.
export const beginsSyllables = (text, letters) => heard(text, letters, () => true);

export const hasInitials = (text, letters) => text.initials.includes(letters);

// Initials of whole words in their order, others left out between them.
export function skipsWords(text, letters) {
  let reached = new Set([0]);
  for (const word of text.wordInitials) {
    for (const at of [...reached]) if (letters.startsWith(word, at)) reached.add(at + word.length);
  }
  return reached.has(letters.length);
}

// Whether letters could be told of a text in any way at all: beginnings of syllables in their order, anything left out.
export function couldBe(text, letters) {
  let reached = new Set([0]);
  for (const syllable of text.sounds) {
    const next = new Set(reached);
    for (const at of reached) {
      let length = 0;
      while (length < syllable.length && syllable[length] === letters[at + length]) { length += 1; next.add(at + length); }
    }
    reached = next;
  }
  return reached.has(letters.length);
}

// Neighbouring characters, each as a character or as what it sounds like: [{han}|{syllable}|{initial}].
export function fits(text, pattern) {
  const characters = text.characters ??= [...text.folded];
  const holds = (unit, at) => {
    if (unit.han) return characters[at] === unit.han;
    return unit.syllable ? text.sounds[at] === unit.syllable : text.sounds[at]?.[0] === unit.initial;
  };
  for (let start = 0; start + pattern.length <= characters.length; start += 1) {
    if (pattern.every((unit, offset) => holds(unit, start + offset))) return true;
  }
  return false;
}

// Neighbouring characters by any reading that they are known to have.
export function fitsAnyReading(text, sounds, readings) {
  const characters = text.characters ??= [...text.folded];
  for (let start = 0; start + sounds.length <= characters.length; start += 1) {
    if (sounds.every((it, offset) => text.sounds[start + offset] === it || readings(characters[start + offset]).includes(it))) return true;
  }
  return false;
}
