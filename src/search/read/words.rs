//! The words of the boot piece that a query may say. `4-facets.js` is the same in the page's script.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;

use super::boot::{Boot, Entry};
use super::text::plain;

/// What can be chosen of an evaluator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A place of the region, which stands for all records.
    Place,
    /// A district 区县.
    District,
    /// An occupation 职业.
    Occupation,
    /// A job 工种 of an occupation.
    Job,
    /// A level 等级.
    Level,
    /// A standing 状态.
    Standing,
    /// A kind 类别.
    Kind,
    /// Whether entrusted assessments are accepted.
    Entrusted,
    /// Whether a session begins soon.
    Session,
}

impl Facet {
    /// Its name in the index and in answers.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::District => "district",
            Self::Occupation => "occupation",
            Self::Job => "job",
            Self::Level => "level",
            Self::Standing => "standing",
            Self::Kind => "kind",
            Self::Entrusted => "entrusted",
            Self::Session => "session",
        }
    }

    /// Jobs are chosen as occupations are.
    #[must_use]
    pub fn chosen_as(self) -> Self {
        match self {
            Self::Job => Self::Occupation,
            other => other,
        }
    }
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The facet.
    pub facet: Facet,
    /// Its position among the values of the facet.
    pub at: usize,
    /// What addresses carry.
    pub key: String,
    /// What chips show.
    pub label: String,
    /// Folded words that mean it.
    pub words: Vec<String>,
    /// The occupation of a job.
    pub of: Option<usize>,
    /// The code of an occupation.
    pub code: String,
}

/// Values of one facet.
pub type Values = Vec<Rc<Value>>;

/// Every value of every facet, and what means it.
#[derive(Debug, Default)]
pub struct Words {
    pub place: Values,
    pub district: Values,
    pub occupation: Values,
    pub job: Values,
    pub level: Values,
    pub standing: Values,
    pub kind: Values,
    pub flag: Values,
    /// The words in their order, and what each means.
    by: Vec<(String, Values)>,
    position: HashMap<String, usize>,
    /// How long the longest word is.
    pub longest: usize,
    /// Words for places, as they stand at the head of names.
    pub places: Vec<Vec<char>>,
}

impl Words {
    /// From the boot piece.
    pub fn of(boot: &Boot) -> Self {
        let mut words = Self::default();
        let places = boot.places.iter().enumerate();
        let places = places.map(|(at, name)| value(Facet::Place, at, name, [name]));
        words.place = places.collect();
        words.district = words_of(Facet::District, &boot.districts);
        words.occupation = occupations(boot);
        let jobs = boot.jobs.iter().enumerate();
        let jobs = jobs.map(|(at, (of, name))| job(at, *of, name, &words.occupation));
        words.job = jobs.collect();
        words.level = words_of(Facet::Level, &boot.levels);
        words.standing = words_of(Facet::Standing, &boot.standings);
        words.kind = words_of(Facet::Kind, &boot.kinds);
        words.flag = boot.flags.iter().filter_map(flag).collect();
        words.learn();
        words
    }

    fn learn(&mut self) {
        let all = [
            &self.place,
            &self.district,
            &self.occupation,
            &self.job,
            &self.level,
            &self.standing,
            &self.kind,
            &self.flag,
        ];
        let all: Values = all.into_iter().flatten().cloned().collect();
        for value in &all {
            for word in &value.words {
                self.longest = self.longest.max(word.chars().count());
                let known = self.by.len();
                let at = *self.position.entry(word.clone()).or_insert(known);
                if at == known {
                    self.by.push((word.clone(), Vec::new()));
                }
                if let Some((_, means)) = self.by.get_mut(at) {
                    means.push(Rc::clone(value));
                }
            }
        }
        let places = self.place.iter().chain(&self.district);
        let places = places.flat_map(|value| &value.words);
        self.places = places.map(|word| word.chars().collect()).collect();
    }

