// Other forms of the same characters: traditional script, full width. What the plain text means is meant.
import { Converter } from 'opencc-js';
import names from './names.mjs';
import codes from './codes.mjs';
import facets from './facets.mjs';
import sounds from './sounds.mjs';

const SCRIPTS = ['t', 'tw', 'hk'].map((to) => Converter({ from: 'cn', to }));

const wide = (text) => text.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');

// A query of one of the classes, written otherwise.
function written(classes, change) {
  return (d, random, turn) => {
    const [, make] = classes[turn % classes.length];
    const plain = make(d, random, random.below(12));
    const text = plain && change(plain.text, random);
    return text && text !== plain.text ? { ...plain, text } : null;
  };
}

export default {
  traditional: ['names, parts of names, districts, occupations in traditional characters (standard, Taiwan, Hong Kong)', written(
    [names['exact name'], names['name without place'], names['substring of 4'], names.straddling, names.prefix,
      facets['occupation name'], facets['district, full'], facets['district+occupation'], facets['level words']],
    (text, random) => random.pick(SCRIPTS)(text),
  )],
  'full width': ['codes, letters and digits of full width', written(
    [codes['evaluator code'], codes['credit code'], codes['code, end'], facets['occupation code'], facets['level words'], sounds['full pinyin'], names['Latin name'],
      sounds.initials], wide,
  )],
};
