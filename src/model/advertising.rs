//! `advertising.yaml`: the wording that an evaluator's own advertising may not use, 四(六), as an
//! open list with reasons. What counts as the wording, and how it is found, is in `advert/`.

use crate::source::SourceId;

/// The advertising policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advertising {
    /// The file, for findings about the policy itself; `None` if there is none.
    pub origin: Option<SourceId>,
    /// What terms have in common by class, in the order of the file.
    pub classes: Vec<TermClass>,
    /// The wording that is looked for.
    pub terms: Vec<Term>,
    /// Longer phrases that have a term in them and mean something else.
    pub phrases: Vec<Phrase>,
    /// What a clause may say around a term that makes it another matter.
    pub contexts: Vec<Circumstance>,
}

/// A class of terms: `literal`, `promise`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermClass {
    /// Its name in data.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// Its name for people who read English.
    pub name_en: String,
    /// Whether a term of it in a title, 《…》, is left alone.
    pub clean_in_titles: bool,
}

/// One banned wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The position in the file's list, from 0.
    pub index: usize,
    /// The wording as it is listed.
    pub text: String,
    /// Other spellings that count as the same wording.
    pub also: Vec<String>,
    /// What may be put in between its two words and leaves it the same wording: 职业(技能)资格.
    pub put_in: Vec<String>,
    /// The lengths in characters of its words: 职业|资格 has `[2, 2]`.
    pub words: Vec<usize>,
    /// The position of its class in [`Advertising::classes`].
    pub class: usize,
    /// What becomes of a text that has it.
    pub severity: TermSeverity,
    /// The clause or the rule that bans it.
    pub clause: String,
    /// Why it is on the list.
    pub reason: String,
    /// What may be written instead; empty if it should simply go.
    pub instead: String,
    /// How far its spelling may be bent and still count.
    pub bending: Bending,
    /// If not empty: it counts only when one of these stands in the same clause.
    pub with: Vec<String>,
    /// One of these in the same clause speaks for a spelling that only sounds alike.
    pub hints: Vec<String>,
}

/// What becomes of a text with a term in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermSeverity {
    /// A person decides.
    Review,
    /// It may not be published.
    Deny,
}

/// How far a spelling may be bent and still count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bending {
    /// Other forms of the same characters, with marks between them.
    Script,
    /// Besides that other characters: of the same sound, of the same look, in parts, as pinyin.
    Full,
}

/// A longer phrase that has a term in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The position in the file's list, from 0.
    pub index: usize,
    /// The phrase.
    pub text: String,
    /// What becomes of the term in it: `None` if it is left alone.
    pub effect: Option<TermSeverity>,
    /// Why.
    pub reason: String,
}

/// What a clause says around a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// The position in the file's list, from 0.
    pub index: usize,
    /// Its name in data: `negation`.
    pub key: String,
    /// The positions of the classes it is about; empty for all.
    pub classes: Vec<usize>,
    /// The terms it is about; empty for all.
    pub terms: Vec<String>,
    /// One of these stands before the term in its clause.
    pub before: Vec<String>,
    /// One of these stands after it.
    pub after: Vec<String>,
    /// Or one of these stands right before it.
    pub adjoining: Vec<String>,
    /// Whether both are needed, and not one of them.
    pub both: bool,
    /// Whether the whole sentence is read, and not only as far as the next comma.
    pub sentence: bool,
    /// None of these may stand in the clause.
    pub unless: Vec<String>,
    /// What becomes of the term: `None` if it is left alone.
    pub effect: Option<TermSeverity>,
    /// Why.
    pub reason: String,
}
