// The page finds in every text of the corpus what the program finds: same places, terms, classes, severities, certainties.
// SITE is a built site, MINGLU the program (target/debug/minglu if it is not given).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { findings, matcher, piece, spot } from './engine.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.MINGLU ?? `${root}target/debug/minglu`;
const made = matcher(process.env.SITE);

const lines = (text) => text.split('\n').filter((line) => line.trim());
/** Every text of the corpus as plain text, whatever its format is. */
function corpus() {
  const parts = ['build', 'second', 'held-out'].map((name) => `${root}tests/adverts/${name}.jsonl`).filter((file) => existsSync(file));
  const labelled = parts.flatMap((file) => lines(readFileSync(file, 'utf8'))).map((line) => JSON.parse(line));
  const probes = lines(readFileSync(`${root}tests/adverts/probes.txt`, 'utf8')).filter((line) => !line.startsWith('#'));
  const texts = labelled.map(({ id, text, class: kind }) => ({ id, text, kind }));
  return [...texts, ...probes.map((line, at) => ({ id: `probe ${at + 1}`, text: line.split('\t')[1].replaceAll('⏎', '\n'), kind: 'probe' }))];
}

/** What the program finds in plain texts. */
function told(texts) {
  const input = texts.map(({ text }, id) => JSON.stringify({ id: String(id), text, format: 'text' })).join('\n');
  const { stdout, stderr, error } = spawnSync(program, ['scan', '--input', 'jsonl', '-'], { cwd: root, input, maxBuffer: 1 << 28 });
  if (error) throw error;
  const all = lines(String(stdout)).map((line) => JSON.parse(line));
  assert.equal(all.length, texts.length, String(stderr));
  return all.map((line) => line.findings.map(({ start, end, term, class: kind, severity, certainty, matched }) =>
    ({ start, end, term, class: kind, severity, certainty, matched })));
}

/** All texts in which the page finds something else, and how many of each kind agree. */
function compare(texts) {
  const wanted = told(texts), kinds = new Map(), others = [];
  texts.forEach(({ id, text, kind }, at) => {
    const found = findings(made, text), agrees = JSON.stringify(found) === JSON.stringify(wanted[at]);
    const [agreed, all] = kinds.get(kind) ?? [0, 0];
    kinds.set(kind, [agreed + agrees, all + 1]);
    if (!agrees) others.push({ id, text, program: wanted[at], page: found });
  });
  return { kinds, others, found: wanted.filter((it) => it.length).length };
}

// Two divisions into words are nearly as likely (外|挂靠|右, 外挂|靠|右), and the page knows how frequent words are in steps only.
const CLOSE = ['r0505'];

describe('the page and the program', () => {
  test('find the same in every text of the corpus', (context) => {
    const { kinds, others, found } = compare(corpus());
    for (const [kind, [agreed, all]] of [...kinds].sort()) context.diagnostic(`${kind}: ${agreed} of ${all}`);
    assert.ok(kinds.size > 20 && found > 2500, `${found} texts with findings`);
    assert.deepEqual(others.filter(({ id }) => !CLOSE.includes(id)), []);
    assert.equal(others.length, CLOSE.length, 'take from CLOSE what agrees now');
  });

  test('find the same in texts that nobody would write', () => {
    const odd = ['', ' ', '\n', '资\u200b格\u200b证', '職業資格證書', 'zīgézhèng', 'zi1 ge2 zheng4', '考zgz', '资啊格啊证', '💯通过', '100%通过', '１００％通过',
      '资格证'.repeat(50), '资 格 证', '资\n格\n证', '資㊎格㊣證', '贝次木各讠正', '资格证\u2029资格\u2029证', '\ud83d\ude00资格证\ud83d\ude00', '𠮷资格证', '㈱资格证',
      '一三天拿证二十天拿证', '3天拿证', '《国家职业资格目录》', '不是职业资格证书', 'www.zigezheng.cn', 'BaoGuo', '资-格-证', '资格（证）', '资格“证”', '職(zhi)業(ye)資格',
      `${'啊'.repeat(700)}资格证`, `资${'\u200b'.repeat(80)}格证`, '保過保過保過', '<b>资格证</b>', '资&nbsp;格&nbsp;证', 'İ资格证', 'ﷺ资格证', '资格証书', '寶過', 'ⓩⓖⓩ',
      '资格\r\n证', '资格\t证', '\ufeff资格证', '资\u0301格证', '资格证１２３', '包guo', 'bao过 考试', 'ㄗㄍㄓ', 'ㄗㄍㄜㄓㄥ', '格资证', '证格资', '书证格资业职'];
    const { others } = compare(odd.map((text) => ({ id: text, text, kind: 'odd' })));
    assert.deepEqual(others, []);
  });

  test('is the same however little is looked at at a time', () => {
    for (const { text } of corpus().filter((_, at) => at % 40 === 0)) {
      assert.deepEqual(findings(made, text, 1), findings(made, text));
    }
  });

  test('a half of a pair stands for no character', () => {
    assert.deepEqual(findings(made, '资格证\ud800').map(({ start, end }) => [start, end]), [[0, 3]]);
    assert.deepEqual(spot.characters('\udc00a😀'), ['\ufffd', 'a', '😀']);
  });
});

test('what the page loads is at most 150 kB as a server with Brotli sends it', (context) => {
  const home = readFileSync(`${process.env.SITE}/spot/index.html`, 'utf8');
  const own = [...home.matchAll(/"\.\.\/(assets\/spot[^"]+)"/g)].map(([, path]) => path);
  assert.equal(own.length, 2, own.join());
  const all = ['spot/index.html', 'spot/policy.js', 'spot/words.js', ...own];
  const bytes = all.map((file) => brotliCompressSync(readFileSync(`${process.env.SITE}/${file}`)).length);
  const sum = bytes.reduce((a, b) => a + b);
  context.diagnostic(`${sum} bytes: ${all.map((file, at) => `${file} ${bytes[at]}`).join(', ')}`);
  assert.ok(sum <= 150_000, String(sum));
  assert.equal(piece(process.env.SITE, 'policy').policy.terms.length > 50, true);
});
