// What the query engine makes of queries, over the pieces of a built site: SITE is the folder that `minglu build` wrote of content/.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { all, open } from "./engine.mjs";

const SITE = process.env.SITE;
assert.ok(SITE, "SITE must be the folder of a built site");
const TODAY = "2026-11-26";
const fresh = () => open(SITE, { today: TODAY });
const { index, load } = fresh();
const records = await all(index, load);

const ask = async (query, filters) => {
  const result = await index.query(query, filters);
  const hits = await result.hits(0, 1000);
  return { ...result, total: result.total, hits, names: hits.map((hit) => hit.name) };
};
const fold = (text) => globalThis.minglu.search.inner.fold(text).units.join("");
const RONG = "福州榕光职业技能评价中心";

/** Each query finds this name first. */
const finds = (name, queries, near = false) => {
  for (const query of queries) {
    it(`${query} finds ${name}`, async () => {
      const { names, ...result } = await ask(query);
      assert.equal(names[0], name);
      assert.equal(result.near, near);
    });
  }
};

describe("names", () => {
  finds(RONG, [RONG, "福州榕光", "榕光", "榕光职业", "光职业技能", "榕光职", "榕光评价", " 榕光 技能 ", "评价中心 榕光", "“榕光职业”", "（榕光）", "榕光·职业"]);
  it("has exact totals of all parts of names", async () => {
    for (const { name } of records.slice(0, 12)) {
      const units = fold(name);
      for (let from = 0; from + 2 <= units.length; from += 1) {
        for (const size of [2, 3, 4]) {
          const part = units.slice(from, from + size);
          if (part.length < size) continue;
          const all = records.filter((one) => [one.name, ...one.others].some((text) => fold(text).includes(part)));
          const { total, hits } = await ask(`“${part}”`);
          assert.equal(total, all.length, part);
          assert.deepEqual(hits.map((hit) => hit.number).sort((a, b) => a - b), all.map((one) => one.number), part);
        }
      }
    }
  });
  it("marks what was found, also in other names", async () => {
    const { hits: [hit] } = await ask("榕光 评价中心");
    assert.deepEqual(hit.marks.map(([from, to]) => hit.name.slice(from, to)), ["榕光", "评价中心"]);
    const { hits: [other] } = await ask("榕光评价");
    assert.deepEqual([other.marks, other.other], [[], { text: "榕光评价", marks: [[0, 4]] }]);
  });
  it("puts a whole name before a beginning, and a beginning before the middle of a name", async () => {
    const { hits } = await ask("“福清”");
    const begins = hits.map(({ name }) => name.startsWith("福清"));
    assert.deepEqual(begins, [...begins].sort((a, b) => b - a));
  });
});

describe("scripts, widths and cases", () => {
  finds(RONG, ["福州榕光職業技能評價中心", "榕光職業", "榕光　職業"]);
  finds("福州长乐锦梭纺织技能评价中心", ["長樂錦梭", "锦梭紡織"]);
  it("full width and lower case are the same as half width and upper case", async () => {
    for (const query of ["Ｓ００００３５９００００１", "s000035900001", "S 0000 35 900001", "S0000-35-900001"]) {
      assert.deepEqual((await ask(query)).names, [RONG], query);
    }
  });
});

describe("pinyin", () => {
  finds(RONG, ["rongguang", "rong guang", "rongg", "rgzy", "rgzyjn", "RongGuang", "榕guang", "榕g", "rong光", "rgpj", "rgzypjzx", "rgjnzx", "fuzhourongguang"]);
  it("finds names by any known reading", async () => {
    assert.ok((await ask("changlejinsuo")).names.includes("福州长乐锦梭纺织技能评价中心"));
  });
  it("never disturbs an exact query", async () => {
    const { names } = await ask("榕光");
    assert.deepEqual(names, [RONG]);
  });
});

describe("codes", () => {
  finds(RONG, ["S000035900001", "S00003590000 1", "52350102DEM967663U", "DEM967663U".slice(-6), "52350102DEM96"]);
  it("a part of a code finds all that have it", async () => {
    for (const part of ["900013", "00035900013", "S0000359000"]) {
      const all = records.filter((one) => one.code.startsWith(part) || one.code.endsWith(part));
      const { total } = await ask(part);
      assert.equal(total, all.length, part);
    }
  });
  finds("福州寰桥职业培训学校", ["S000035900O13", "S0000359O0013"], true);
});

/** Oracles over the records. */
const of = {
  occupation: (...names) => (one) => one.scope.some((item) => names.includes(item.label)),
  district: (name) => (one) => one.district?.label === name,
  level: (key) => (one) => one.scope.some((item) => item.levels.includes(key)),
  both: (name, key) => (one) => one.scope.some((item) => item.label === name && item.levels.includes(key)),
};
const exactly = (query, test, filters) =>
  it(`${query} ${filters ? JSON.stringify(filters) : ""} has the total that the records give`, async () => {
    const expected = records.filter(test);
    const { total, hits } = await ask(query, filters);
    assert.ok(expected.length, "a query that nobody answers shows nothing");
    assert.equal(total, expected.length);
    assert.deepEqual(hits.map((hit) => hit.number).sort((a, b) => a - b), expected.map((one) => one.number));
  });
