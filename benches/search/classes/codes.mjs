// Codes: whole, in part, spaced, misspelt. What has the code so is meant.
import { wholeWithOneMistake } from '../lib/near.mjs';
import { replaced } from './help.mjs';

const withCode = (d, holds) => d.where((it) => holds(it.code));
const withCredit = (d, holds) => d.where((it) => holds(it.credit));

function spaced(d, random) {
  const { code } = d.record(random);
  const sign = random.pick([' ', '-', '  ', '·']);
  const text = [code.slice(0, 1), code.slice(1, 5), code.slice(5, 7), code.slice(7)].join(sign);
  return { text, relevant: withCode(d, (it) => it === code) };
}

// One character is another; what is one character away from that is meant.
function wrong(texts, alphabet) {
  return (d, random) => {
    const code = random.pick(texts(d));
    const text = replaced(code, random.between(1, code.length - 1), [random.pick(alphabet)]);
    if (texts(d).includes(text)) return null;
    return { text, relevant: wholeWithOneMistake(texts(d), text) };
  };
}

function swapped(d, random) {
  const code = random.pick(d.credits);
  const at = random.below(code.length - 1);
  const text = replaced(code, at, [code[at + 1], code[at]], 2);
  return text === code || d.credits.includes(text) ? null : { text, relevant: wholeWithOneMistake(d.credits, text) };
}

export default {
  'evaluator code': ['备案号', (d, random) => {
    const { code: text } = d.record(random);
    return { text, relevant: withCode(d, (it) => it === text) };
  }],
  'code, beginning': ['its first 9 to 12 characters', (d, random) => {
    const text = d.record(random).code.slice(0, random.between(9, 12));
    return { text, relevant: withCode(d, (it) => it.startsWith(text)) };
  }],
  'code, end': ['its last 4 to 8 characters', (d, random) => {
    const text = d.record(random).code.slice(-random.between(4, 8));
    return { text, relevant: withCode(d, (it) => it.endsWith(text)) };
  }],
  'code, part': ['four or five digits of its serial; where serials begin or end so, those are meant, else whatever has them', (d, random) => {
    const start = random.between(7, 8);
    const text = d.record(random).code.slice(start, start + (start === 7 ? random.between(4, 5) : 4));
    const outer = withCode(d, (it) => it.startsWith(text, 7) || it.endsWith(text));
    return /^0+$/.test(text) ? null : { text, relevant: outer.length > 0 ? outer : withCode(d, (it) => it.includes(text)) };
  }],
  'code, spaced': ['blanks or dashes between its parts', spaced],
  'code, lower case': ['s000035… ', (d, random) => {
    const { code } = d.record(random);
    return { text: code.toLowerCase(), relevant: withCode(d, (it) => it === code) };
  }],
  'code, one wrong': ['one digit of it is another, and nobody has that code', wrong((d) => d.codes, '0123456789')],
  'credit code': ['统一社会信用代码', (d, random) => {
    const { credit: text } = d.record(random);
    return { text, relevant: withCredit(d, (it) => it === text) };
  }],
  'credit code, beginning': ['its first 12 to 16 characters', (d, random) => {
    const text = d.record(random).credit.slice(0, random.between(12, 16));
    return { text, relevant: withCredit(d, (it) => it.startsWith(text)) };
  }],
  'credit code, end': ['its last 5 to 9 characters, in either case', (d, random) => {
    const text = d.record(random).credit.slice(-random.between(5, 9));
    return { text: random.below(2) ? text : text.toLowerCase(), relevant: withCredit(d, (it) => it.endsWith(text)) };
  }],
  'credit code, one wrong': ['one character of it is another, and nobody has that code', wrong((d) => d.credits, '0123456789ABCDEFGHJKLMNPQRTUWXY')],
  'credit code, swapped': ['two neighbouring characters changed in place', swapped],
  'mixed case': ['a credit code in capitals and small letters', (d, random) => {
    const { credit } = d.record(random);
    const text = [...credit].map((it) => (random.below(2) ? it : it.toLowerCase())).join('');
    return text === credit ? null : { text, relevant: withCredit(d, (it) => it === credit) };
  }],
};
