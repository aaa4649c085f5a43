// The page on which an advert is checked: what is written is looked at on this device, a little at a time, so that typing never waits.
// All that is shown is made as nodes and text, never as HTML.
{
  const minglu = globalThis.minglu, spot = minglu.spot;
  const by = (id) => document.getElementById(id);
  const area = by("spot");
  if (area) start();

  function start() {
    const [advert, again, said, failed, found, marked, findings, report, copy] =
      ["advert", "again", "said", "failed", "found", "marked", "findings", "report", "copy"].map(by);
    const words = JSON.parse(by("words").textContent);
    const english = area.dataset.english.startsWith("en");
    // Typing rests for so long before a text is looked at; and as long is looked at one go.
    const REST = 250, SLICE = 12;
    by("needs-script").hidden = true;
    area.hidden = false;

    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
    const make = (name, attributes, ...children) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
      element.append(...children);
      return element;
    };

    // The script that speaks is the one that was asked for; its value waits on it until it has loaded.
    globalThis.Q = (name, value) => { document.currentScript.piece = value; };
    const piece = async (name) => (await minglu.script(`${area.dataset.pieces}${name}.js`)).piece;
    const breath = () => new Promise((done) => setTimeout(done));

    // Runs steps until there are no more, with breaks; whether it came to the end.
    const run = async (step, isStill = () => true) => {
      for (let more = true; more; ) {
        const until = performance.now() + SLICE;
        while (more && performance.now() < until) more = step();
        await breath();
        if (!isStill()) return false;
      }
      return true;
    };

    let matcher;
    const ready = () => matcher ??= (async () => {
      const [policy, dictionary] = await Promise.all(["policy", "words"].map(piece));
      const known = spot.dictionary(dictionary), making = spot.making(policy, known);
      await run(() => known.step(8));
      let made;
      await run(() => {
        made = making.next();
        return !made.done;
      });
      return made.value;
    })().catch((error) => { matcher = undefined; throw error; });

    const severity = (hit) => (hit.deny ? words.deny : words.review);
    const certainty = (hit) => {
      const text = hit.certainty >= 0.945 ? words.sure : hit.certainty >= 0.7 ? words.likely : words.unsure;
      return fill(text, { n: Math.round(hit.certainty * 100) });
    };
    const className = ({ policy }, term) => policy.classes[term.class][english ? 2 : 1];

    // The text with its places, each a link to what is said of it. One that begins within another is marked from its end on.
    const mark = (text, hits) => {
      const parts = [];
      let end = 0;
      hits.forEach((hit, index) => {
        const from = Math.max(end, hit.start);
        if (from >= hit.end) return;
        const n = index + 1, place = text.slice(from, hit.end).join("");
        parts.push(text.slice(end, from).join(""));
        parts.push(make("a", { id: `place-${n}`, href: `#finding-${n}`, class: hit.deny ? "deny" : "review" },
          make("mark", {}, place), make("sup", {}, `${n}${hit.deny ? "" : "?"}`), make("span", { class: "skip" }, severity(hit))));
        end = hit.end;
      });
      marked.replaceChildren(...parts, text.slice(end).join(""));
    };

    // What is said of the place with this number in the list.
    const tell = (made, text, hit, index) => {
      const n = index + 1, term = made.terms[hit.term], because = hit.because?.title ? words.title : hit.because?.reason;
      const rows = [
        [words.term, `${term.text}${english ? " (" : "（"}${className(made, term)}${english ? ")" : "）"}`],
        [words.clause, term.clause],
        [words.reason, term.reason],
        [words.instead, term.instead || words.leave_out],
        [words.certainty, certainty(hit)],
        [words.because, because],
      ].filter(([, value]) => value);
      return make("li", { id: `finding-${n}`, class: hit.deny ? "deny" : "review", tabindex: "-1" },
        make("h3", {}, `${n}. ${text.slice(hit.start, hit.end).join("")}${words.colon}${severity(hit)}`),
        make("dl", {}, ...rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)))),
        by(`place-${n}`) ? make("p", {}, make("a", { href: `#place-${n}`, "aria-label": `${words.back} ${n}` }, words.back)) : "");
    };

    const letter = (made, raw, text, hits) => {
      const lines = hits.map((hit, index) => {
        const term = made.terms[hit.term];
        return fill(words.letter_line, { n: index + 1, matched: text.slice(hit.start, hit.end).join(""), term: term.text, severity: severity(hit),
          clause: term.clause, instead: term.instead || words.leave_out });
      });
      const { authority } = area.dataset;
      return [words.letter_head, authority && fill(words.letter_to, { authority }), words.letter_where, "", words.letter_found, ...lines,
        "", words.letter_text, raw, "", words.letter_note].filter((it) => it !== undefined && it !== false).join("\n");
    };

    // Shows what was found, a few places at a time: there may be hundreds.
    const show = async (made, raw, { text, hits }, isLatest) => {
      const deny = hits.filter((it) => it.deny).length;
      mark(text, hits);
      findings.replaceChildren();
      found.hidden = !hits.length;
      let at = 0;
      const isWhole = await run(() => {
        for (const to = Math.min(hits.length, at + 5); at < to; at += 1) findings.append(tell(made, text, hits[at], at));
        return at < hits.length;
      }, isLatest);
      if (!isWhole) return;
      report.value = hits.length ? letter(made, raw, text, hits) : "";
      copy.dataset.copy = report.value;
      said.textContent = hits.length ? fill(words.some, { n: hits.length, deny, review: hits.length - deny }) : words.none;
      area.dataset.state = "done";
      area.dataset.count = hits.length;
    };

    const clear = () => {
      said.textContent = failed.textContent = report.value = copy.dataset.copy = "";
      found.hidden = true;
      area.dataset.state = "idle";
      for (const it of [marked, findings]) it.replaceChildren();
    };

    // Looks at what is written now; what was begun of an older text is let go.
    let latest = 0;
    const look = async () => {
      const turn = (latest += 1), raw = advert.value, isLatest = () => turn === latest;
      again.hidden = !raw;
      if (!raw.trim()) return clear();
      area.dataset.state = "busy";
      failed.textContent = "";
      if (!matcher) said.textContent = words.preparing;
      try {
        const made = await ready();
        if (!isLatest()) return;
        const looking = made.scan(raw);
        if (await run(() => looking.step(40), isLatest)) await show(made, raw, { text: looking.text, hits: looking.hits() }, isLatest);
      } catch {
        if (!isLatest()) return;
        clear();
        area.dataset.state = "failed";
        failed.textContent = words.failed;
      }
    };

    let rest;
    advert.addEventListener("input", () => {
      clearTimeout(rest);
      rest = setTimeout(look, REST);
    });
    again.addEventListener("click", () => {
      advert.value = "";
      latest += 1;
      again.hidden = true;
      clear();
      advert.focus();
    });
    // What the browser has kept of an earlier visit is looked at, too.
    if (advert.value) look();
  }
}
