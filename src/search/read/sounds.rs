//! Who sounds how, and patterns: a character, a syllable, the beginning of one. `3-names.js` is the same in the page's script.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::boot::Boot;
use super::text::{Text, is_han};

/// Ways to divide letters into syllables.
pub const ROWS: usize = 12;

/// From the boot piece.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Syllables of characters in names.
    of: HashMap<char, Vec<String>>,
    /// The characters of names, in the order of the boot piece.
    order: Vec<char>,
    /// Syllables of characters elsewhere.
    more: HashMap<char, Vec<String>>,
    /// About how many records have a syllable.
    by: BTreeMap<String, f64>,
    /// About how many records have a character.
    rare: HashMap<char, f64>,
    syllables: BTreeSet<String>,
    /// All beginnings of syllables.
    starts: BTreeSet<String>,
}

/// What a unit of a name may be.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    /// Just this one.
    pub unit: Option<char>,
    /// One whose syllable begins so.
    pub begin: Option<String>,
    /// One of these syllables.
    pub syllables: Vec<String>,
    /// About how many records have one.
    pub weight: f64,
}

/// Patterns one behind the other.
pub type Row = Vec<Pattern>;

/// How letters may be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Into whole syllables.
    Full,
    /// The last may be a beginning.
    Last,
    /// And initials may stand among them.
    Short,
}

impl Sounds {
    /// The tables; `occupations` are the folded names of occupations in their order.
    pub fn of<'w>(boot: &Boot, occupations: impl Iterator<Item = &'w str>) -> Self {
        let mut table = Self::default();
        let mut often = boot.often.chars();
        for (c, syllable) in each(&boot.sounds) {
            let digit = often.next().and_then(|it| it.to_digit(36));
            table.note(c, syllable.to_owned(), count(digit.unwrap_or_default()));
        }
        table.syllables = table.by.keys().cloned().collect();
        let mut met = HashSet::new();
        let is_new = |c: &char| is_han(*c) && !table.of.contains_key(c) && met.insert(*c);
        let spoken: Vec<char> = occupations.flat_map(str::chars).filter(is_new).collect();
        let spoken = spoken.into_iter().zip(boot.spoken.split(' '));
        let spoken = spoken.filter(|(_, syllable)| !syllable.is_empty());
        for (c, syllable) in spoken.chain(each(&boot.alike)) {
            let known = table.more.entry(c).or_default();
            known.push(syllable.to_owned());
            table.syllables.insert(syllable.to_owned());
        }
        for c in boot.letters.chars() {
            table.note(c, format!("~{c}"), 8.0);
        }
        let starts = table.syllables.iter().flat_map(|it| beginnings(it));
        table.starts = starts.collect();
        table
    }

    fn note(&mut self, c: char, syllable: String, count: f64) {
        let known = self.of.entry(c).or_default();
        if known.is_empty() {
            self.order.push(c);
        }
        known.push(syllable.clone());
        *self.by.entry(syllable).or_default() += count;
        self.rare.insert(c, count);
    }

    /// All characters whose sound is known.
    pub fn characters(&self) -> impl Iterator<Item = char> {
        self.of.keys().chain(self.more.keys()).copied()
    }

    /// All readings of a unit, those in names first.
    pub fn readings(&self, unit: char) -> impl Iterator<Item = &str> {
        let (in_names, elsewhere) = (self.of.get(&unit), self.more.get(&unit));
        let all = in_names.into_iter().chain(elsewhere).flatten();
        all.map(String::as_str)
    }

    /// Just this unit.
    pub fn exactly(&self, unit: char) -> Pattern {
        Pattern {
            unit: Some(unit),
            begin: None,
            syllables: self.of.get(&unit).cloned().unwrap_or_default(),
            weight: self.rare.get(&unit).copied().unwrap_or_default(),
        }
    }

    fn sounding(&self, syllable: &str) -> Pattern {
        Pattern {
            syllables: vec![syllable.to_owned()],
            weight: self.by.get(syllable).copied().unwrap_or_default(),
            ..Pattern::default()
        }
    }

    /// Units whose syllables begin so.
    pub fn beginning(&self, begin: &str) -> Pattern {
        let all = self.by.range(begin.to_owned()..);
        let all = all.take_while(|(syllable, _)| syllable.starts_with(begin));
        Pattern {
            begin: Some(begin.to_owned()),
            weight: all.map(|(_, count)| count).sum(),
            ..Pattern::default()
        }
    }

    /// Whether a unit of a name is what a pattern wants.
    pub fn fits(&self, pattern: &Pattern, other: char) -> bool {
        if let Some(unit) = pattern.unit {
            return unit == other;
        }
        match &pattern.begin {
            Some(begin) => {
                begin.chars().eq([other]) || self.readings(other).any(|it| it.starts_with(begin))
            }
            None => self.sounds_as(other, &pattern.syllables),
        }
    }

    /// Whether a unit has one of these syllables.
    pub fn sounds_as(&self, unit: char, syllables: &[String]) -> bool {
        self.readings(unit)
            .any(|it| syllables.iter().any(|syllable| syllable == it))
    }

    /// The rows of patterns of a token: runs of Latin letters divided as `how` says, everything else as it is.
    pub fn rows(&self, token: &Text, how: How) -> Vec<Row> {
        let mut all: Vec<Row> = vec![Vec::new()];
        let is_latin = |at: usize| token.units[at].is_ascii_lowercase();
        let mut from = 0;
        while from < token.units.len() {
            let mut to = from + 1;
            while to < token.units.len() && is_latin(to) == is_latin(from) {
                to += 1;
            }
            let part = token.part(from, to);
            let ways = if is_latin(from) {
                self.divisions(&part, how)
            } else {
                vec![part.units.iter().map(|it| self.exactly(*it)).collect()]
            };
            let longer = |row: &Row| {
                let row = row.clone();
                let longer = |way: &Row| row.iter().chain(way).cloned().collect::<Row>();
                ways.iter().map(longer).collect::<Vec<Row>>()
            };
            all = all.iter().flat_map(longer).take(ROWS).collect();
            from = to;
        }
        all
    }

    /// Ways to divide letters into syllables.
    fn divisions(&self, letters: &Text, how: How) -> Vec<Row> {
        let mut division = Division {
            table: self,
            letters: letters.text(),
            breaks: &letters.breaks,
            how,
            rows: Vec::new(),
        };
        // Longer texts have too many ways.
        if letters.units.len() <= 60 {
            division.walk(0, &Vec::new(), 0);
        }
        division.rows
    }

    /// Further readings of single characters, where nothing is read as the letters say: one character at a time.
    pub fn alike(&self, row: &Row) -> Vec<Row> {
        let mut rows = Vec::new();
        for (at, pattern) in row.iter().enumerate() {
            let plain = pattern.unit.is_none() && pattern.begin.is_none();
            let Some(syllable) = pattern.syllables.first().filter(|_| plain) else {
                continue;
            };
            let is_other = |c: &&char| {
                let mut readings = self.readings(**c);
                let others = self.readings(**c).count() > 1;
                others && readings.any(|it| it == syllable)
            };
            for c in self.order.iter().filter(is_other) {
                let mut row = row.clone();
                row[at] = self.exactly(*c);
                rows.push(row);
            }
        }
        rows
    }
}

