// How characters sound (src/advert/normalize/sound.rs).
{
  const spot = globalThis.minglu.spot;

  /// A syllable in which sounds that many speakers do not tell apart are one.
  const spoken = (syllable) => {
    const letters = syllable.replace(/[^a-z]/g, "");
    let all = "", last = "";
    for (let at = 0; at < letters.length && all.length < 6; at += 1) {
      const letter = letters[at], next = letters[at + 1];
      all += letter === "l" ? "n" : letter;
      if ("zcs".includes(letter) && next === "h") at += 1;
      // The ending of ong is heard.
      if (letter === "n" && last && "aei".includes(last) && next === "g") at += 1;
      last = letter;
    }
    return all;
  };

  const reading = (toned) => {
    const syllable = toned.replace(/[0-9]/g, "");
    // A letter of two bytes is none that a text is compared with.
    return { toned, syllable, letters: [...syllable.replaceAll("ü", "\u0100\u0101")], spoken: spoken(syllable) };
  };

  /// The functions that say how a character is read; undefined if it is read like none of the wording.
  spot.sounding = (sounds, second) => {
    const readings = spot.remember(reading);
    const of = (toned) => (toned === undefined ? undefined : readings(toned));
    return { sound: (c) => of(sounds.get(c)), second: (c) => of(second[c]) };
  };
}