const all_ = (...tests) => (one) => tests.every((test) => test(one));

describe("occupations, districts, levels, standing", () => {
  for (const query of ["电工", "電工", "6-31-01-03", "６－３１－０１－０３", "6310103", "diangong"]) exactly(query, of.occupation("电工"));
  for (const query of ["鼓楼", "鼓楼区", "gulou", "鼓樓區"]) exactly(query, of.district("鼓楼区"));
  for (const query of ["福州鼓楼", "福州市鼓楼区", "福建省福州市鼓楼区"]) exactly(query, of.district("鼓楼区"));
  for (const query of ["高新区", "福州高新区"]) exactly(query, of.district("福州高新区"));
  for (const query of ["三级", "3级", "高级工"]) exactly(query, of.level("3"));
  for (const query of ["养老护理员", "ylhly"]) exactly(query, of.occupation("养老护理员"));
  it("two facets that nobody has together have no results", async () => {
    const labels = records.flatMap((one) => one.scope.map((item) => item.label));
    const absent = labels.find((label) => !records.some(all_(of.district("罗源县"), of.occupation(label))));
    const { total, near, hits, understood } = await ask(`罗源${absent}`);
    assert.deepEqual([total, near, hits, understood.length], [0, false, [], 2]);
  });
  exactly("护理员", (one) => one.scope.some((item) => item.label.includes("护理员")));
  exactly("6-31", (one) => one.scope.some((item) => item.occupation.startsWith("2022/6-31")));
  exactly("在册有效", (one) => one.standing.timeline[0][1] === "in_force");
  for (const query of ["鼓楼电工", "鼓楼 电工", "电工 鼓楼", "电工鼓楼", "gulou diangong", "福州 鼓楼 电工"]) {
    exactly(query, all_(of.district("鼓楼区"), of.occupation("电工")));
  }
  for (const query of ["电工三级", "三级 电工", "电工高级工"]) exactly(query, of.both("电工", "3"));
  exactly("电工 焊工", of.occupation("电工", "焊工"));
  exactly("", of.district("鼓楼区"), { district: ["350102"] });
  exactly("三级", of.both("电工", "3"), { occupation: ["2022/6-31-01-03"] });
  exactly("福州", all_(of.district("鼓楼区"), (one) => one.name.includes("福州")), { district: ["350102"] });
  exactly("", () => true, {});
  finds(RONG, ["鼓楼榕光", "榕光鼓楼", "榕光 电工", "榕光电工", "电工榕光三级", "鼓楼 rongguang"]);
  it("says what was understood, with its place in the text", async () => {
    const { understood } = await ask(" 鼓楼电工 三级");
    assert.deepEqual(understood.map(({ facet, key, from, to }) => [facet, key, from, to]), [
      ["district", "350102", 1, 3], ["occupation", "2022/6-31-01-03", 3, 5], ["level", "3", 6, 8],
    ]);
  });
  it("quotes are only looked for in names", async () => {
    const { total, understood } = await ask("“鼓楼”");
    assert.equal(total, records.filter((one) => one.name.includes("鼓楼")).length);
    assert.deepEqual(understood, []);
  });
});

describe("typing errors", () => {
  // wrong, homophone, lacking, one too many, changed places, words left out
  finds(RONG, ["福州榕广职业技能评价中心", "福州溶光职业技能评价中心", "榕光职技能评价中心", "榕光职业业技能评价", "光榕职业技能评价", "榕光评价中心"], true);
  it("a part of a name with one mistake finds those that have the part", async () => {
    const has = records.filter((one) => [one.name, ...one.others].some((text) => fold(text).includes("职业培训学校")));
    assert.ok(has.length > 10);
    // another, a homophone, one too many, changed places
    for (const query of ["职业培山学校", "职业陪训学校", "职业培培训学校", "职业训培学校"]) {
      const { near, hits } = await ask(query);
      assert.ok(near && hits.length >= 10, query);
      const numbers = new Set(has.map((one) => one.number));
      assert.deepEqual(hits.slice(0, 10).filter((hit) => !numbers.has(hit.number)), [], query);
    }
  });
  it("near results are not in the total", async () => {
    const { total, near } = await ask("福州溶光职业技能评价中心");
    assert.deepEqual([total, near], [0, true]);
  });
  for (const query of ["魑魅魍魉", "zzxqqv", "鲸鱼饲养场", "S999999999999", "“福州榕广职业”"]) {
    it(`${query} finds nothing`, async () => {
      const { total, near, hits } = await ask(query);
      assert.deepEqual([total, near, hits], [0, false, []]);
    });
  }
  it("blanks ask for nothing, so all are shown; marks alone are nowhere", async () => {
    for (const query of ["", " ", "　"]) assert.equal((await ask(query)).total, records.length);
    for (const query of ["!?", "😀", "“”"]) assert.equal((await ask(query)).total, 0, query);
  });
  it("what is chosen besides holds where nobody is left", async () => {
    for (const query of ["", "电工", "鼓楼", "榕光"]) assert.deepEqual((await ask(query, { district: ["nowhere"] })).hits, [], query);
    const { total, understood } = await ask("鼓楼", { district: ["350103"] });
    assert.deepEqual([total, understood.map(({ label }) => label)], [0, ["鼓楼区"]]);
  });
  it("what was asked before makes no difference", async () => {
    const before = (await fresh().index.query("榕光⺮")).total;
    await index.query("榕光職業");
    assert.equal((await ask("榕光⺮")).total, before);
  });
  it("letters that begin a word of the pieces themselves are letters", async () => {
    for (const query of ["ca", "car", "cards"]) await ask(query);
  });
});

