// Pasted lists: which cell counts, slices, the file.
import { test } from "node:test";
import assert from "node:assert/strict";
import { list } from "./script.mjs";

const lines = (text) => list.inputs(text).lines;

test("of each line the code counts, or else the name of a body", () => {
  assert.deepEqual(lines("1\t福州榕光职业技能评价中心\t福州市鼓楼区五四路一百二十八号某某大厦第十层\tS000035900001\r\n\r\n  \n"), ["S000035900001"]);
  assert.deepEqual(lines("1\t福州榕光评价中心\t福州市鼓楼区五四路一百二十八号某某大厦第十层\t13800000000"), ["福州榕光评价中心"]);
  assert.deepEqual(lines('"S000035900001263000042","张三",S000035900001'), ["S000035900001263000042"]);
  assert.deepEqual(lines("张三 S000035900001"), ["S000035900001"]);
  assert.deepEqual(lines("S 0000 35 900001"), ["S 0000 35 900001"]);
  assert.deepEqual(lines("91350100M000100Y43，某公司"), ["91350100M000100Y43"]);
  assert.deepEqual(lines("\ufeff榕光\n电工学校"), ["榕光", "电工学校"]);
});

test("more than a thousand lines are said to be too many", () => {
  const given = list.inputs(Array.from({ length: 1203 }, (_, i) => `机构${i}公司`).join("\n"));
  assert.deepEqual([given.lines.length, given.total, given.left], [1000, 1203, 203]);
});

test("each line is looked up once, whatever happens to others, and the page may breathe", async () => {
  const asked = [];
  let breaths = 0;
  let time = 0;
  const look = async (line) => {
    asked.push(line);
    time += 5;
    if (line === "bad") throw new Error("lost");
    return { kind: "name", line };
  };
  const results = await list.run(["a", "bad", "a", "b"], look, { clock: () => time, breathe: async () => { breaths += 1; } });
  assert.deepEqual(asked, ["a", "bad", "b"]);
  assert.deepEqual(results.map(({ kind, isAgain }) => [kind, isAgain]), [["name", false], ["failed", false], ["name", true], ["name", false]]);
  await list.run(Array.from({ length: 100 }, (_, i) => `${i}`), look, { clock: () => time, breathe: async () => { breaths += 1; } });
  assert.ok(breaths > 20, String(breaths));
});

test("it can be ended", async () => {
  let n = 0;
  const results = await list.run(Array.from({ length: 100 }, (_, i) => `${i}`), async () => ({}), { heard: () => { n += 1; }, isOver: () => n > 10, breathe: async () => {} });
  assert.ok(results.filter(Boolean).length < 30);
});

test("a file that spreadsheets read, and no formula in it", () => {
  assert.equal(list.csv([["a", 'b"c', "d,e", null], ["=1+1", "-2", "@x", 3]]), '\ufeffa,"b""c","d,e",\r\n\'=1+1,\'-2,\'@x,3\r\n');
});
