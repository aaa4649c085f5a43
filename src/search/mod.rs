//! The published index: what a page or `minglu search` needs to answer a query, as small plain files. `FORMAT.md` says what they
//! hold, `QUERY.md` how they are asked.

mod boot;
mod cards;
mod codes;
mod facets;
mod fold;
mod initials;
mod json;
mod labels;
mod lists;
mod names;
mod order;
mod pairs;
mod pieces;
mod record;
mod riding;
mod scope;
mod sounds;
mod units;
mod words;

use crate::derive::{Directory, place_names};

use boot::Boot;
use cards::{Card, Maker};
use codes::{Codes, backwards, common_prefix};
use lists::Heads;
use order::Order;
use pieces::Piece;
use record::{Places, records};
use riding::Riding;
use scope::Subjects;
use sounds::Sounds;
use words::Words;

pub use fold::folded;
pub use labels::{Label, Labels};

/// Where `boot` lies; all other pieces lie beside it in a folder.
pub const BOOT: &str = "search/boot.js";

/// How much goes into pieces: bytes before compression, and how many cards ride.
#[derive(Debug)]
struct Budget {
    /// A piece of pairs.
    pairs: usize,
    /// A piece of initials.
    initials: usize,
    /// A piece of occupations.
    occupations: usize,
    /// A piece of other facets.
    facets: usize,
    /// Codes in a piece.
    codes: usize,
    /// Credit codes in a piece.
    credit_codes: usize,
    /// Cards in a piece.
    chunk: usize,
    /// What of a list stands in its piece.
    heads: Heads,
    /// How many of the first of a facet's list ride.
    first: usize,
    /// How many of the first of each district in an occupation's list ride, of districts with more than `few`.
    first_of_district: usize,
    /// So few are asked for by themselves.
    few: usize,
    /// The cards that ride with pairs.
    riding_pairs: Riding,
    /// The cards that ride with initials.
    riding_initials: Riding,
}

impl Budget {
    /// For so many records: small directories have few cards to spare, large ones many.
    fn of(records: usize) -> Self {
        let chunk = 40;
        let riding = |all| Riding {
            all,
            first: 10,
            whole: 16,
            chunk,
        };
        Self {
            pairs: 12_000,
            initials: 14_000,
            occupations: 18_000,
            facets: 16_000,
            codes: 1_200,
            credit_codes: 800,
            chunk,
            heads: Heads {
                longest: 700,
                head: 60,
            },
            first: 10,
            first_of_district: 10,
            few: 4,
            riding_pairs: riding(records / 2),
            riding_initials: riding(records / 10),
        }
    }
}