    /// All words, in their order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by.iter().map(|(word, _)| word.as_str())
    }

    /// All characters of words.
    pub fn characters(&self) -> impl Iterator<Item = char> {
        self.all().flat_map(str::chars)
    }

    /// Whether a text is a word.
    pub fn has(&self, word: &str) -> bool {
        self.position.contains_key(word)
    }

    /// The values that a whole word means; of several facets the first counts, but an occupation and its job go together.
    pub fn meaning(&self, word: &str) -> Values {
        let found = self.position.get(word).and_then(|at| self.by.get(*at));
        let found = found.map_or(&[][..], |(_, values)| values);
        let facet = found.first().map(|it| it.facet.chosen_as());
        let same = |value: &&Rc<Value>| Some(value.facet.chosen_as()) == facet;
        found.iter().filter(same).cloned().collect()
    }

    /// Occupations whose code begins so: `6-31`, `41001`.
    pub fn coded(&self, raw: &str) -> Values {
        let dash = |c: char| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        };
        let text: String = raw.nfkc().map(dash).collect();
        let digits = text.replace('-', "");
        let is_plain = text == digits;
        let is_code = text.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit())
            && digits.len() >= if is_plain { 4 } else { 2 };
        if !is_code {
            return Values::new();
        }
        let same = |code: &str| {
            let plain = code.replace('-', "");
            let code = if is_plain { &plain } else { code };
            code.starts_with(&text)
        };
        let all = self.occupation.iter();
        all.filter(|value| same(&value.code)).cloned().collect()
    }

    /// The values that may be chosen of a facet.
    pub fn choices(&self, facet: Facet) -> Values {
        match facet {
            Facet::Place => self.place.clone(),
            Facet::District => self.district.clone(),
            Facet::Occupation | Facet::Job => {
                self.occupation.iter().chain(&self.job).cloned().collect()
            }
            Facet::Level => self.level.clone(),
            Facet::Standing => self.standing.clone(),
            Facet::Kind => self.kind.clone(),
            Facet::Entrusted | Facet::Session => {
                vec![value(facet, 0, "", std::iter::empty::<&str>())]
            }
        }
    }
}

fn value<W: AsRef<str>>(
    facet: Facet,
    at: usize,
    key: &str,
    words: impl IntoIterator<Item = W>,
) -> Rc<Value> {
    Rc::new(plain_value(facet, at, key, words))
}

fn plain_value<W: AsRef<str>>(
    facet: Facet,
    at: usize,
    key: &str,
    words: impl IntoIterator<Item = W>,
) -> Value {
    let mut label = None;
    let mut known = HashSet::new();
    let mut folded = Vec::new();
    for word in words {
        label.get_or_insert_with(|| word.as_ref().to_owned());
        let word = plain(word.as_ref(), None);
        if !word.is_empty() && known.insert(word.clone()) {
            folded.push(word);
        }
    }
    Value {
        facet,
        at,
        key: key.to_owned(),
        label: label.unwrap_or_else(|| key.to_owned()),
        words: folded,
        of: None,
        code: String::new(),
    }
}

fn words_of(facet: Facet, entries: &[Entry]) -> Values {
    let entries = entries.iter().enumerate();
    let read = |(at, entry): (usize, &Entry)| match entry.split_first() {
        Some((key, words)) => value(facet, at, key, words),
        None => value(facet, at, "", [""]),
    };
    entries.map(read).collect()
}

fn occupations(boot: &Boot) -> Values {
    let mut all = Values::new();
    for (edition, (names, ends)) in &boot.occupations {
        let mut code = String::new();
        for (names, end) in names.iter().zip(ends.split(' ')) {
            code = next_code(&code, end);
            let key = format!("{edition}/{code}");
            let value = plain_value(Facet::Occupation, all.len(), &key, names.all());
            let code = code.clone();
            all.push(Rc::new(Value { code, ..value }));
        }
    }
    all
}

/// The code that ends in other characters than the one before; without any it is the next in number.
fn next_code(last: &str, end: &str) -> String {
    let length = if end.is_empty() { 2 } else { end.len() };
    let (head, tail) = last
        .split_at_checked(last.len().saturating_sub(length))
        .unwrap_or_default();
    if !end.is_empty() {
        return format!("{head}{end}");
    }
    let tail: u32 = tail.parse().unwrap_or_default();
    format!("{head}{:02}", tail.saturating_add(1))
}

fn job(at: usize, of: usize, name: &str, occupations: &Values) -> Rc<Value> {
    let occupation = occupations.get(of).map_or("", |it| &it.key);
    let value = plain_value(Facet::Job, at, &format!("{occupation}/{name}"), [name]);
    let of = Some(of);
    Rc::new(Value { of, ..value })
}

fn flag(entry: &Entry) -> Option<Rc<Value>> {
    let (facet, words) = entry.split_first()?;
    let facet = match facet.as_str() {
        "entrusted" => Facet::Entrusted,
        "session" => Facet::Session,
        _ => return None,
    };
    Some(value(facet, 0, "", words))
}
