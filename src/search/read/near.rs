//! What is near: codes and names with few mistakes, names with words left out. `7-near.js` is the same in the page's script.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::check::{Check, Hit};
use super::codes::{code_of, digits, reverse};
use super::distance::nearest;
use super::error::Error;
use super::lookups::as_float;
use super::mistakes::sound;
use super::names::{Found, Reading};
use super::pieces::{Index, Need};
use super::sets::List;
use super::sounds::{Pattern, Row};
use super::text::Text;

/// So many of those that may be meant are looked at,
pub const RANKED: usize = 40;
/// so many at a time.
const BATCH: usize = 6;
/// So many that are right, and no more are looked for.
const ENOUGH: usize = 10;
/// Candidates that no further list need be loaded for.
pub const FEW: usize = 10;
/// Initials that skip words, from the head of a name on.
pub const LEAPS: f64 = 11.5;
/// Words skipped count as more than any mistakes.
const SKIPPED: f64 = 3.0;

type Spans = Vec<(usize, usize)>;

fn budget(length: usize) -> f64 {
    match length {
        0..3 => 0.5,
        3..7 => 1.0,
        _ => 2.0,
    }
}

/// How candidates are held against their cards.
#[derive(Debug, Clone, Copy)]
pub struct Right {
    /// So many at a time.
    batch: usize,
    /// Once some are right, so many batches without any end it,
    dry: usize,
    /// and so many that are right do.
    enough: usize,
}

impl Right {
    const RANKED: Self = Self {
        batch: BATCH,
        dry: 1,
        enough: RANKED,
    };
    /// Where the order is that of the results.
    pub const ENOUGH: Self = Self {
        batch: ENOUGH,
        dry: 2,
        enough: ENOUGH,
    };
}

/// A list that is right.
fn listed(starts: Vec<usize>, inner: Vec<usize>) -> List {
    List {
        total: starts.len() + inner.len(),
        starts,
        inner,
        ..List::none()
    }
}

/// Where words may be skipped among so many triples: once, then twice.
fn skipping(triples: usize) -> Vec<Vec<usize>> {
    let once = (0..triples).map(|i| vec![i]);
    let twice = (0..triples).flat_map(|i| (i + 2..triples).map(move |j| vec![i, j]));
    once.chain(twice).collect()
}

/// The first of some, each once.
pub fn firsts(numbers: impl Iterator<Item = usize>, most: usize) -> Vec<usize> {
    let mut firsts = Vec::new();
    let mut known = HashSet::new();
    for number in numbers {
        if firsts.len() < most && known.insert(number) {
            firsts.push(number);
        }
    }
    firsts
}

impl Index {
    // --- candidates -------------------------------------------------------------------------------------------------------------

