// Pagefind: one record a body, without the text of its page, which favours it.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { page, words } from './page.mjs';

const SCRIPT = `
const pagefind = await import('../pagefind/pagefind.js');
async function search(text) {
  const found = await pagefind.search(text);
  const first = await Promise.all(found.results.slice(0, 10).map((it) => it.data()));
  return { total: found.results.length, hits: first.map((it) => ({ code: it.meta.code, name: it.meta.title, text: it.excerpt })) };
}`;

export async function build(folder, evaluators) {
  const { index } = await createIndex({ forceLanguage: 'zh' });
  for (const record of evaluators) {
    await index.addCustomRecord({
      url: `/evaluators/${record.code}/`, content: `${record.name} ${words(record)}`, language: 'zh', meta: { title: record.name, code: record.code },
    });
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await close();
  await mkdir(join(folder, 'search'), { recursive: true });
  await writeFile(join(folder, 'search/index.html'), page(SCRIPT));
  return 'pagefind';
}
