// Keeps what the page says of standing true on the day it is read.
//
// The page holds all the rules; this script holds none:
//   data-standing="2024-04-01 in_force;2027-01-01 expiring;2027-04-01 expired"
//     the word from each date on; the last one that has begun is the word of today
//   data-until="2027-03-31"        the last valid day, for the sentence beside the word
//   <template id="standing-words"> every word with its sentence and what it means
//   data-as-of="2026-11-23"        the day of the records
//   <time data-after="…">          what to add once that day is over
// Without it the words still hold, because each one carries its date.
// A plain script in a block of its own, not a module: browsers load no modules from a folder on disk.
{
  const pad = (n) => String(n).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const words = document.getElementById("standing-words");

  /** `{name}` in a text of the page, filled. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  /** 2027-03-31 as the page writes dates. */
  function written(iso) {
    if (!iso) return "";
    const [y, m, d] = iso.split("-").map(Number);
    const month = words.dataset.months.split(" ")[m - 1];
    return fill(words.dataset.date, { y, m, d, month });
  }

  /** The segment of a timeline that holds on a day: [since, key]. */
  function segmentOn(day, timeline) {
    return timeline.split(";").map((part) => part.trim().split(" ")).filter(([since]) => since <= day).pop();
  }

  /** Swaps the printed word if another one holds today, with its sentence and meaning. */
  function refresh(printed) {
    const [since, key] = segmentOn(today, printed.dataset.standing) ?? [];
    if (!key || printed.classList.contains(key)) return;
    const model = words.content.querySelector(`.st.${key}`);
    if (!model) return;

    const { standing, until } = printed.dataset;
    const word = model.cloneNode(true);
    const { sentence, means } = word.dataset;
    delete word.dataset.sentence;
    delete word.dataset.means;
    Object.assign(word.dataset, { standing, until });

    const beside = printed.nextElementSibling;
    if (beside?.tagName === "TIME") {
      beside.textContent = fill(sentence, { since: written(since), until: written(until) });
      beside.dateTime = sentence.includes("{until}") ? until : since;
    }
    const verdict = printed.closest("[data-verdict]");
    if (verdict) {
      verdict.classList.remove(...[...words.content.children].map((w) => w.classList[1]));
      verdict.classList.add(key);
      const meaning = verdict.querySelector("[data-means]");
      if (meaning && means) meaning.textContent = means;
    }
    printed.replaceWith(word);
  }

  /** "as of": the words above were just worked out for today, from the records of that day. */
  function refreshAsOf(line) {
    const day = line.dataset.asOf;
    if (today <= day) return;
    line.textContent = fill(words.dataset.today, { today: written(today), as_of: written(day) });
  }

  if (words) {
    document.querySelectorAll("[data-standing]").forEach(refresh);
    document.querySelectorAll("[data-as-of]").forEach(refreshAsOf);
  }
  for (const day of document.querySelectorAll("time[data-after]")) {
    if (day.dateTime < today) day.after(day.dataset.after);
  }
}