    /// Records by how many and how rare lists they stand in.
    fn ranked<'l>(&self, lists: impl Iterator<Item = (&'l List, f64)>) -> Vec<usize> {
        let mut weights: HashMap<usize, f64> = HashMap::new();
        for (one, worth) in lists {
            let rare = as_float(self.boot.records) / as_float(one.total);
            let weight = worth * (rare.log2() + 0.5);
            for number in one.members() {
                *weights.entry(number).or_default() += weight;
            }
        }
        let mut sorted: Vec<(usize, f64)> = weights.into_iter().collect();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sorted.truncate(RANKED);
        let most = sorted.first().map_or(0.0, |(_, weight)| *weight);
        sorted.retain(|(_, weight)| *weight > most * 0.4);
        sorted.into_iter().map(|(number, _)| number).collect()
    }

    /// Those of ranked records that are found to be right.
    pub fn right(
        &self,
        candidates: &[usize],
        is_right: &dyn Fn(usize) -> bool,
        how: Right,
    ) -> Result<Vec<usize>, Error> {
        let mut good = Vec::new();
        let mut without = 0;
        for some in candidates.chunks(how.batch) {
            if good.len() >= how.enough {
                break;
            }
            self.ready(some)?;
            let before = good.len();
            good.extend(some.iter().copied().filter(|it| is_right(*it)));
            without = if good.len() > before { 0 } else { without + 1 };
            if !good.is_empty() && without >= how.dry {
                break;
            }
        }
        good.sort_unstable();
        Ok(good)
    }

    fn confirmed(&self, candidates: &[usize], check: &Check) -> Result<List, Error> {
        let is_right = |number| self.check(check, number).is_some();
        let good = self.right(candidates, &is_right, Right::RANKED)?;
        Ok(listed(Vec::new(), good))
    }

    // --- words left out ---------------------------------------------------------------------------------------------------------

    /// A row with words of the name skipped: two at least in a row before each skip, two skips at most.
    pub fn leap(&self, number: usize, row: &Row, score: f64) -> Option<Hit> {
        let names = self.named(number);
        let mut names = names.iter().enumerate();
        names.find_map(|(at, name)| {
            let spans = self.leaping_from(&name.text.units, row, 0, &Vec::new())?;
            let is_head = |from: usize| from == 0 || from == name.head;
            let is_head = spans.first().is_some_and(|(from, _)| is_head(*from));
            let score = if is_head { score } else { score + 1.0 };
            let name = Some(at);
            Some(Hit { score, name, spans })
        })
    }

    fn leaping_from(
        &self,
        units: &[char],
        row: &[Pattern],
        at: usize,
        spans: &Spans,
    ) -> Option<Spans> {
        let Some((pattern, rest)) = row.split_first() else {
            return Some(spans.clone());
        };
        let (from, to) = spans.last().copied().unwrap_or((at, at));
        for p in at..units.len() {
            if p > to && !spans.is_empty() && (spans.len() > 2 || to - from < 2) {
                return None;
            }
            if !self.sounds.fits(pattern, units[p]) {
                continue;
            }
            let mut next = spans.clone();
            match next.last_mut().filter(|_| p == to) {
                Some(last) => last.1 = p + 1,
                None => next.push((p, p + 1)),
            }
            let found = self.leaping_from(units, rest, p + 1, &next);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Those that initials with words skipped, or read otherwise, may mean. Where words are skipped, the triples on either side must be
    /// there and the one that skips; where a character is read otherwise, most triples are.
    fn leaping(&self, row: &Row, check: &Check) -> Result<Vec<usize>, Error> {
        let text: Vec<char> = row.iter().filter_map(Pattern::initial).collect();
        let text = &text[..text.len().min(10)];
        let mut plain = Vec::new();
        let mut skips = Vec::new();
        for key in text.windows(3) {
            plain.push(self.triples(&key.iter().collect::<String>())?);
            skips.push(self.triples(&format!("{}{}-{}", key[0], key[1], key[2]))?);
        }
        let mut skipped = Vec::new();
        for way in skipping(plain.len()) {
            let others = plain.iter().enumerate();
            let others = others.filter(|(k, _)| way.iter().all(|i| k < i || *k > i + 1));
            let lists = way.iter().map(|i| &skips[*i]);
            let lists = lists.chain(others.map(|(_, one)| one)).collect();
            skipped.extend(self.meet(lists, FEW)?);
        }
        // From the head of a name on first.
        let heads = plain.first().into_iter().chain(skips.first());
        let heads: HashSet<usize> = heads.flat_map(|one| &one.starts).copied().collect();
        let mut order = firsts(skipped.into_iter(), usize::MAX);
        order.sort_by_key(|number| !heads.contains(number));
        order.truncate(RANKED);
        let is_right = |number| self.check(check, number).is_some();
        let found = self.right(&order, &is_right, Right::ENOUGH)?;
        if !found.is_empty() {
            return Ok(found);
        }
        let some = self.ranked(plain.iter().map(|one| (one, 1.0)));
        self.right(&some, &is_right, Right::RANKED)
    }

    /// Initials of names with words left out: from the head of a name on, 11½, elsewhere 12½.
    pub fn leaps(&self, row: Row) -> Result<Option<Reading>, Error> {
        let check = Rc::new(Check::Leap(row.clone()));
        let good = self.leaping(&row, &check)?;
        let is_head = |number: &usize| {
            let hit = self.check(&check, *number);
            hit.is_some_and(|hit| hit.score <= LEAPS)
        };
        let (starts, inner) = good.into_iter().partition(is_head);
        let list = listed(starts, inner);
        let base = LEAPS - 2.0;
        Ok((list.total > 0).then_some(Reading { base, check, list }))
    }

    // --- codes with mistakes ------------------------------------------------------------------------------------------------------

    /// A code with one mistake has either half right, so it stands near the right one, read forwards or backwards.
    pub fn read_near_code(&self, token: &Text) -> Result<Option<Found>, Error> {
        let code = code_of(token);
        if !(8..=20).contains(&code.len()) || digits(&code) < 4 {
            return Ok(None);
        }
        let serial = code.strip_prefix(&self.boot.code).unwrap_or(&code);
        let backwards = reverse(&code);
        let tables = if code.len() > 15 {
            [("u", code.as_str(), 13), ("w", &backwards, 5)]
        } else {
            [("k", serial, right_half(serial)), ("r", &backwards, 3)]
        };
        let mut near = Vec::new();
        for (letter, text, right) in tables {
            let texts = self.texts(letter, &text[..right.min(text.len())], 3)?;
            near.extend(texts.into_iter().filter(|(one, _)| is_like(one, text)));
        }
        let check = Check::NearCode(code);
        let some = firsts(near.into_iter().map(|(_, number)| number), RANKED);
        self.fetch(&some, Need::Credit)?;
        Ok(Found::of(self.confirmed(&some, &check)?, check))
    }

    // --- names with mistakes ------------------------------------------------------------------------------------------------------

    /// How a record has a name with few mistakes, or with words skipped.
    pub fn near_name(&self, number: usize, row: &Row) -> Option<Hit> {
        let names = self.named(number);
        let near = names.iter().enumerate();
        let near = near.map(|(at, name)| (at, nearest(&self.sounds, row, &name.text.units)));
        let (name, best) = near.reduce(|a, b| if b.1.mistakes < a.1.mistakes { b } else { a })?;
        if best.mistakes > budget(row.len()) {
            let is_long = row.len() > 3;
            return is_long.then(|| self.leap(number, row, SKIPPED))?;
        }
        Some(Hit {
            score: best.mistakes,
            name: Some(name),
            spans: vec![(best.from, best.to)],
        })
    }

    /// Names that have the token with few mistakes, or with words skipped, or nothing.
    pub fn read_near_name(&self, token: &Text) -> Result<Option<Found>, Error> {
        if !(2..=60).contains(&token.units.len()) {
            return Ok(None);
        }
        let mut row = Row::new();
        for unit in &token.units {
            let mut pattern = self.sounds.exactly(*unit);
            if pattern.syllables.is_empty() {
                pattern.syllables = self.spoken(*unit)?;
            }
            row.push(pattern);
        }
        let check = Check::NearName(row.clone());
        let is_small = |number: usize| {
            let hit = self.check(&check, number);
            hit.is_some_and(|hit| hit.score <= 1.0)
        };
        if row.len() > 2 {
            let one = self.one_mistake(&row, &is_small)?;
            if !one.is_empty() {
                return Ok(Found::of(listed(Vec::new(), one), check));
            }
        }
        let clues = clues(&row);
        let (first, others) = clues.split_at(clues.len().min(4));
        let mut lists: Vec<(List, f64)> = Vec::new();
        let mut near = List::none();
        for some in [first, others] {
            for clue in some {
                lists.push((self.pairs(&clue.first, clue.second.as_ref())?, clue.worth));
            }
            near = self.confirmed(&self.rank(&lists), &check)?;
            if near.inner.iter().any(|it| is_small(*it)) {
                break;
            }
        }
        Ok(Found::of(near, check))
    }

    /// Of long lists there are only heads, which would favour those that stand there.
    fn rank(&self, lists: &[(List, f64)]) -> Vec<usize> {
        let all = || lists.iter().map(|(list, worth)| (list, *worth));
        let is_short = |list: &List| list.rests.is_empty();
        if lists.iter().any(|(list, _)| is_short(list)) {
            self.ranked(all().filter(|(list, _)| is_short(list)))
        } else {
            self.ranked(all())
        }
    }
}

/// How much of a text must be right at its beginning, if its last three characters need not be.
fn right_half(text: &str) -> usize {
    match text.len() {
        3.. => text.len() - 3,
        // As scripts cut it: from the end.
        2 => 1,
        _ => 0,
    }
}

/// Whether a text of a table is near the beginning of a code.
fn is_like(one: &str, text: &str) -> bool {
    let length = one.len();
    let lengths = [length.saturating_sub(1), length, length + 1];
    let mut parts = lengths.into_iter().map(|it| &text[..it.min(text.len())]);
    parts.any(|part| are_near(one, part))
}

/// Whether two texts are the same but for one character that is wrong, lacking or too many, or two that changed places.
pub fn are_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let least = a.len().min(b.len());
    let same = |(x, y): &(&char, &char)| x == y;
    let from = a.iter().zip(&b).take_while(same).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let end = end.min(least - from);
    let (x, y) = (&a[from..a.len() - end], &b[from..b.len() - end]);
    (x.len() < 2 && y.len() < 2) || (x.len() == 2 && x.iter().eq(y.iter().rev()))
}

