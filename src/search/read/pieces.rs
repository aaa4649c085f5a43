//! The published pieces: which hold what is asked for, and what is in them. `2-pieces.js` is the same in the page's script.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::boot::Boot;
use super::card::{Card, Column};
use super::error::Error;
use super::names::Name;
use super::sets::{List, between, merge};
use super::sounds::Sounds;
use super::text::{Text, Variants, is_han, plain, tokens};
use super::words::Words;
use crate::model::Day;
use crate::search::BOOT;

/// What the boot piece says, made ready for look-ups, and all that was loaded since.
#[derive(Debug)]
pub struct Index {
    pub boot: Boot,
    /// The day on which it is asked.
    pub today: Day,
    pub sounds: Sounds,
    pub words: Words,
    /// Characters that need no table of variants.
    known: HashSet<char>,
    folder: PathBuf,
    pieces: RefCell<HashMap<String, Rc<Json>>>,
    cards: RefCell<HashMap<usize, Rc<Card>>>,
    pub(super) names: RefCell<HashMap<usize, Rc<Vec<Name>>>>,
    columns: RefCell<HashMap<usize, Rc<Column>>>,
    variants: RefCell<Option<Rc<Variants>>>,
}

impl Index {
    /// The index of the site in a folder.
    pub fn open(site: &Path, today: Day) -> Result<Self, Error> {
        let path = site.join(BOOT);
        let boot: Boot = match fs::read_to_string(&path) {
            Ok(script) => value(&path, &script)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoIndex(site.to_owned()));
            }
            Err(error) => return Err(Error::Unread(path, error)),
        };
        let words = Words::of(&boot);
        let occupations = words.occupation.iter();
        let occupations: Vec<String> = occupations.map(|it| plain(&it.label, None)).collect();
        let sounds = Sounds::of(&boot, occupations.iter().map(String::as_str));
        let known = sounds.characters().chain(words.characters()).collect();
        let folder = site.join("search").join(&boot.layout);
        Ok(Self {
            boot,
            today,
            sounds,
            words,
            known,
            folder,
            pieces: RefCell::default(),
            cards: RefCell::default(),
            names: RefCell::default(),
            columns: RefCell::default(),
            variants: RefCell::default(),
        })
    }

    /// The value of a piece.
    pub fn piece(&self, name: &str) -> Result<Rc<Json>, Error> {
        if let Some(known) = self.pieces.borrow().get(name) {
            return Ok(Rc::clone(known));
        }
        let path = self.folder.join(format!("{name}.js"));
        let script = fs::read_to_string(&path).map_err(|it| Error::Unread(path.clone(), it))?;
        let mut piece: Json = value(&path, &script)?;
        self.absorb(&mut piece);
        let piece = Rc::new(piece);
        let mut pieces = self.pieces.borrow_mut();
        pieces.insert(name.to_owned(), Rc::clone(&piece));
        Ok(piece)
    }

    /// Takes out the cards that a piece brings along.
    fn absorb(&self, piece: &mut Json) {
        let brought = piece.as_object_mut().and_then(|it| it.remove("cards"));
        let Some(Json::Object(brought)) = brought else {
            return;
        };
        let mut cards = self.cards.borrow_mut();
        for (number, card) in &brought {
            if let Ok(number) = number.parse() {
                let card = || Rc::new(Card::of(card, false));
                cards.entry(number).or_insert_with(card);
            }
        }
    }

    /// The pieces of a letter between two keys, and no more than `most`.
    pub fn range(
        &self,
        letter: &str,
        low: &str,
        high: &str,
        most: usize,
    ) -> Result<Vec<Rc<Json>>, Error> {
        let pieces = between(self.boot.bounds(letter), low, high).take(most);
        pieces
            .map(|at| self.piece(&format!("{letter}{at}")))
            .collect()
    }

    /// A list with all of its members.
    pub fn whole(&self, one: &List) -> Result<List, Error> {
        if one.rests.is_empty() {
            return Ok(one.clone());
        }
        let mut lists = vec![List {
            rests: Vec::new(),
            ..one.clone()
        }];
        for rest in &one.rests {
            lists.push(List::of(Some(&*self.piece(rest)?)));
        }
        Ok(merge(lists))
    }

    fn chunk_of(&self, number: usize) -> usize {
        number / self.boot.chunk
    }

    /// How many card pieces these records are in.
    pub fn chunks(&self, some: &[usize]) -> usize {
        let chunks: BTreeSet<usize> = some.iter().map(|it| self.chunk_of(*it)).collect();
        chunks.len()
    }

    /// Loads the cards of these records.
    pub fn fetch(&self, some: &[usize], need: Need) -> Result<(), Error> {
        let lacks = |number: &usize| {
            let cards = self.cards.borrow();
            let card = cards.get(number);
            card.is_none_or(|card| need == Need::Credit && !card.full)
        };
        let lacking = some.iter().copied().filter(lacks);
        let chunks: BTreeSet<usize> = lacking.map(|it| self.chunk_of(it)).collect();
        for chunk in chunks {
            self.load_chunk(chunk)?;
        }
        let cards = self.cards.borrow();
        match some.iter().find(|number| !cards.contains_key(number)) {
            None => Ok(()),
            Some(number) => {
                let path = self.folder.join(format!("c{}.js", self.chunk_of(*number)));
                Err(Error::Broken(path, format!("no card {number}")))
            }
        }
    }

    fn load_chunk(&self, chunk: usize) -> Result<(), Error> {
        let loaded = self.piece(&format!("c{chunk}"))?;
        let mut cards = self.cards.borrow_mut();
        for (at, card) in super::card::each(Some(&loaded)).iter().enumerate() {
            let number = chunk * self.boot.chunk.get() + at;
            cards.insert(number, Rc::new(Card::of(card, true)));
        }
        Ok(())
    }

    /// A card that was fetched; an empty one if it was not.
    pub fn card(&self, number: usize) -> Rc<Card> {
        let cards = self.cards.borrow();
        cards.get(&number).map(Rc::clone).unwrap_or_default()
    }

    /// Whether a card is here.
    pub fn has_card(&self, number: usize) -> bool {
        self.cards.borrow().contains_key(&number)
    }

    /// The columns of some records.
    pub fn column(&self, at: usize) -> Result<Rc<Column>, Error> {
        if let Some(known) = self.columns.borrow().get(&at) {
            return Ok(Rc::clone(known));
        }
        let column = Rc::new(Column::of(&*self.piece(&format!("a{at}"))?));
        let mut columns = self.columns.borrow_mut();
        columns.insert(at, Rc::clone(&column));
        Ok(column)
    }

    // --- folding ----------------------------------------------------------------------------------------------------------------

    /// The table of variants, if it was needed.
    pub fn variants(&self) -> Option<Rc<Variants>> {
        self.variants.borrow().clone()
    }

    fn is_strange(&self, units: &[char]) -> bool {
        let is_unknown = |unit: &char| is_han(*unit) && !self.known.contains(unit);
        self.variants.borrow().is_none() && units.iter().any(is_unknown)
    }

    fn load_variants(&self) -> Result<(), Error> {
        let fold = self.piece("fold")?;
        let text = |key: &str| super::card::text(fold.get(key));
        let (from, to) = (text("from"), text("to"));
        let variants = from.chars().zip(to.chars()).collect();
        *self.variants.borrow_mut() = Some(Rc::new(variants));
        self.names.borrow_mut().clear();
        Ok(())
    }

    /// The tokens of a query.
    pub fn tokens(&self, raw: &str) -> Result<Vec<Text>, Error> {
        let plain = tokens(raw, None);
        if plain.iter().any(|token| self.is_strange(&token.units)) {
            self.load_variants()?;
        }
        Ok(tokens(raw, self.variants().as_deref()))
    }

    /// Cards of these records, and what it takes to fold their names.
    pub fn ready(&self, some: &[usize]) -> Result<(), Error> {
        self.fetch(some, Need::Name)?;
        let is_strange = |name: &Name| self.is_strange(&name.text.units);
        let mut all = some.iter().map(|number| self.named(*number));
        if all.any(|names| names.iter().any(is_strange)) {
            self.load_variants()?;
        }
        Ok(())
    }

    /// Syllables of a character that no name has.
    pub fn spoken(&self, unit: char) -> Result<Vec<String>, Error> {
        if !is_han(unit) {
            return Ok(vec![format!("~{unit}")]);
        }
        let read = self.piece("read")?;
        let all = read.as_object().into_iter().flatten();
        let has = |all: &Json| all.as_str().is_some_and(|it| it.contains(unit));
        let all = all.filter(|(_, characters)| has(characters));
        Ok(all.map(|(syllable, _)| syllable.clone()).collect())
    }
}

/// What is needed of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// All but the credit code.
    Name,
    /// The credit code too.
    Credit,
}

/// What stands between the first comma and the last bracket of a piece.
fn value<T: DeserializeOwned>(path: &Path, script: &str) -> Result<T, Error> {
    let broken = |why: String| Error::Broken(path.to_owned(), why);
    let json = script
        .split_once(',')
        .and_then(|(_, it)| it.rsplit_once(')'));
    let (json, _) = json.ok_or_else(|| broken("Q(…)".to_owned()))?;
    serde_json::from_str(json).map_err(|error| broken(error.to_string()))
}
