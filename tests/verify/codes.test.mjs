// The page's script reads codes as the model does: tests/verify.rs wrote codes.json from it.
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import assert from "node:assert/strict";
import { codes } from "./script.mjs";

const vectors = JSON.parse(await readFile(new URL("codes.json", import.meta.url), "utf8"));

const parts = {
  evaluator: ({ groups }) => groups.join(" "),
  credit: ({ groups }) => groups.join(" "),
  certificate: ({ evaluator, year, level }) => [evaluator, year, level],
};
const answer = (kind, text) => {
  const found = codes[kind](text);
  return found.problem ? found : { text: found.text, parts: parts[kind](found) };
};

describe("the script says what the model says", () => {
  for (const kind of ["evaluator", "credit", "certificate"]) {
    test(kind, () => {
      for (const vector of vectors) assert.deepEqual(answer(kind, vector.input), vector[kind], JSON.stringify(vector.input));
      const problems = new Set(vectors.map((vector) => vector[kind].problem));
      assert.ok(problems.size > 4, [...problems].join());
    });
  }
});

test("what a text is meant to be", () => {
  const kinds = {
    S000035900001: "evaluator", s000035900001: "evaluator", "S 0000 35 900001": "evaluator", S00003590001: "evaluator", "5000035900001": "evaluator",
    S000035900001263000042: "certificate", S00003590000126300004: "certificate", "1435003000300123": "certificate",
    "91350100M000100Y43": "credit", "91350100M000100Y4": "credit", "350102600012345": "credit",
    "350102199001011237": "credit", "11010519491231002X": "identity",
    榕光职业培训学校: "name", 福建ABC2026培训中心: "name", "第1中学": "name", "": "", " ": "", "!?": "", "12": "",
  };
  for (const [text, kind] of Object.entries(kinds)) assert.equal(codes.kindOf(text), kind, text);
});

test("dress does no harm", () => {
  const found = codes.read("ｓ 0000-35-900001");
  assert.deepEqual([found.kind, found.text, found.dressed], ["evaluator", "S000035900001", true]);
  assert.equal(codes.read("S000035900001").dressed, false);
  assert.equal(codes.read("S00003590000126t000042").level, null);
});
