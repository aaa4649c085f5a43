// How many results have each value of each facet. Loaded when the panel of facets is.

/// How many of `some` have each value of some facets: facet -> key -> count. Of levels those count that stand beside an occupation
/// that is asked for.
const count = async (index, some, want, wantedFacets) => {
  await learn(index, some);
  const counts = wantedFacets.map((facet) => [facet, (index.words.all[facet] ?? [{ key: "" }]).map(({ key }) => [key, 0])]);
  const positions = {
    occupation: ({ items }) => items.filter(({ levels }) => hasLevels(levels, want.level)).map(({ at }) => at),
    level: ({ items }) => {
      const levels = items.filter((item) => matches(item, { occupation: want.occupation })).reduce((sum, item) => sum | item.levels, 0);
      return index.words.all.level.filter(({ key }) => levels & mask(key)).map(({ at }) => at);
    },
  };
  await forEach(some, (number) => {
    const has = facts(index, number);
    for (const [facet, by] of counts) {
      const all = positions[facet]?.(has) ?? has[facet] ?? [];
      all.forEach((at, i) => at >= 0 && all.indexOf(at) === i && (by[at][1] += 1));
    }
  });
  const found = Object.fromEntries(counts.map(([facet, by]) => [facet, new Map(by.filter(([, n]) => n))]));
  // Columns have no sessions.
  if (found.session) found.session = new Map([["", intersect(some, await having(index, { facet: "session", at: 0 })).length]]);
  return found;
};

/// How many each value of each facet would leave; a facet's own choice in the address does not count for itself.
const countAll = async (index, { terms, near: isNear, numbers }, filters) => {
  const counts = {};
  const isOwn = (facet) => filters[facet] === true || filters[facet]?.length;
  const others = ALL_FACETS.filter((facet) => !isOwn(facet));
  for (const some of [others, ...ALL_FACETS.filter(isOwn).map((facet) => [facet])]) {
    const want = wanted(index, terms, some === others ? filters : { ...filters, [some[0]]: undefined });
    const all = some === others ? numbers : (await results(index, terms, want, isNear)).numbers;
    Object.assign(counts, await count(index, await all(), want, some));
  }
  for (const flag of ["session", "entrusted"]) counts[flag] = counts[flag].get("") ?? 0;
  return counts;
};

search.countAll = countAll;