/// What may stand in the name that was meant.
#[derive(Debug, Clone)]
struct Clue {
    first: Pattern,
    second: Option<Pattern>,
    /// What it is worth.
    worth: f64,
    rare: f64,
}

impl Clue {
    fn new(first: Pattern, second: Option<Pattern>, worth: f64) -> Self {
        let weight = |it: &Pattern| if it.weight > 0.0 { it.weight } else { 1.0 };
        let other = second.as_ref().map_or(f64::INFINITY, weight);
        let rare = weight(&first).min(other);
        Self {
            first,
            second,
            worth,
            rare,
        }
    }
}

/// Neighbours by their sound, the same with one left out or turned round, single characters. The rarest first.
fn clues(row: &Row) -> Vec<Clue> {
    let mut all = Vec::new();
    for (at, first) in row.iter().enumerate() {
        let (second, third) = (row.get(at + 1), row.get(at + 2));
        if let Some(second) = second {
            all.push(Clue::new(sound(first), Some(sound(second)), 1.0));
        }
        if row.len() < 3 {
            continue;
        }
        if let Some(second) = second {
            all.push(Clue::new(sound(second), Some(sound(first)), 0.8));
        }
        if let Some(third) = third {
            all.push(Clue::new(sound(first), Some(sound(third)), 0.8));
        }
        if first.weight > 0.0 {
            all.push(Clue::new(first.clone(), None, 0.5));
        }
    }
    all.sort_by(|a, b| a.rare.total_cmp(&b.rare));
    let of = |worth: f64, most: usize| {
        let some = all
            .iter()
            .filter(move |clue| clue.worth.total_cmp(&worth).is_eq());
        some.take(most).cloned().collect::<Vec<Clue>>()
    };
    // Few of the pairs of a long row are spoilt by a mistake.
    let is_long = row.len() > 6;
    let mut clues = of(1.0, if is_long { 8 } else { 4 });
    let others = clues.split_off(clues.len().min(2));
    clues.extend(of(0.5, 2));
    clues.extend(others);
    clues.extend(of(0.8, if is_long { 0 } else { 5 }));
    clues
}
