// How names sound: pinyin without tones by pinyin-pro, which neither the program nor its index uses.
import { pinyin } from 'pinyin-pro';

const OPTIONS = { toneType: 'none', type: 'array', v: true };
const HAN = /\p{Script=Han}+/gu;

export const isHan = (character) => /^\p{Script=Han}$/u.test(character);

// The syllable of each character of a text as it is read there; what is not Han stands for itself.
export function syllables(text) {
  const read = [...text];
  const places = [];
  let place = 0;
  for (const part of text.split(/(\p{Script=Han}+)/u)) {
    if (HAN.test(part)) places.push([place, part]);
    HAN.lastIndex = 0;
    place += [...part].length;
  }
  for (const [start, part] of places) pinyin(part, OPTIONS).forEach((syllable, index) => { read[start + index] = syllable; });
  return read;
}

const known = new Map();

// All readings of one character.
export function readings(character) {
  if (!known.has(character)) known.set(character, isHan(character) ? [...new Set(pinyin(character, { ...OPTIONS, multiple: true }))] : [character]);
  return known.get(character);
}

export const sound = (character) => readings(character)[0];

// The commoner half of the characters of GB 2312, by their syllable.
export const COMMON = (() => {
  const decoder = new TextDecoder('gb2312');
  const all = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) all.push(decoder.decode(Uint8Array.of(row, cell)));
  return all.filter(isHan);
})();

const alike = Map.groupBy?.(COMMON, sound) ?? COMMON.reduce((map, it) => map.set(sound(it), [...(map.get(sound(it)) ?? []), it]), new Map());

// Common characters that sound like this one.
export const homophones = (character) => (alike.get(sound(character)) ?? []).filter((it) => it !== character);
