// Queries of all kinds, made from the records of a site by rule: the same site gives the same queries.

/** Numbers that look random and are the same in every run. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** Written by hand: each way to ask, and what is easily taken for another. */
const WRITTEN = ["", " ", "!?", "😀", "福州榕光职业技能评价中心", "榕光", "光职业技能", " 榕光 技能 ", "评价中心 榕光", "“榕光职业”", "（榕光）", "榕光·职业", "“福清”", "“福州榕广职业”",
  "榕光評價", "長樂錦梭", "Ｓ００００３５９００００１", "S 0000 35 900001", "S0000-35-900001", "rongguang", "rong guang", "rongg", "rgzy", "rgzyjn", "RongGuang", "榕guang", "榕g",
  "rong光", "rgpj", "rgzypjzx", "fuzhourongguang", "changlejinsuo", "S00003590000 1", "900013", "00035900013", "S0000359000", "S000035900O13", "S0000359O0013", "S00", "000", "S999999999999",
  "电工", "電工", "6-31-01-03", "６－３１－０１－０３", "6310103", "6–31", "6-3", "63", "6310", "4", "diangong", "鼓楼", "鼓楼区", "gulou", "鼓樓區", "gl", "glq", "高新区", "福州高新区", "三级", "3级",
  "高级工", "高级", "养老护理员", "护理员", "护理", "ylhly", "hly", "huliyuan", "在册有效", "在册", "鼓楼电工", "鼓楼 电工", "电工鼓楼", "gulou diangong", "福州 鼓楼 电工", "福州", "福建省 福州市", "fuzhou",
  "电工三级", "三级 四级 电工", "电工高级工", "电工 焊工", "鼓楼 仓山", "鼓楼榕光", "榕光鼓楼", "榕光 电工", "榕光电工", "电工榕光三级", "鼓楼 rongguang", "rongguang 鼓楼", "受委托", "近期考试",
  "受委托 电工", "福州榕广职业技能评价中心", "福州溶光职业技能评价中心", "榕光职技能评价中心", "榕光职业业技能评价", "光榕职业技能评价", "榕光评价中心", "魑魅魍魉", "魑魅榕光", "zzxqqv", "鲸鱼饲养场",
  "ca", "car", "card", "cards", "c", "b", "zh", "z", "x$", "a", "ang", "xian", "xi an", "福", "州", "中", "1", "12", "“", "“”", "\"榕光\"电工", "「榕光」 鼓楼", "榕光，电工；三级", "榕光/电工", "__proto__",
  "constructor", "toString", "hasOwnProperty", "𠀀", "ς", "İstanbul", "ｶﾞ", "한", "é", "①", "Ⅻ", "㍿", "²", "福\u0301州", "榕⺮", "⺮光"];

const HOSTILE = ["福州", "榕光", "电工", "鼓楼", "三级", "rong", "s0000", "6-31", "900001", "(", ")", "[", "\\", ".*", "+", "?", "^$", "<b>", "&amp;", "\"", "“", "」", "\u0000", "\u0301", "ﾞ", "𠀀", "😀", "‮", "ς",
  "İ", " ", "　", "、", "-", "__proto__", "constructor", "z", "x", "1", "ａ", "ca", "技能", "培训学校"];

const LONG = ["榕", "a", "rong", "福州", "电工", "鼓楼x", "x鼓楼", "1", "zh", "(", "\u0301", "“", " s0 ", "电工榕"];

/** A text as the letters of its sounds. */
const spell = (sounds, text) => text.map((c) => sounds.get(c)?.[0] ?? c);

const splice = (text, at, count, ...some) => [...text.slice(0, at), ...some, ...text.slice(at + count)].join("");

/** What people make of a name. */
function ofName({ name, district, scope, others }, { sounds, alike, usual }, pick) {
  const units = [...name];
  const from = pick(Math.max(1, units.length - 3));
  const size = 2 + pick(4);
  const some = units.slice(from, from + size);
  const later = units.slice(Math.min(from + size + 1, units.length - 2)).slice(0, 2 + pick(3));
  const said = spell(sounds, some);
  const at = 1 + pick(Math.max(1, some.length - 1));
  const whole = spell(sounds, units);
  const item = scope[pick(scope.length || 1)];
  const same = alike(some[0]);
  return [
    name, some.join(""), units[from], units.slice(-3).join(""), units.slice(0, 4).join(""), ...others.slice(0, 2),
    `${some.join("")} ${later.join("")}`, `${later.join("")}${some.join("")}`, some.join("") + later.join(""), `“${some.join("")}”`,
    said.join(""), said.join(" "), said.join("").slice(0, -1), said.map((s) => s[0]).join(""), whole.map((s) => s[0]).join("").slice(0, 8),
    `${some[0]}${said.slice(1).join("")}`, `${said[0]}${some.slice(1).join("")}`, some[0] + said.slice(1).map((s) => s[0]).join(""),
    whole.slice(2, 4).concat(whole.slice(-4)).map((s) => s[0]).join(""), whole.slice(2, 5).concat(whole.slice(-2)).map((s) => s[0]).join(""),
    splice(units, from, 2, units[from + 1], units[from]), splice(units, from + 1, 1), splice(units, from, 0, units[from]), splice(units, from + 1, 1, "鑫"), splice(units, from, 1, same), same + some.slice(1).join(""),
    splice(some, at, 1), splice(some, 0, 1, "鑫"), units.slice(2, 4).concat(units.slice(-4)).join(""), units.slice(0, 5).concat(units.slice(-2)).join(""),
    some.map((c) => usual.get(c) ?? c).join(""), `${some.join("")}${item?.label ?? ""}`, `${district?.label ?? ""}${some.join("")}`, `${some.join("")} ${item?.label ?? ""} ${item?.levels[0] ?? ""}级`,
    `${item?.label ?? ""}${some.join("")}`, `${said.join("")} ${district?.label ?? ""}`,
  ];
}

