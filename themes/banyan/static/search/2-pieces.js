// The published pieces: which hold what is asked for, and what is in them.

/// Numbers of records from a set, which has each less the one before.
const numbers = (set = []) => {
  let number = 0;
  return set.map((step) => (number += step));
};

/// Both ascending.
const intersect = (a, b) => {
  const common = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) common.push(a[i]);
    if (a[i] <= b[j]) i += 1;
    else j += 1;
  }
  return common;
};

/// All that are in one of two, ascending, each once.
const either = (a, b) => {
  const all = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const next = j === b.length || a[i] <= b[j] ? a[i] : b[j];
    all.push(next);
    if (a[i] === next) i += 1;
    if (b[j] === next) j += 1;
  }
  return all;
};

/// The same of any number of sets, in halves.
const unite = (sets) => (sets.length < 3 ? either(sets[0] ?? [], sets[1] ?? []) : either(unite(sets.slice(sets.length >> 1)), unite(sets.slice(0, sets.length >> 1))));

/// Those of one that are not in the other; both ascending.
const without = (a, b) => {
  let j = 0;
  return a.filter((number) => {
    while (b[j] < number) j += 1;
    return b[j] !== number;
  });
};

/// A list as it is worked with: who begins so, who has it elsewhere, how many in all, and the pieces that hold what is lacking.
const list = ([starts, inner, total, more] = []) => {
  const read = { starts: numbers(starts || []), inner: numbers(inner || []), total, rests: [] };
  if (total) read.rests.push(`m${more}`);
  else read.total = read.starts.length + read.inner.length;
  return read;
};

const members = ({ starts, inner }) => either(starts, inner);

const sorted = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

/// One list of several.
const merge = (lists) => {
  if (lists.length < 2) return lists[0] ?? list();
  const starts = unite(lists.map((one) => one.starts));
  const inner = without(unite(lists.map((one) => one.inner)), starts);
  const rests = lists.flatMap((one) => one.rests);
  const total = rests.length ? lists.reduce((sum, one) => sum + one.total, 0) : starts.length + inner.length;
  return { starts, inner, total, rests };
};

/// The pieces between two keys, both included.
const between = (bounds, low, high) => {
  const last = (key) => {
    let [from, to] = [0, bounds.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (bounds[middle] <= key) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  };
  const pieces = [];
  for (let i = Math.max(0, last(low)); i <= last(high); i += 1) pieces.push(i);
  return pieces;
};

const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

/// Pieces by name. One that failed is forgotten, so that asking again loads it again.
const pieces = (load, folder, absorb) => {
  const known = new Map();
  const ask = async (name) => {
    try {
      const piece = await load(name, folder);
      if (piece.cards) absorb(piece.cards);
      delete piece.cards; // it is no key of names
      return piece;
    } catch (error) {
      known.delete(name);
      throw error;
    }
  };
  return (name) => {
    if (!known.has(name)) known.set(name, ask(name));
    return known.get(name);
  };
};

/// What the boot piece says, made ready for look-ups, and all that was loaded since.
const openPieces = (load, boot) => {
  const cards = new Map();
  const piece = pieces(load, boot.layout, (brought) => {
    for (const number of Object.keys(brought)) if (!cards.has(+number)) cards.set(+number, brought[number]);
  });
  const index = { boot, piece, cards, names: new Map(), columns: new Map() };

  /// The pieces of a letter between two keys, and no more than `most`.
  index.range = (letter, low, high = low, most = 99) =>
    Promise.all(between(boot[letter], low, high).slice(0, most).map((at) => piece(letter + at)));

  /// A list with all of its members.
  index.whole = async (one) => {
    if (!one.rests.length) return one;
    const more = await Promise.all(one.rests.map(piece));
    return merge([{ ...one, rests: [] }, ...more.map(list)]);
  };

  index.chunkOf = (number) => Math.floor(number / boot.chunk);

  /// How many card pieces these records are in.
  index.chunks = (some) => new Set(some.map(index.chunkOf)).size;

  /// Cards of these records; `full` asks for those with a credit code.
  index.fetch = async (some, full) => {
    const lacking = some.filter((number) => !cards.has(number) || (full && !cards.get(number).full));
    const chunks = [...new Set(lacking.map(index.chunkOf))];
    const loaded = await Promise.all(chunks.map((chunk) => piece(`c${chunk}`)));
    chunks.forEach((chunk, i) => {
      loaded[i].forEach((card, at) => cards.set(chunk * boot.chunk + at, Object.assign(card, { full: true })));
    });
    return some.map((number) => cards.get(number));
  };
  return index;
};

