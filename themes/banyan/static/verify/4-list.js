// Lists: which cell of a pasted line is the code or the name, many checked in small slices, the table as a file.
{
  const verify = ((globalThis.minglu ??= {}).verify ??= {});
  const { codes } = verify;

  const MOST = 1000;
  const SLICE = 8; // milliseconds of work at a time
  const TOGETHER = 6; // look-ups under way at once

  // How names of bodies end, and addresses do not.
  const BODY = /(公司|学校|学院|大学|中心|协会|学会|联合会|集团|厂|院|所|社|站)([（(].*)?$/;

  /// How likely a cell is what the line is about: codes first, of them the number of a certificate, then the longest name.
  const worth = (cell) => {
    const read = codes.read(cell);
    const at = ["name", "credit", "evaluator", "certificate"].indexOf(read.kind);
    if (at < 0) return read.kind === "identity" ? -1 : -2;
    return at === 0 ? BODY.test(cell) / 2 + Math.min(0.4, cell.length / 100) : at + (read.fault ? 0.1 : 0.5);
  };

  /// The inputs of a pasted text: of each line the cell that is a code, or else the longest name. Blank lines are none.
  const inputs = (text) => {
    const lines = text.replace(/^\ufeff/, "").split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim()).filter(Boolean);
    const chosen = lines.slice(0, MOST).map((line) => {
      const whole = codes.read(line);
      if (whole.text) return line;
      const word = line.split(/\s+/).find((word) => codes.read(word).text);
      if (word) return word;
      const cells = line.split(/[\t,，;；|、]/).map((cell) => cell.trim().replace(/^["']+|["']+$/g, "")).filter(Boolean);
      if (cells.length < 2) return cells[0] ?? line;
      return cells.reduce((best, cell) => (worth(cell) > worth(best) ? cell : best));
    });
    return { lines: chosen, total: lines.length, left: Math.max(0, lines.length - MOST) };
  };

  const pause = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(0);
  });

  /// Checks all lines with `look`, a few at a time, and lets the page breathe between slices of work. `heard(results, n)` is told how many
  /// are done; `isOver()` ends it.
  const run = async (lines, look, { heard = () => {}, isOver = () => false, clock = () => performance.now(), breathe = pause } = {}) => {
    const results = Array(lines.length).fill(null);
    const known = new Map();
    let [next, done, since] = [0, 0, clock()];
    const once = (line) => {
      if (!known.has(line)) known.set(line, look(line).catch((error) => ({ kind: "failed", error })));
      return known.get(line);
    };
    const work = async () => {
      while (next < lines.length && !isOver()) {
        const at = next++;
        if (clock() - since > SLICE) {
          await breathe();
          since = clock();
        }
        const isAgain = known.has(lines[at]);
        results[at] = { ...await once(lines[at]), input: lines[at], isAgain };
        heard(results, ++done);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, work));
    return results;
  };

  /// A cell of a CSV file: quoted where it must be, and never a formula.
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };

  /// UTF-8 with its mark, so that spreadsheets read it right.
  const csv = (rows) => `\ufeff${rows.map((row) => row.map((it) => cell(String(it ?? ""))).join(",")).join("\r\n")}\r\n`;

  verify.list = { inputs, run, csv, MOST };
}