/** What people make of codes. */
function ofCodes({ code, credit }, pick) {
  const at = 5 + pick(code.length - 6);
  const wrong = (text, i) => splice([...text], i, 1, text[i] === "7" ? "1" : "7");
  return [
    code, code.toLowerCase(), code.slice(-6), code.slice(-4), code.slice(0, 9), code.slice(3, 10), code.slice(-5, -1), wrong(code, at), splice([...code], at, 1), splice([...code], at, 0, "8"),
    splice([...code], at, 2, code[at + 1] ?? "", code[at]), credit, credit.slice(-6), credit.slice(0, 8), credit.slice(0, 12), credit.slice(-12), wrong(credit, 9), splice([...credit], 12, 1), splice([...credit], 3, 2, credit[4], credit[3]),
  ];
}

/** What may be chosen besides, and what is asked then. */
function* chosen(facets, records, pick) {
  const key = (facet) => facets[facet][pick(facets[facet].length)].key;
  const texts = ["", "", "福州", "职业", "电工", "评价中心", "rong", "三级", "鼓楼", "鑫鑫"];
  for (let i = 0; i < 90; i += 1) {
    const filters = {};
    for (const facet of ["district", "occupation", "level", "standing", "kind"]) if (pick(4) === 0) filters[facet] = [key(facet), ...(pick(2) ? [key(facet)] : [])];
    if (pick(6) === 0) filters.session = true;
    if (pick(6) === 0) filters.entrusted = true;
    const { name } = records[pick(records.length)];
    yield [pick(3) ? texts[pick(texts.length)] : [...name].slice(0, 2 + pick(3)).join(""), filters];
  }
  for (let i = 0; i < 20; i += 1) {
    const { district, scope } = records[pick(records.length)];
    if (district && scope.length) yield ["", { district: [district.key], occupation: [scope[0].occupation] }];
  }
  yield ["", { district: ["nowhere"] }];
  yield ["电工", { district: ["nowhere"] }];
  yield ["榕光", { district: ["nowhere"] }];
  yield ["", { occupation: facets.occupation.map((value) => value.key) }];
}

/** Every word that a query may say, and what is made of it. */
function* ofWords(facets, sounds) {
  const all = ["district", "occupation", "job", "level", "standing", "kind", "flag"].flatMap((facet) => facets[facet]);
  for (const { words: [word], code } of all) {
    if (!word) continue;
    const said = spell(sounds, [...word]);
    yield word;
    yield said.join("");
    yield said.map((s) => s[0]).join("");
    yield [...word].slice(1).join("");
    if (code) yield code;
  }
}

/** All queries for a site: [query, filters] each. */
export function* queries(boot, fold, facets, records) {
  const pick = random(20261126);
  const sounds = new Map();
  for (const group of boot.sounds.split(" ")) {
    const [syllable] = /^[a-z]*/.exec(group);
    for (const c of group.slice(syllable.length)) sounds.set(c, [...(sounds.get(c) ?? []), syllable]);
  }
  const characters = [...sounds.keys()];
  const alike = (c) => {
    const same = characters.filter((other) => other !== c && sounds.get(other)[0] === sounds.get(c)?.[0]);
    return same[pick(same.length || 1)] ?? "鑫";
  };
  const froms = [...fold.from];
  const usual = new Map([...fold.to].map((c, i) => [c, froms[i]]));
  for (const query of WRITTEN) yield [query, {}];
  for (const part of LONG) yield [part.repeat(Math.ceil(400 / part.length)), {}];
  const words = [...ofWords(facets, sounds)];
  const few = Math.ceil(words.length / 400);
  for (const query of words.filter((_, i) => i % few === 0)) yield [query, {}];
  for (let i = 0; i < 24; i += 1) {
    const record = records[Math.floor((i * records.length) / 24)];
    for (const query of [...ofName(record, { sounds, alike, usual }, pick), ...ofCodes(record, pick)]) yield [query, {}];
  }
  yield* chosen(facets, records, pick);
  for (let i = 0; i < 300; i += 1) {
    const parts = Array.from({ length: 1 + pick(8) }, () => (pick(5) ? HOSTILE[pick(HOSTILE.length)] : String.fromCharCode(pick(65536))));
    yield [parts.join("").toWellFormed(), {}];
  }
}
