// What a content folder says of its evaluators, read from the YAML alone: nothing of the program or of its index has a part in it.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { standingOn } from './standing.mjs';

// Each level with the words by which people ask for it, its grade first.
export const LEVELS = {
  5: ['五级', '初级工', '5级'], 4: ['四级', '中级工', '4级'], 3: ['三级', '高级工', '3级'], 2: ['二级', '技师', '2级'], 1: ['一级', '高级技师', '1级'],
};

const GRADES = '一二三四五';

async function yaml(path) {
  return load(await readFile(path, 'utf8'), { schema: FAILSAFE_SCHEMA, filename: path });
}

// A record is a file, or a folder with `evaluator.yaml` in it.
async function recordFile(folder, entry) {
  const path = join(folder, entry);
  if (entry.endsWith('.yaml')) return path;
  const inside = join(path, 'evaluator.yaml');
  return await stat(inside).then(() => inside, () => null);
}

function levels(text) {
  const found = new Set();
  for (const part of [text].flat()) {
    const grades = [...part].filter((it) => GRADES.includes(it)).map((it) => GRADES.indexOf(it) + 1);
    if (/[至到]/.test(part)) for (let it = Math.min(...grades); it <= Math.max(...grades); it += 1) found.add(it);
    else grades.forEach((it) => found.add(it));
    if (grades.length === 0) [...part.matchAll(/[1-5]/g)].forEach(([digit]) => found.add(Number(digit)));
  }
  return found;
}

// Items that are part of the scope on the day: what was taken out is gone, what comes later is not there yet.
function scopeOn(record, day, names) {
  const isIn = (item) => {
    const told = (record.events ?? []).filter((it) => it.on <= day && [it.scope].flat().includes(item.occupation));
    const last = told.findLast((it) => it.type === 'scope_added' || it.type === 'scope_removed');
    return last?.type !== 'scope_removed' && !(item.since > day);
  };
  return (record.scope ?? []).filter(isIn).map((item) => ({
    occupation: item.occupation, name: names.get(item.occupation) ?? item.name, job: item.job, levels: levels(item.levels),
  }));
}

function evaluator(record, day, catalogue) {
  const former = (record.events ?? []).filter((it) => it.type === 'renamed' && it.on <= day).map((it) => it.from);
  const district = catalogue.districts.find((it) => [it.name, it.short, it.id].includes(record.district));
  return {
    code: record.code, name: record.name, credit: record.credit_code ?? '', short: record.short_names ?? [], former,
    district: district?.name ?? null, kind: record.kind ?? 'social', standing: standingOn(record, day), scope: scopeOn(record, day, catalogue.names),
  };
}

export async function catalogue(content) {
  const site = await yaml(join(content, 'site.yaml'));
  const { districts } = await yaml(join(content, 'catalogue/districts.yaml'));
  const { occupations } = await yaml(join(content, 'catalogue/occupations-2022.yaml'));
  const region = site.region.flatMap((it) => [it, it.replace(/[省市]$/, '')]);
  return { districts, region, names: new Map(Object.entries(occupations)) };
}

// The directory of a content folder on a day (YYYY-MM-DD), its evaluators by code.
export async function readDirectory(content, day) {
  const known = await catalogue(content);
  const folder = join(content, 'evaluators');
  const evaluators = [];
  for (const entry of (await readdir(folder)).sort()) {
    const path = await recordFile(folder, entry);
    if (path) evaluators.push(evaluator(await yaml(path), day, known));
  }
  return { ...known, day, evaluators };
}
