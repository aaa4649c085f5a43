//! The published index: what a page or `minglu search` needs to answer a query, as small plain files. `FORMAT.md` says what they
//! hold, `QUERY.md` how they are asked.

mod boot;
mod budget;
mod cards;
mod codes;
mod columns;
mod details;
mod facets;
mod fold;
mod initials;
mod json;
mod labels;
mod lists;
mod material;
mod names;
mod occupations;
mod order;
mod pairs;
mod pieces;
pub mod read;
mod record;
mod riding;
mod scope;
mod sounds;
mod units;
mod values;
mod words;

use crate::derive::Directory;

use material::Material;
use pieces::Piece;
use sounds::Sounds;

pub use fold::folded;
pub use labels::{Label, Labels};

/// Where `boot` lies; all other pieces lie beside it in a folder.
pub const BOOT: &str = "search/boot.js";

/// The index of a directory: paths from the site's root with their bytes, `boot` first. `labels` are the words for levels and the like.
#[must_use]
pub fn index(directory: &Directory<'_>, labels: &Labels) -> Vec<(String, Vec<u8>)> {
    let material = Material::of(directory);
    let sounds = Sounds::of(&material.units);
    let index = Index::of(&material, &sounds);
    let layout = index.layout(&material);
    let boot = boot::boot(&material, &index, &sounds, labels, &layout);
    let boot = Piece::named("boot", boot);
    let path = |piece: &Piece| format!("search/{layout}/{}.js", piece.name);
    let pieces = index.pieces.iter();
    let pieces = pieces.map(|piece| (path(piece), piece.script()));
    let first = [(BOOT.to_owned(), boot.script())];
    first.into_iter().chain(pieces).collect()
}

/// All pieces but `boot`, and what `boot` says of them.
#[derive(Default)]
struct Index {
    pieces: Vec<Piece>,
    /// For each letter the first key of each piece.
    bounds: Vec<(&'static str, Vec<String>)>,
    /// For each occupation the number of its piece.
    occupations: Vec<usize>,
    /// For each facet the numbers of its values' pieces.
    facets: Vec<(&'static str, Vec<usize>)>,
}

impl Index {
    fn of(material: &Material<'_, '_>, sounds: &Sounds<'_>) -> Self {
        let mut index = Self {
            pieces: cards::pieces(&material.cards, material.budget.chunk),
            ..Self::default()
        };
        let mut whole = Vec::new();
        let pairs = pairs::pairs(material, &mut whole);
        let initials = initials::initials(material, &mut whole);
        index.add("b", pairs);
        index.add("n", initials);
        for table in codes::tables(&material.records, &material.prefix, &material.budget) {
            index.add(table.letter, table.pieces());
        }
        let (pieces, piece_of) = occupations::occupations(material);
        index.pieces.extend(pieces);
        index.occupations = piece_of;
        let (pieces, pieces_of) = facets::facets(material);
        index.pieces.extend(pieces);
        index.facets = pieces_of;
        index.pieces.extend(columns::columns(material));
        index.pieces.extend(details::details(material));
        let whole = whole.into_iter().enumerate();
        let whole = whole.map(|(number, list)| Piece::new("m", number, list));
        index.pieces.extend(whole);
        let written = names::written(material.directory);
        index
            .pieces
            .push(Piece::named("fold", sounds::fold(written)));
        index.pieces.push(Piece::named("read", sounds.others()));
        index
    }

    fn add(&mut self, letter: &'static str, (pieces, bounds): (Vec<Piece>, Vec<String>)) {
        self.pieces.extend(pieces);
        self.bounds.push((letter, bounds));
    }

    /// A name for this numbering and this division: pieces of another have another.
    fn layout(&self, material: &Material<'_, '_>) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |text: &str| {
            hasher.update(text.as_bytes());
            hasher.update(b"\n");
        };
        for record in &material.records {
            add(record.entry.evaluator.code.as_str());
        }
        for piece in &self.pieces {
            add(&piece.name);
        }
        for (letter, bounds) in &self.bounds {
            add(letter);
            for bound in bounds {
                add(bound);
            }
        }
        add(&format!("{:?} {:?}", self.occupations, self.facets));
        hasher.finalize().to_hex().chars().take(10).collect()
    }
}
