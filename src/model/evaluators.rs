//! All evaluators of a directory, to be gone through or looked up.

use std::ops::Deref;

use super::{Evaluator, EvaluatorCode};

/// The evaluators, in the order of their codes; of one code, in that of their files.
#[derive(Debug, Default)]
pub struct Evaluators {
    // Boxed, for an evaluator is large and is made before it has its place here.
    #[allow(clippy::vec_box)]
    all: Vec<Box<Evaluator>>,
    /// Their codes: to be looked up in a small part of the memory.
    codes: Vec<EvaluatorCode>,
}

impl Evaluators {
    /// Puts them in order.
    #[allow(clippy::vec_box)]
    #[must_use]
    pub fn new(mut all: Vec<Box<Evaluator>>) -> Self {
        all.sort_unstable_by_key(|it| (it.code, it.origin));
        let codes = all.iter().map(|it| it.code).collect();
        Self { all, codes }
    }

    /// The evaluator with this code.
    #[must_use]
    pub fn find(&self, code: EvaluatorCode) -> Option<&Evaluator> {
        let index = self.codes.binary_search(&code).ok()?;
        self.all.get(index).map(Box::as_ref)
    }
}

impl Deref for Evaluators {
    type Target = [Box<Evaluator>];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}
