//! The boot piece, as `FORMAT.md` describes it.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::Deserialize;

/// What every query needs.
#[derive(Debug, Deserialize)]
pub struct Boot {
    pub layout: String,
    pub as_of: String,
    pub records: usize,
    pub chunk: NonZeroUsize,
    pub column: NonZeroUsize,
    pub code: String,
    pub sounds: String,
    pub spoken: String,
    pub alike: String,
    pub often: String,
    pub letters: String,
    pub places: Vec<String>,
    pub districts: Vec<Entry>,
    pub occupations: BTreeMap<String, (Vec<Names>, String)>,
    pub jobs: Vec<(usize, String)>,
    pub levels: Vec<Entry>,
    pub standings: Vec<Entry>,
    pub kinds: Vec<Entry>,
    pub flags: Vec<Entry>,
    pub b: Vec<String>,
    pub n: Vec<String>,
    pub k: Vec<String>,
    pub r: Vec<String>,
    pub u: Vec<String>,
    pub w: Vec<String>,
    pub o: Vec<usize>,
    pub f: BTreeMap<String, Vec<usize>>,
}

/// What addresses carry, what chips show, and what else queries may say.
pub type Entry = Vec<String>;

/// The name of an occupation, and what it was called before.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    One(String),
    All(Vec<String>),
}

impl Names {
    /// Each of them.
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::All(names) => names,
        }
    }
}

impl Boot {
    /// The first key of each piece of a letter.
    pub fn bounds(&self, letter: &str) -> &[String] {
        match letter {
            "b" => &self.b,
            "n" => &self.n,
            "k" => &self.k,
            "r" => &self.r,
            "u" => &self.u,
            "w" => &self.w,
            _ => &[],
        }
    }
}
