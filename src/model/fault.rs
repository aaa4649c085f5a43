//! What is wrong with one written value, precise enough to be drawn under the text.

use std::ops::Range;

/// A value that could not be read: what is wrong, where in its text, and what should stand there if that is known.
///
/// The loader turns any `Fault` into a finding in one function; the problem `P` says what the field's rule is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault<P> {
    /// What is wrong, as a value that rules and tests can match on.
    pub problem: P,
    /// The bytes of the written text that the problem is about, always on character boundaries.
    pub range: Range<usize>,
    /// The whole value as it should be written, only where it follows from what was written. Never applied silently.
    pub suggestion: Option<String>,
    /// Whether the suggestion is only likely: what is written does not say it, it looks like it.
    pub is_guess: bool,
}

/// What the placeholders of a message stand for.
pub type Words = Vec<(&'static str, String)>;

/// A problem that the catalogue of messages has words for.
pub trait Explain {
    /// The message's key below its rule, and what its placeholders stand for.
    fn words(&self) -> (&'static str, Words);
}

impl<P> Fault<P> {
    /// A fault about the bytes `range` of the written text.
    pub(crate) fn at(range: Range<usize>, problem: P) -> Self {
        Self {
            problem,
            range,
            suggestion: None,
            is_guess: false,
        }
    }

    /// A fault about the written text as a whole.
    pub(crate) fn whole(text: &str, problem: P) -> Self {
        Self::at(0..text.len(), problem)
    }

    /// The same fault, offering `suggestion` instead of what was written.
    #[must_use]
    pub(crate) fn suggest(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }

    /// The same fault, offering what is likely meant.
    #[must_use]
    pub(crate) fn guess(self, suggestion: Option<String>) -> Self {
        Self {
            suggestion,
            is_guess: true,
            ..self
        }
    }
}
