// One code: what is asked stands behind the # of the address, which no server is told, and the answer below the field.
{
  const { page } = minglu.verify;
  const { root, words, say, make, today, written, standing, standingShown, mark, look } = page;
  const by = (id) => document.getElementById(id);
  const [form, input, error, answer, verdict, details] = ["check", "code", "code-error", "answer", "verdict", "details"].map(by);

  const link = ({ name, url }) => make("a", { href: root + url }, name);
  const code = (text) => make("code", {}, text);
  const levelOf = (level) => words.levels[level];
  const item = ({ label, job, url }) => [url ? make("a", { href: root + url }, label) : label, job && say("bracket_open") + job + say("bracket_close")];

  // ---- what the parts mean

  const fact = (key, shown, meaning) => make("div", {}, make("dt", {}, say(key)), make("dd", {}, shown && code(shown), meaning));
  const provinceOf = (digits) => words.provinces[digits] ?? "";
  const evaluatorParts = ([letter, filing, province, serial]) => [
    fact("part_letter", letter, say(`part_letter_${letter}`)),
    fact("part_filing", filing, say(filing === "0000" ? "part_filing_0" : "part_filing_1")),
    fact("part_province", province, provinceOf(province)),
    fact("part_serial", serial),
  ];
  const PARTS = {
    evaluator: ({ groups }) => evaluatorParts(groups),
    certificate: ({ groups, year, level }) => [
      ...evaluatorParts(groups.slice(0, 4)),
      fact("part_year", groups[4], say("part_year_is", { year })),
      fact("part_level", groups[5], level ? levelOf(level) : say("part_level_other", { found: groups[5] })),
      fact("part_serial", groups[6]),
    ],
    credit: ({ groups: [category, division, organization, check] }) => [
      fact("part_category", category, words.categories[category] ?? say("part_category_none")),
      fact("part_division", division, provinceOf(division.slice(0, 2))),
      fact("part_organization", organization),
      fact("part_check", check, say("check_holds")),
    ],
  };
  const partsOf = (found) => [make("h2", {}, say("parts")), make("dl", { class: "facts" }, PARTS[found.kind](found))];

  // ---- whom it names

  const scopeNow = ({ items, timeline }) => {
    const may = ({ timeline }) => words.assessing.includes(minglu.verify.years.stepOn(timeline, today)?.[1]);
    const open = may({ timeline }) ? items.filter(may) : [];
    const shown = open.map((it) => make("li", {}, item(it), make("small", {}, [...it.levels].map(levelOf).join(say("list_separator")))));
    return [make("h2", {}, say("scope")), shown.length ? make("ul", { class: "years" }, shown) : make("p", {}, say("scope_none"))];
  };

  const nearOnes = (near) => near.length > 0 && [make("h2", {}, say("near")), make("ul", { class: "near" }, near.map((one) =>
    make("li", {}, link(one), " ", code(one.code), make("small", {}, standingShown(one)))))];

  const UNLISTED = {
    name: () => "unlisted_name", credit: () => "unlisted_credit",
    evaluator: ({ groups }, own) => (!own || groups[2] === own ? "unlisted_note" : "unlisted_other"),
  };
  UNLISTED.certificate = UNLISTED.evaluator;
  const ownProvince = page.host.dataset.province;
  const unlisted = (found) => say(UNLISTED[found.kind](found, ownProvince), { province: provinceOf(found.groups?.[2]) });

  const line = (...parts) => make("p", { class: "word" }, ...parts);
  const whom = ({ found, others }) => [
    line(mark("good", "listed"), link(found), " ", code(found.code)),
    line(standingShown(found)),
    others?.length > 0 && make("p", {}, say("name_others", { n: others.length })),
  ];

  // ---- the year of a certificate

  const HOW = { all: "good", part: "part", none: "bad", level: "bad", future: "bad" };
  const daysOf = ({ how, days }) => (how === "all" ? say("days_all", { to: written(days[0][1]) }) : days.length
    ? days.map(([from, to]) => say("days", { from: written(from), to: written(to) })).join(say("list_separator")) : say("days_none"));
  const yearLine = ({ year, level, in: { how } }) => (level
    ? line(mark(HOW[how], `year_${how}`), say(`year_${how}_note`, { year, level: levelOf(level) }))
    : line(mark("open", "year_unknown"), say("year_unknown_note", { year, how: say(`year_${how}`) })));
  const yearDetails = ({ year, level, in: { scope, whole } }) => [
    level && scope.length > 0 && make("h2", {}, say("in_year", { year, level: levelOf(level) })),
    level && scope.length > 0 && make("ul", { class: "years" }, scope.map((it) => make("li", {}, item(it), make("small", {}, daysOf(it))))),
    !level && make("p", {}, daysOf(whole)),
    make("p", { class: "hint" }, say("year_basis")),
  ];

  const cannot = () => make("div", { class: "empty" }, make("p", {}, say("cannot")),
    make("ul", {}, words.official.map((url) => make("li", {}, make("samp", {}, url)))));

  // ---- what is wrong

  const CHECKS = ["check", "organization-check"];
  const wrongOf = ({ kind, fault: { problem, words } }) => say(`${kind}_${problem}`, words);
  const isCheck = ({ fault }) => CHECKS.includes(fault.problem);
  const marked = (text, [from, to]) => [text.slice(0, from), make("mark", {}, text.slice(from, to)), text.slice(to)];
  const again = (text) => make("button", { type: "button", onclick: () => go(text) }, say("try", { text }));
  const faulty = (read, text) => {
    const { suggestion, at } = read.fault;
    const meant = read.meant?.found;
    return {
      how: "bad", wrong: wrongOf(read),
      lines: [
        line(mark("bad", isCheck(read) ? "check_wrong" : "form_wrong"), say(`kind_${read.kind}`)),
        make("p", { class: "said-code" }, marked(text, at)),
        make("p", {}, wrongOf(read)),
        suggestion && make("p", {}, meant ? say("meant_found", { text: suggestion, name: meant.name }) : say("meant", { text: suggestion })),
      ],
      details: [suggestion && make("p", {}, again(suggestion))],
    };
  };

  // ---- the answer

  const sound = (found) => ({
    how: !found.found ? "bad" : found.in ? HOW[found.in.how] : "good",
    lines: [
      line(mark("good", "form_right"), say(found.kind === "credit" ? "checks_hold" : "no_check_digit", { kind: say(`kind_${found.kind}`) })),
      found.dressed && make("p", {}, say("dressed", { text: found.text })),
      found.found ? whom(found) : [line(mark("bad", "unlisted"), unlisted(found))],
      found.in && yearLine(found),
    ],
    details: [
      found.kind === "certificate" && cannot(),
      found.in && yearDetails(found), found.found && !found.in && scopeNow(found.found), nearOnes(found.near), partsOf(found),
    ],
  });

  const named = (found) => ({
    how: found.found ? "good" : found.near.length ? "part" : "bad",
    lines: found.found
      ? [make("p", {}, say(`name_${found.how}`)), whom(found)]
      : [line(mark("bad", "unlisted"), unlisted(found))],
    details: [found.found && scopeNow(found.found), nearOnes(found.near)],
  });

  const ADDRESS = { own: "good", official: "open", other: "bad" };
  const addressed = ({ whose, host, code, inner }) => {
    const within = inner ? sound(inner) : { lines: [], details: [] };
    return {
      how: ADDRESS[whose],
      lines: [
        line(mark(ADDRESS[whose], `address_${whose}`)), make("p", {}, say(`address_${whose}_note`, { host })),
        inner && make("p", {}, say(whose === "own" ? "address_code" : "address_code_only", { text: inner.text })), within.lines,
      ],
      details: [whose === "other" && words.official.length > 0 && make("ul", { class: "notes" }, words.official.map((url) => make("li", {}, make("samp", {}, url)))), within.details],
    };
  };

  const answerTo = (found, text) => {
    if (found.fault) return faulty(found, text.trim());
    if (found.kind === "address") return addressed(found);
    if (found.kind === "name") return named(found);
    if (PARTS[found.kind]) return sound(found);
    const wrong = say(found.kind === "identity" ? "identity" : "unknown");
    return { how: "bad", wrong, lines: [line(mark("bad", "form_wrong")), make("p", {}, wrong)], details: [] };
  };

  const BOX = { good: "in_force", part: "under_rectification", bad: "cancelled", open: "expired" };
  const complain = (wrong) => {
    error.hidden = !wrong;
    error.textContent = wrong ?? "";
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
  };
  const show = ({ how, wrong, lines, details: more }) => {
    complain(wrong);
    verdict.replaceChildren(make("div", { class: `verdict ${BOX[how]}` }, lines.flat(Infinity).filter(Boolean)));
    details.replaceChildren(...more.flat(Infinity).filter(Boolean));
  };
  const clear = () => { verdict.replaceChildren(); details.replaceChildren(); };

  // ---- asking

  let turn = 0;
  const ask = async (text) => {
    const mine = (turn += 1);
    clear();
    if (!text.trim()) {
      answer.dataset.state = "idle";
      return;
    }
    answer.dataset.state = "loading";
    const waiting = setTimeout(() => { verdict.textContent = say("loading"); }, 400);
    try {
      const found = await look(text);
      if (mine !== turn) return;
      show(answerTo(found, text));
      answer.dataset.state = "done";
    } catch (fault) {
      console.info(fault);
      if (mine !== turn) return;
      answer.dataset.state = "failed";
      complain(null);
      verdict.replaceChildren(make("div", { class: "verdict expired" }, make("p", {}, say("failed"))));
    } finally {
      clearTimeout(waiting);
    }
  };

  const HASH = /^#q=/;
  const asked = () => (HASH.test(location.hash) ? new URLSearchParams(location.hash.slice(1)).get("q") : new URLSearchParams(location.search).get("q")) ?? "";
  const address = (text) => `${location.pathname}#${new URLSearchParams({ q: text })}`;
  const go = (text) => {
    input.value = text;
    if (text !== asked() || !HASH.test(location.hash)) history.pushState({}, "", address(text));
    ask(text);
    input.focus({ preventScroll: true });
  };
  const open = () => {
    const text = asked().slice(0, 300);
    input.value = text;
    complain(null);
    // What came with the address goes no further.
    if (location.search) history.replaceState({}, "", text ? address(text) : location.pathname);
    ask(text);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim().slice(0, 300);
    if (text) return go(text);
    turn += 1;
    clear();
    answer.dataset.state = "idle";
    complain(say("empty"));
    input.focus();
  });
  input.addEventListener("input", () => complain(null));
  addEventListener("popstate", () => { if (HASH.test(location.hash) || !location.hash) open(); });
  open();

  Object.assign(page, { go, complain, wrongOf, unlisted, isCheck, daysOf, link, code, standing });
}