impl Pattern {
    /// The letter that stands for it in triples; none where it is not known.
    pub fn initial(&self) -> Option<char> {
        let begin = self.begin.as_slice();
        let all = if begin.is_empty() {
            &self.syllables
        } else {
            begin
        };
        let first = |syllable: &String| syllable.replacen('~', "", 1).chars().next();
        let all: BTreeSet<Option<char>> = all.iter().map(first).collect();
        let mut all = all.into_iter();
        all.next().flatten().filter(|_| all.next().is_none())
    }

    /// Whether it is a beginning of one letter.
    pub fn is_letter(&self) -> bool {
        self.begin
            .as_ref()
            .is_some_and(|it| it.chars().count() == 1)
    }
}

struct Division<'s> {
    table: &'s Sounds,
    letters: String,
    breaks: &'s [usize],
    how: How,
    rows: Vec<Row>,
}

impl Division<'_> {
    fn walk(&mut self, from: usize, row: &Row, shorts: usize) {
        if self.rows.len() >= ROWS {
            return;
        }
        if from == self.letters.len() {
            self.rows.push(row.clone());
        }
        let longest = self.letters.len().min(from + 6);
        for to in (from + 1..=longest).rev() {
            let is_cut = |at: &usize| *at > from && *at < to;
            if self.breaks.iter().any(is_cut) {
                continue;
            }
            // They are ASCII.
            let s = self.letters[from..to].to_owned();
            let is_end = self.how != How::Full && to == self.letters.len();
            if !is_end && self.table.syllables.contains(&s) {
                let next = longer(row, self.table.sounding(&s));
                self.walk(to, &next, shorts);
            }
            let is_short = self.how == How::Short && shorts < 6 && is_short(&s);
            if (is_end || is_short) && self.table.starts.contains(&s) {
                let next = longer(row, self.table.beginning(&s));
                self.walk(to, &next, shorts + 1);
            }
        }
    }
}

fn longer(row: &Row, pattern: Pattern) -> Row {
    row.iter().cloned().chain([pattern]).collect()
}

/// Whether letters are an initial.
fn is_short(s: &str) -> bool {
    matches!(s, "zh" | "ch" | "sh") || (s.len() == 1 && !"aeiouv".contains(s))
}

/// Characters with their syllables, as `sounds` and `alike` have them.
fn each(text: &str) -> impl Iterator<Item = (char, &str)> {
    text.split(' ').flat_map(|group| {
        let end = group.find(|c: char| !c.is_ascii_lowercase());
        let (syllable, characters) = group.split_at(end.unwrap_or(group.len()));
        characters.chars().map(move |c| (c, syllable))
    })
}

/// A power of two.
fn count(digit: u32) -> f64 {
    2_f64.powi(i32::try_from(digit).unwrap_or_default())
}

fn beginnings(syllable: &str) -> impl Iterator<Item = String> {
    let ends = syllable.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| syllable[..end].to_owned())
}