/// The index of a directory: paths from the site's root with their bytes. `labels` are the words for levels and the like.
#[must_use]
pub fn index(directory: &Directory<'_>, labels: &Labels) -> Vec<(String, Vec<u8>)> {
    let budget = Budget::of(directory.entries.len());
    let order = Order::of(directory);
    let subjects = Subjects::of(directory);
    let places = Places::of(directory);
    let records = records(directory, &order, &subjects, &places);
    let known = known_words(directory, &subjects);
    let words = Words::new(known.iter().map(String::as_str));
    let (names, units) = names::names(
        directory,
        &order.numbered,
        &place_names(directory.catalog),
        &words,
    );
    let codes =
        |code: fn(&record::Record<'_, '_>) -> String| records.iter().map(code).collect::<Vec<_>>();
    let evaluators = codes(|it| it.entry.evaluator.code.to_string());
    let credits = codes(|it| it.entry.evaluator.credit_code.to_string());
    let prefix = common_prefix(evaluators.iter().map(String::as_str));
    let maker = Maker {
        directory,
        subjects: &subjects,
        prefix,
    };
    let cards = maker.cards(&records);

    let mut pieces = card_pieces(&cards, &budget);
    let mut whole = Vec::new();
    let (b, b_bounds) = pairs::pairs(&names, &units, &cards, &budget, &mut whole);
    let (n, n_bounds) = initials::initials(&names, &units, &cards, &budget, &mut whole);
    let reversed = |codes: &[String], most| {
        codes
            .iter()
            .map(|code| backwards(code, most))
            .collect::<Vec<_>>()
    };
    let serials: Vec<String> = evaluators
        .iter()
        .map(|code| code[prefix.len()..].to_owned())
        .collect();
    let tables = [
        ("k", budget.codes, serials.clone()),
        ("r", budget.codes, reversed(&serials, usize::MAX)),
        ("u", budget.credit_codes, credits.clone()),
        ("w", budget.credit_codes, reversed(&credits, 10)),
    ];
    let mut bounds = vec![("b", b_bounds), ("n", n_bounds)];
    pieces.extend(b);
    pieces.extend(n);
    for (letter, size, texts) in tables {
        let table = Codes {
            letter,
            size,
            texts,
            prefix: "",
        };
        let (of_table, its_bounds) = table.pieces();
        pieces.extend(of_table);
        bounds.push((letter, its_bounds));
    }
    let (o, piece_of_occupation) =
        facets::occupations(directory, &records, &names, &subjects, &cards, &budget);
    let (f, pieces_of_facets) = facets::others(&records, &places, &cards, &budget);
    pieces.extend(o);
    pieces.extend(f);
    let whole = whole.into_iter().enumerate();
    pieces.extend(whole.map(|(number, list)| Piece::new("m", number, list)));
    let sounds = Sounds::of(&units);
    pieces.push(Piece {
        name: "fold".to_owned(),
        value: sounds::fold(written_names(directory)),
    });
    pieces.push(Piece {
        name: "read".to_owned(),
        value: sounds.others(),
    });

    let layout = layout(&evaluators, &bounds, &budget, pieces.len());
    let catalog = directory.catalog;
    let mut boot = Boot::new();
    boot.add("layout", &json::text(&layout));
    boot.add("as_of", &json::text(&directory.as_of.to_string()));
    boot.add("records", &records.len().to_string());
    boot.add("chunk", &budget.chunk.to_string());
    boot.add(
        "groups",
        &json::array(order.groups.iter().map(ToString::to_string)),
    );
    boot.add("code", &json::text(prefix));
    boot.add("sounds", &json::text(&sounds.written()));
    boot.add("alike", &json::text(&sounds.alike(&known)));
    boot.add("often", &json::text(&sounds.often(&names)));
    boot.add("letters", &json::text(&sounds::letters(&units)));
    boot.add("places", &boot::region(directory));
    boot.add("districts", &boot::districts(&places));
    boot.add(
        "occupations",
        &boot::occupations(&subjects, &catalog.occupations),
    );
    boot.add("majors", &boot::majors(&subjects, &catalog.occupations));
    boot.add("jobs", &boot::jobs(&subjects));
    boot.add("levels", &boot::labels(&labels.levels));
    boot.add("standings", &boot::labels(&labels.standings));
    boot.add("kinds", &boot::labels(&labels.kinds));
    boot.add("flags", &boot::labels(&labels.flags));
    for (letter, of_letter) in &bounds {
        boot.add(letter, &json::texts(of_letter));
    }
    boot.add(
        "o",
        &json::array(piece_of_occupation.iter().map(ToString::to_string)),
    );
    let mut facets = Boot::new();
    for (facet, piece_of) in &pieces_of_facets {
        facets.add(
            facet,
            &json::array(piece_of.iter().map(ToString::to_string)),
        );
    }
    boot.add("f", &facets.finish());
    let boot = Piece {
        name: "boot".to_owned(),
        value: boot.finish(),
    };
    let all = pieces
        .iter()
        .map(|piece| (format!("search/{layout}/{}.js", piece.name), piece.script()));
    let first = [(BOOT.to_owned(), boot.script())];
    first.into_iter().chain(all).collect()
}

/// Words of which names are made besides those of the table: places and occupations.
fn known_words(directory: &Directory<'_>, subjects: &Subjects<'_>) -> Vec<String> {
    let places = place_names(directory.catalog);
    let occupations = subjects.occupations.iter();
    let occupations = occupations.map(|it| directory.catalog.occupations.name(*it));
    let words = places.into_iter().chain(occupations);
    words.map(|word| folded(&word)).collect()
}

/// All names as they are written.
fn written_names<'d>(directory: &'d Directory<'_>) -> impl Iterator<Item = &'d str> {
    directory.entries.iter().flat_map(|entry| {
        let own = [entry.evaluator.name.as_str()].into_iter();
        own.chain(names::others(entry, directory))
    })
}

fn card_pieces(cards: &[Card], budget: &Budget) -> Vec<Piece> {
    let chunks = cards.chunks(budget.chunk).enumerate();
    let piece = |(number, chunk): (usize, &[Card])| {
        let cards = chunk.iter().map(|card| card.whole.clone());
        Piece::new("c", number, json::array(cards))
    };
    chunks.map(piece).collect()
}

/// A name for this numbering and these bounds.
fn layout(
    codes: &[String],
    bounds: &[(&str, Vec<String>)],
    budget: &Budget,
    pieces: usize,
) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(b"\n");
    };
    add(&format!("{budget:?} {pieces}"));
    codes.iter().for_each(|code| add(code));
    for (letter, of_letter) in bounds {
        add(letter);
        of_letter.iter().for_each(|bound| add(bound));
    }
    hasher.finalize().to_hex().chars().take(10).collect()
}
