// What is said of codes, numbers and names of the sample directory, from the published pieces. Needs SITE.
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import { open as openSearch, value } from "../search/engine.mjs";
import { lookup } from "./script.mjs";

const site = process.env.SITE;
const folder = readdirSync(`${site}/verify`, { withFileTypes: true }).find((it) => it.isDirectory()).name;
const words = JSON.parse(/<script\b[^>]*\bid=.?words\b[^>]*>(.*?)<\/script>/s.exec(readFileSync(`${site}/verify/index.html`, "utf8"))[1]);
const asked = [];
const piece = async (number) => {
  asked.push(number);
  return value(readFileSync(`${site}/verify/${folder}/${number}.js`, "utf8"));
};
const search = async () => openSearch(site, { today: "2026-11-24" }).index;
const look = lookup.open({
  piece, search, parts: Number(folder), today: "2026-11-24", assessing: words.assessing,
  home: ["https://minglu.example/directory/"], official: words.official,
});
const all = (await Promise.all(Array.from({ length: Number(folder) }, (_, i) => piece(i)))).map(Object.entries).flat();

test("every evaluator is found by its code, with one piece", async () => {
  assert.ok(all.length > 70);
  for (const [code, [name]] of all) {
    const said = await look(code);
    assert.deepEqual([said.found.code, said.found.name], [code, name]);
  }
  asked.length = 0;
  const one = lookup.open({ piece, search: () => assert.fail("no search is needed"), parts: Number(folder), today: "2026-11-24", assessing: words.assessing });
  await one(all[0][0]);
  await one(`${all[0][0]}263000042`);
  assert.equal(asked.length, 1);
});

test("credit codes name their evaluator", async () => {
  const result = await (await search()).query("");
  const hits = await result.hits(0, 5, true);
  assert.equal(hits.length, 5);
  for (const { credit, code } of hits) assert.equal((await look(credit)).found.code, code);
  const nobody = await look("91350100M000100Y43");
  assert.deepEqual([nobody.found, nobody.kind], [null, "credit"]);
});

test("names: exact, former, near, unknown", async () => {
  const exact = await look(" 福州榕光职业技能评价中心 ");
  assert.deepEqual([exact.how, exact.found.code], ["exact", "S000035900001"]);
  const near = await look("福州榕光职业技能评介中心");
  assert.deepEqual([near.how, near.found, near.near[0].code], ["none", null, "S000035900001"]);
  const unknown = await look("某某某某某某某某某");
  assert.deepEqual([unknown.how, unknown.found, unknown.near], ["none", null, []]);
  // Words that the search would take for facets are names here.
  assert.equal((await look("电工")).found, null);
  const former = await look("福州安澜家政培训学校");
  assert.deepEqual([former.how, former.found.name], ["former", "福州安澜职业培训学校"]);
});

test("in lists, names and credit codes need no histories", async () => {
  const one = lookup.open({ piece: () => assert.fail("no history is needed"), search, parts: Number(folder), today: "2026-11-24", assessing: words.assessing });
  const [hit] = await (await (await search()).query("“福州榕光职业技能评价中心”")).hits(0, 1, true);
  for (const text of [hit.name, hit.credit]) {
    const { found } = await one(text, { brief: true });
    assert.deepEqual([found.code, found.until], ["S000035900001", "2027-06-27"]);
    assert.match(found.timeline, /^2026-11-23 in_force;2027-03-30 expiring;2027-06-28 expired$/);
  }
});

test("the year and the level of a certificate", async () => {
  const said = async (code, rest) => (await look(code + rest)).in;
  assert.equal((await said("S000035900001", "263000042")).how, "all");
  assert.equal((await said("S000035900001", "203000042")).how, "none");
  assert.equal((await said("S000035900001", "213000042")).how, "part");
  assert.equal((await said("S000035900001", "261000042")).how, "level");
  assert.equal((await said("S000035900001", "273000042")).how, "future");
  const suspended = await said("S000035900005", "253000042");
  assert.equal(suspended.how, "part");
  assert.deepEqual(suspended.scope[0].days, [["2025-01-01", "2025-09-07"], ["2025-12-08", "2025-12-31"]]);
  // An occupation that was taken out of the scope counts while it was in it.
  const turner = (await said("S000035900005", "255000042")).scope.find(({ label }) => label === "车工");
  assert.deepEqual(turner.days, [["2025-01-01", "2025-03-09"]]);
  const special = await look("S00003590000126T000042");
  assert.deepEqual([special.level, special.in.how, special.in.scope], [null, "all", []]);
  assert.equal((await look("S000035999999263000042")).in, undefined);
});

test("wrong ones are not mended, what was likely meant is only told", async () => {
  const wrong = await look("SO00035900001");
  assert.equal(wrong.fault.problem, "digit");
  assert.equal(wrong.found, undefined);
  assert.equal(wrong.meant.found.code, "S000035900001");
  const near = await look("S000035900999");
  assert.equal(near.found, null);
});

test("addresses: this site's, official ones, others", async () => {
  const own = await look("https://minglu.example/directory/evaluators/S000035900001/");
  assert.deepEqual([own.whose, own.inner.found.code], ["own", "S000035900001"]);
  assert.equal((await look("https://minglu.example/verify/?q=S000035900001")).inner.found.code, "S000035900001");
  assert.equal((await look("https://minglu.example/verify/#q=S000035900001")).inner.found.code, "S000035900001");
  assert.equal((await look(`${words.official[0]}/x`)).whose, "official");
  for (const other of ["https://minglu.example.evil.test/evaluators/S000035900001/", "https://minglu.example@evil.test/", "https://xn--minglu-example.test/", "javascript://minglu.example/%0aalert(1)", "http://minglu.example:8080/"]) {
    assert.equal((await look(other)).whose, "other", other);
  }
});

test("what has no data fails, and is asked for again", async () => {
  let lost = true;
  const flaky = lookup.open({ piece: (number) => (lost ? Promise.reject(new Error("lost")) : piece(number)), search, parts: Number(folder), today: "2026-11-24", assessing: [] });
  await assert.rejects(flaky("S000035900001"));
  lost = false;
  assert.equal((await flaky("S000035900001")).found.code, "S000035900001");
});

test("nothing that is written breaks it", async () => {
  for (const text of ["", " ", "__proto__", "constructor", "S000035900001\u0000", "\ud800", "<img src=x>", "“”", "=1+1", "http://", "http://[", "://", "a://", "😀".repeat(150), "榕".repeat(300), "S".repeat(300)]) {
    assert.ok(await look(text), JSON.stringify(text));
  }
});
