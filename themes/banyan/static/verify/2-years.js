// Standings as functions of the date: which held on a day, and on which days of a year assessments could be held.
// Timelines are what pages have in data-standing: "2024-04-01 in_force;2027-01-01 expiring;…".
{
  const verify = ((globalThis.minglu ??= {}).verify ??= {});

  /// [[from, key], …] of a timeline.
  const steps = (timeline) => timeline.split(";").filter(Boolean).map((step) => step.trim().split(" "));

  /// The step that holds on a day, or nothing before the first.
  const stepOn = (timeline, day) => steps(timeline).filter(([from]) => from <= day).pop();

  const shifted = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

  /// The days between two, both included, on which one of `keys` held: [[from, to], …], neighbours put together.
  const spans = (timeline, keys, first, last) => {
    const all = steps(timeline);
    const found = [];
    all.forEach(([from, key], i) => {
      const begin = from > first ? from : first;
      const next = all[i + 1]?.[0];
      const end = next && shifted(next, -1) < last ? shifted(next, -1) : last;
      if (!keys.includes(key) || begin > end) return;
      const before = found.at(-1);
      if (before && shifted(before[1], 1) === begin) before[1] = end;
      else found.push([begin, end]);
    });
    return found;
  };

  /// How a year was: "all" of its days (up to `today`), "part" of them, or "none", or "future" if it has not begun; with the days.
  const inYear = (timeline, keys, year, today) => {
    const [first, end] = [`${year}-01-01`, `${year}-12-31`];
    if (first > today) return { how: "future", days: [] };
    const last = end < today ? end : today;
    const days = spans(timeline, keys, first, last);
    const isAll = days.length === 1 && days[0][0] === first && days[0][1] === last;
    return { how: isAll ? "all" : days.length ? "part" : "none", days };
  };

  verify.years = { steps, stepOn, spans, inYear };
}