describe("counts", () => {
  const tally = (some, keys) => {
    const count = new Map();
    for (const one of some) for (const key of new Set(keys(one))) count.set(key, (count.get(key) ?? 0) + 1);
    return count;
  };
  const sorted = (map) => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [query, filters] of [["", {}], ["福州", {}], ["职业培训", { district: ["350102"] }], ["电工", { level: ["3"] }]]) {
    it(`of ${query} ${JSON.stringify(filters)} are those of the results`, async () => {
      const counts = await (await index.query(query, filters)).counts();
      const base = (await ask(query, { ...filters, district: undefined })).hits;
      assert.deepEqual(sorted(counts.district), sorted(tally(base, (one) => (one.district ? [one.district.key] : []))));
      const kinds = (await ask(query, filters)).hits;
      assert.deepEqual(sorted(counts.kind), sorted(tally(kinds, (one) => [one.kind])));
      assert.equal(counts.entrusted, kinds.filter((one) => one.entrusted).length);
    });
  }
  it("occupations count with the levels that are chosen", async () => {
    const counts = await (await index.query("", { level: ["1"] })).counts();
    const scopes = (one) => one.scope.filter((item) => item.levels.includes("1")).map((item) => item.occupation);
    assert.deepEqual(sorted(counts.occupation), sorted(tally(records, scopes)));
  });
});

describe("what is loaded", () => {
  it("is little for a first query, and nothing for the same again", async () => {
    const { index, log } = fresh();
    await (await index.query("榕光")).hits(0, 10);
    assert.equal(log[0], "boot");
    assert.ok(log.length <= 3, log.join(" "));
    const before = log.length;
    await (await index.query("榕光")).hits(0, 10);
    assert.equal(log.length, before);
  });
  it("is asked for again after it failed", async () => {
    const { load } = fresh();
    let fails = 1;
    const flaky = async (name, folder) => {
      if (folder && fails-- > 0) throw new Error(`no ${name}`);
      return load(name, folder);
    };
    const index = globalThis.minglu.search.open(flaky, { today: TODAY });
    await assert.rejects(index.query("榕光"), /no b0/);
    assert.equal((await index.query("榕光")).total, 1);
  });
  it("standing is that of the day of the reader", async () => {
    const later = globalThis.minglu.search.open(fresh().load, { today: "2099-01-01" });
    const [hit] = await (await later.query(RONG)).hits(0, 1);
    assert.notEqual(hit.standing.now, "in_force");
  });
});

describe("hostile texts", () => {
  const PARTS = ["福州", "榕光", "电工", "鼓楼", "三级", "rong", "s0000", "6-31", "900001", "(", ")", "[", "\\", ".*", "+", "?", "^$", "<b>", "&amp;", "\"", "“", "」", "\ud800", "\udfff", "\u0000",
    "\u0301", "ﾞ", "𠀀", "😀", "‮", "ς", "İ", " ", "　", "、", "-", "__proto__", "constructor", "toString", "z", "x", "1", "ａ"];
  let seed = 20261126;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const hostile = () => Array.from({ length: 1 + random(8) }, () => (random(5) ? PARTS[random(PARTS.length)] : String.fromCharCode(random(65536)))).join("");

  it("never throw", async () => {
    for (let i = 0; i < 10_000; i += 1) {
      const text = hostile();
      try {
        const result = await index.query(text);
        await result.hits(0, 10);
      } catch (error) {
        assert.fail(`${JSON.stringify(text)}: ${error.stack}`);
      }
    }
  });
  it("of any length end", async () => {
    for (const part of ["榕", "a", "rong", "福州", "电工", "鼓楼x", "x鼓楼", "1", "zh", "(", "\u0301", "“", "\ud83d", " s0 ", "电工榕"]) {
      await (await index.query(part.repeat(10_000 / part.length))).hits(0, 10);
    }
  });
  it("that are no texts are read as texts", async () => {
    for (const odd of [undefined, null, 7, {}, []]) await index.query(odd);
  });
});

describe("folding", () => {
  const vectors = JSON.parse(readFileSync(new URL("fold.json", import.meta.url), "utf8"));
  it("is as the vectors say", async () => {
    const { load } = fresh();
    const boot = await load("boot");
    const { from, to } = await load("fold", boot.layout);
    const usual = [...to];
    const variants = new Map([...from].map((c, i) => [c, usual[i]]));
    for (const { text, folded } of vectors) {
      assert.equal(globalThis.minglu.search.inner.fold(text, variants).units.join(""), folded, JSON.stringify(text));
    }
  });
});
