// A page that answers the contract with another search, so that all are measured by the same script.
import { LEVELS } from '../lib/records.mjs';
import { STANDINGS } from '../lib/standing.mjs';

// `search(text)` in `script` gives {total, near, hits: [{code, name, text}]}.
export const page = (script) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>search</title></head><body><main>
<form><input name="q" type="search"></form><p data-total></p><ol data-results></ol></main>
<script type="module">
${script}
const box = document.querySelector('input'), list = document.querySelector('ol'), total = document.querySelector('[data-total]');
let latest = 0;
async function show(text) {
  const turn = latest += 1;
  const found = await search(text);
  if (turn !== latest) return;
  total.dataset.total = total.textContent = found.total;
  list.replaceChildren(...found.hits.map((hit) => {
    const item = document.createElement('li');
    item.dataset.code = hit.code;
    item.textContent = hit.name + ' ' + (hit.text ?? '');
    return item;
  }));
  list.dataset.query = text;
  list.dataset.state = 'done';
}
box.addEventListener('input', () => show(box.value));
box.value = new URLSearchParams(location.search).get('q') ?? '';
if (box.value) show(box.value);
</script></body></html>
`;

// What a record says on one line: all that a query of ours may ask for, in characters.
export function words(record) {
  const scope = record.scope.map((it) => `${it.occupation} ${it.name} ${it.job ?? ''} ${[...it.levels].map((level) => LEVELS[level].join(' ')).join(' ')}`);
  return [record.code, record.credit, record.district ?? '', STANDINGS[record.standing], ...record.short, ...record.former, ...scope].join(' ');
}
