//! The published index: its pieces as they are written, and that every record is found by all that it should be found by.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use minglu::cli::index::labels;
use minglu::derive::Directory;
use minglu::load::{read, understand};
use minglu::model::{Catalog, Day};
use minglu::render::{Minify, Theme, ThemeFiles};
use minglu::search::{BOOT, Labels, folded, index};
use proptest::prelude::*;
use serde_json::Value;

use support::{expect, fixture};

fn today() -> Day {
    Day::parse(support::TODAY).expect("a day")
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let theme = ThemeFiles::read(&support::theme()).expect("the theme");
    let theme = Theme::new(&theme, "zh-CN", Minify::Templates).expect("the theme");
    labels(&theme.texts)
});

fn pieces_of(catalog: &Catalog) -> Vec<(String, Vec<u8>)> {
    index(&Directory::new(catalog, today()), &LABELS)
}

fn catalog(content: &Path) -> Catalog {
    understand(read(content)).catalog
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// The index as a reader has it: the pieces by name.
struct Index(BTreeMap<String, Value>);

impl Index {
    fn of(catalog: &Catalog) -> Self {
        let pieces = pieces_of(catalog).into_iter().map(|(path, bytes)| {
            let script = String::from_utf8(bytes).expect("UTF-8");
            let (name, value) = value_of(&script);
            assert!(path.ends_with(&format!("/{name}.js")), "{path} is {name}");
            (name, value)
        });
        Self(pieces.collect())
    }

    fn boot(&self, key: &str) -> &Value {
        &self.0["boot"][key]
    }

    /// The piece of a letter that must hold a key, by the bounds.
    fn piece(&self, letter: &str, key: &str) -> &Value {
        let utf16 = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        let bounds = self.boot(letter).as_array().expect("bounds");
        let is_before = |bound: &Value| utf16(bound.as_str().expect("a bound")) <= utf16(key);
        let number = bounds
            .partition_point(is_before)
            .checked_sub(1)
            .expect("a piece");
        &self.0[&format!("{letter}{number}")]
    }

    /// Starts and others of a list, from the piece of long lists if it is one.
    fn list(&self, list: &Value) -> (BTreeSet<u64>, BTreeSet<u64>) {
        let list = list.as_array().expect("a list");
        let whole = list.get(3).map(|more| &self.0[&format!("m{more}")]);
        let part = |at: usize| whole.map_or(list.get(at), |whole| whole.get(at));
        let both = (numbers(part(0)), numbers(part(1)));
        if let Some(total) = list.get(2) {
            assert_eq!(total.as_u64(), Some((both.0.len() + both.1.len()) as u64));
        }
        assert!(both.0.is_disjoint(&both.1));
        both
    }

    fn cards(&self) -> Vec<&Value> {
        let pieces = (0..).map_while(|number| self.0.get(&format!("c{number}")));
        pieces
            .flat_map(|piece| piece.as_array().expect("cards"))
            .collect()
    }
}

/// Name and value of a piece, read as a reader does that is no browser.
fn value_of(script: &str) -> (String, Value) {
    let (head, rest) = script.split_once(',').expect("two arguments");
    let (json, _) = rest.rsplit_once(')').expect("a call");
    let name = head
        .strip_prefix("Q(\"")
        .and_then(|it| it.strip_suffix('"'));
    let value = serde_json::from_str(json).expect("JSON");
    (name.expect("a name").to_owned(), value)
}

fn numbers(set: Option<&Value>) -> BTreeSet<u64> {
    let mut last = 0;
    let set = set.and_then(Value::as_array).into_iter().flatten();
    let number = |delta: &Value| {
        last += delta.as_u64().expect("a number");
        last
    };
    set.map(number).collect()
}

/// The characters of a name with the syllables that some name reads them as.
fn syllables(index: &Index) -> BTreeMap<char, Vec<String>> {
    let mut syllables: BTreeMap<char, Vec<String>> = BTreeMap::new();
    let sounds = index.boot("sounds").as_str().expect("sounds");
    for word in sounds.split(' ') {
        let end = word
            .find(|it: char| !it.is_ascii_lowercase())
            .expect("a character");
        for character in word[end..].chars() {
            let of = syllables.entry(character).or_default();
            of.push(word[..end].to_owned());
        }
    }
    syllables
}

/// All names of a card, folded.
fn names(card: &Value) -> Vec<Vec<char>> {
    let own = card[0].as_str().expect("a name");
    let others = card[7].as_array().into_iter().flatten();
    let others = others.map(|it| it.as_str().expect("a name"));
    let all = [own].into_iter().chain(others);
    all.map(|name| folded(name).chars().collect()).collect()
}

#[test]
fn names_are_folded_as_the_vectors_say() {
    let text = std::fs::read_to_string(fixture("search/fold.json")).expect("vectors");
    let vectors: Vec<BTreeMap<String, String>> = serde_json::from_str(&text).expect("JSON");
    assert!(vectors.len() >= 60);
    for vector in vectors {
        assert_eq!(
            folded(&vector["text"]),
            vector["folded"],
            "{:?}",
            vector["text"]
        );
    }
}

#[test]
fn the_pieces_of_the_fixture_are_as_expected() {
    let catalog = catalog(&fixture("site/content"));
    let pieces = pieces_of(&catalog);
    let folder = fixture("search/expected");
    for (path, bytes) in &pieces {
        let script = std::str::from_utf8(bytes).expect("UTF-8");
        let name = path.rsplit('/').next().expect("a name");
        // What these two hold is the same in all directories.
        if !matches!(name, "fold.js" | "read.js") {
            let (_, value) = value_of(script);
            let layout = value["layout"].as_str().unwrap_or("none");
            // One value a line, so that a change is seen where it is.
            let text = script.replace(layout, "LAYOUT").replace(",\"", ",\n\"");
            expect(&folder.join(name), &text);
        }
    }
    let built: Vec<&str> = pieces.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(built[0], BOOT);
    assert_eq!(built.iter().collect::<BTreeSet<_>>().len(), built.len());
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool");
    let many = rayon::ThreadPoolBuilder::new()
        .num_threads(7)
        .build()
        .expect("a pool");
    let build = || pieces_of(&catalog(&sample()));
    assert!(one.install(build) == many.install(build));
}

#[test]
fn every_record_is_found_by_each_pair_of_its_names() {
    let index = Index::of(&catalog(&sample()));
    let syllables = syllables(&index);
    let of = |character: Option<&char>| match character {
        None => vec![String::new()],
        Some(it) => syllables.get(it).cloned().unwrap_or(vec![format!("~{it}")]),
    };
    let cards = index.cards();
    assert!(cards.len() > 70);
    for (number, card) in (0..).zip(cards) {
        for name in names(card) {
            for at in 0..name.len() {
                let (first, second) = (name.get(at), name.get(at + 1));
                let text: String = first.into_iter().chain(second).collect();
                let mut found = (BTreeSet::new(), BTreeSet::new());
                for one in of(first) {
                    for two in of(second) {
                        let piece = index.piece("b", &format!("{one} {two} {text}"));
                        let list = &piece[&one][&two][&text];
                        if !list.is_null() {
                            let (starts, inner) = index.list(list);
                            found.0.extend(starts);
                            found.1.extend(inner);
                        }
                    }
                }
                let is_found = found.0.contains(&number) || (at > 0 && found.1.contains(&number));
                assert!(is_found, "{text} of {card}");
            }
        }
    }
}

#[test]
fn every_record_is_found_by_each_triple_of_its_initials() {
    let index = Index::of(&catalog(&sample()));
    let syllables = syllables(&index);
    // A character with several readings in names stands for any of its initials.
    let of = |character: Option<&char>| -> BTreeSet<char> {
        let Some(character) = character else {
            return ['$'].into();
        };
        let read = syllables.get(character).into_iter().flatten();
        let initials: BTreeSet<char> = read.filter_map(|it| it.chars().next()).collect();
        if initials.is_empty() {
            [*character].into()
        } else {
            initials
        }
    };
    for (number, card) in (0..).zip(index.cards()) {
        for name in names(card) {
            for at in 0..name.len().saturating_sub(1) {
                let mut is_found = false;
                for a in of(name.get(at)) {
                    for b in of(name.get(at + 1)) {
                        for c in of(name.get(at + 2)) {
                            let key: String = [a, b, c].into_iter().collect();
                            let list = &index.piece("n", &key)[&key];
                            if !list.is_null() {
                                let (starts, inner) = index.list(list);
                                is_found |= starts.contains(&number) || inner.contains(&number);
                            }
                        }
                    }
                }
                assert!(is_found, "{at} of {card}");
            }
        }
    }
}

/// The texts of a piece of codes with their records.
fn table(piece: &Value) -> BTreeMap<String, Vec<u64>> {
    let records = piece["d"].as_array().expect("records").iter();
    let mut last = String::new();
    let mut table: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let texts = piece["v"].as_str().expect("texts").split(' ');
    for (end, record) in texts.zip(records) {
        last.truncate(last.len().saturating_sub(end.len()));
        last.push_str(end);
        let known = table.entry(last.clone()).or_default();
        known.push(record.as_u64().expect("a number"));
    }
    table
}

#[test]
fn every_record_is_found_by_its_codes_from_either_end() {
    let index = Index::of(&catalog(&sample()));
    let prefix = index.boot("code").as_str().expect("a prefix");
    for (number, card) in (0..).zip(index.cards()) {
        let [code, credit] = [&card[1], &card[8]].map(|it| it.as_str().expect("a code"));
        let credit_backwards: String = credit.chars().rev().take(10).collect();
        let code_backwards: String = code.chars().rev().collect();
        assert_eq!(prefix.len() + code.len(), 13);
        for (letter, text) in [
            ("k", code),
            ("r", &code_backwards),
            ("u", credit),
            ("w", &credit_backwards),
        ] {
            let table = table(index.piece(letter, text));
            assert!(table[text].contains(&number), "{text} in {letter}");
        }
    }
}

#[test]
fn facets_are_those_of_the_cards() {
    let index = Index::of(&catalog(&sample()));
    let cards = index.cards();
    let count = index.boot("occupations").as_object().expect("editions");
    let count: usize = count
        .values()
        .map(|it| it[0].as_array().expect("names").len())
        .sum();
    let mut by_occupation: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    let mut by_district: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for (number, card) in (0..).zip(&cards) {
        let scope = card[4].as_array().expect("a scope");
        let what = scope
            .iter()
            .step_by(2)
            .map(|it| it.as_u64().expect("a position"));
        for what in what {
            let job = usize::try_from(what).unwrap().checked_sub(count);
            let jobs = index.boot("jobs");
            let what = job.map_or(what, |job| jobs[job][0].as_u64().expect("a position"));
            by_occupation.entry(what).or_default().insert(number);
        }
        let district = card[2].as_u64().expect("a district");
        by_district.entry(district).or_default().insert(number);
    }
    assert_eq!(by_occupation.len(), count);
    for (occupation, expected) in by_occupation {
        let piece = &index.boot("o")[usize::try_from(occupation).unwrap()];
        let filed = &index.0[&format!("o{piece}")][occupation.to_string()];
        assert_eq!(numbers(Some(&filed["d"])), expected);
        for (key, base) in [("v", 36), ("l", 32)] {
            let digits = filed[key].as_str().expect("digits");
            assert_eq!(
                digits.chars().filter(|it| it.is_digit(base)).count(),
                expected.len()
            );
        }
    }
    for (district, expected) in by_district {
        let district = usize::try_from(district).unwrap();
        let key = index.boot("districts")[district][0]
            .as_str()
            .expect("a key");
        let piece = &index.boot("f")["district"][district];
        let set = &index.0[&format!("f{piece}")][format!("district:{key}")];
        assert_eq!(numbers(Some(set)), expected, "{key}");
    }
}

#[test]
fn details_are_those_of_the_records() {
    let catalog = catalog(&sample());
    let index = Index::of(&catalog);
    let pieces = (0..).map_while(|number| index.0.get(&format!("d{number}")));
    let details: Vec<&Value> = pieces.flat_map(|it| it.as_array().unwrap()).collect();
    let cards = index.cards();
    assert_eq!(details.len(), cards.len());
    let mut paid = 0;
    for (card, detail) in cards.iter().zip(details) {
        let code = format!(
            "{}{}",
            index.boot("code").as_str().unwrap(),
            card[1].as_str().unwrap()
        );
        let mut evaluators = catalog.evaluators.iter();
        let evaluator = evaluators.find(|it| it.code.as_str() == code).unwrap();
        assert_eq!(detail[0], evaluator.address.as_str());
        let items = detail[2].as_array().unwrap();
        assert_eq!(items.len() * 2, card[4].as_array().unwrap().len(), "{code}");
        let fees = evaluator.scope.iter().flat_map(|item| item.fees.iter());
        let fees: BTreeSet<(u64, u64)> = fees
            .map(|(level, fee)| (level.digit().into(), (*fee).into()))
            .collect();
        for item in items.iter().filter_map(Value::as_array) {
            for pair in item[1..].chunks(2) {
                paid += 1;
                let pair = (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap());
                assert!(fees.contains(&pair), "{code}: {pair:?}");
            }
        }
    }
    assert!(paid > 100);
}

#[test]
fn cards_that_ride_are_those_of_the_records() {
    let index = Index::of(&catalog(&sample()));
    let cards = index.cards();
    let mut riding = 0;
    for piece in index.0.values() {
        for (number, rider) in piece["cards"].as_object().into_iter().flatten() {
            let mut card = cards[number.parse::<usize>().expect("a number")].clone();
            let card = card.as_array_mut().expect("a card");
            let rider = rider.as_array().expect("a card");
            card.truncate(rider.len());
            assert_eq!(card, rider);
            riding += 1;
        }
    }
    assert!(riding > 100);
}

/// A directory of one body with this name.
fn with_name(name: &str) -> Catalog {
    let mut catalog = catalog(&fixture("site/content"));
    let mut evaluator = catalog.evaluators[0].clone();
    name.clone_into(&mut evaluator.name);
    catalog.evaluators = minglu::model::Evaluators::new(vec![evaluator]);
    catalog
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_name_breaks_out_of_its_piece(name in "(\\PC|[\"\\\\<>/\u{2028}\u{2029}\n\0'&]|</script>|<!--){0,12}") {
        for (_, bytes) in pieces_of(&with_name(&name)) {
            let script = String::from_utf8(bytes).expect("UTF-8");
            let (_, value) = value_of(&script);
            let harmful = ['<', '\u{2028}', '\u{2029}', '\0'];
            prop_assert!(!script.contains(harmful));
            prop_assert_eq!(script.matches('\n').count(), 1);
            if script.starts_with("Q(\"c0\"") {
                prop_assert_eq!(value[0][0].as_str(), Some(name.as_str()));
            }
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,20}") {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once);
    }
}
