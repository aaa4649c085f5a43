{
  const minglu = globalThis.minglu ??= {};
  minglu.search = { async open(load) {
    const boot = await load("boot");
    const D = [["350102", "鼓楼区"], ["350104", "仓山区"]], L = [["1", "一级/高级技师"], ["2", "二级/技师"], ["3", "三级/高级工"], ["4", "四级/中级工"], ["5", "五级/初级工"]];
    const O = [["2022/6-31-01-03", "电工"], ["2022/4-10-01-03", "保育师"], ["2022/6-18-02-04", "焊工"], ["2022/4-03-02-01", "中式烹调师"]];
    const S = [["in_force", "在册有效"], ["expiring", "即将到期"], ["expired", "已到期"]];
    const names = ["福州榕光职业培训学校", "福州市鼓楼区安澜技能人才服务有限公司", "闽江职业技术学院", "福建榕荫教育科技有限公司"];
    const cards = Array.from({ length: 57 }, (_, i) => ({ number: i, name: names[i % 4] + (i > 3 ? i : ""), code: "S00003590" + String(i).padStart(4, "0"), district: { key: D[i % 2][0], label: D[i % 2][1] },
      url: "evaluators/S000035900001/", standing: { now: S[i % 3][0], label: S[i % 3][1], until: 20270331, timeline: [[20240401, S[i % 3][0]]] }, kind: i % 2 ? "social" : "school", entrusted: i % 3 == 0, credit: "91350100MA0000000" + i % 10,
      scope: O.slice(0, 1 + i % 4).map(([occupation, label], n) => ({ occupation, label, job: n == 1 ? "幼儿保育" : undefined, levels: ["5", "4", "3"], matched: n == 0 })), sessions: i % 2 ? [20261205] : [] , other: i % 7 ? null : { text: "榕光职校", marks: [[0, 2]] }, near: false }));
    const pick = (f, c) => Object.entries(f).every(([k, v]) => k == "district" ? v.includes(c.district.key) : k == "level" ? c.scope.some((s) => s.levels.some((l) => v.includes(l))) : k == "occupation" ? c.scope.some((s) => v.includes(s.occupation)) : k == "standing" ? v.includes(c.standing.now) : k == "kind" ? v.includes(c.kind) : k == "session" ? c.sessions.length : c.entrusted);
    return {
      facets: () => ({ district: D, level: L, occupation: O, standing: S, kind: [["social", "社会培训评价组织"], ["school", "院校"]] }),
      async query(text, filters) {
        const words = text.split(/\s+/).filter(Boolean);
        if (text.includes("fail")) await load("c9");
        const near = text.includes("近");
        const match = (f) => cards.filter((c) => words.every((w) => near || D.some(([, l]) => l.startsWith(w) && c.district.label == l) || c.name.includes(w) || c.code.includes(w)) && pick(f, c));
        const all = match(filters).slice(0, near ? 3 : 99);
        const d = D.find(([, l]) => words.some((w) => l.startsWith(w)));
        return { total: near ? 0 : all.length, near, understood: d ? [{ facet: "district", key: d[0], label: d[1], from: text.indexOf(d[1].slice(0, 2)), to: text.indexOf(d[1].slice(0, 2)) + 2 }] : [], other: words[0] == "鼓楼" ? [{ text: "“鼓楼”", label: "名称中有“鼓楼”的", why: "" }] : [],
          async hits(a, b) { return all.slice(a, b).map((c) => ({ ...c, near, marks: words[0] && c.name.includes(words[0]) ? [[c.name.indexOf(words[0]), c.name.indexOf(words[0]) + words[0].length]] : [] })); },
          async counts() {
            const n = (k, of) => { const m = new Map(); const { [k]: _, ...f } = filters; for (const c of match(f)) for (const v of of(c)) m.set(v, (m.get(v) ?? 0) + 1); return m; };
            return { district: n("district", (c) => [c.district.key]), level: n("level", (c) => ["3", "4", "5"]), occupation: n("occupation", (c) => c.scope.map((s) => s.occupation)), standing: n("standing", (c) => [c.standing.now]), kind: n("kind", (c) => [c.kind]), session: n("session", (c) => c.sessions.length ? [1] : []).get(1) ?? 0, entrusted: n("entrusted", (c) => c.entrusted ? [1] : []).get(1) ?? 0 };
          } };
      } };
  } };
}
