//! Whether a spelling that stands in a text is the banned wording, and how sure that is.

use std::cell::OnceCell;

use super::Matcher;
use super::align::Alignment;
use super::bends::{bent, is_name, letters};
use super::gaps::{Joined, joined, stands};
use super::ordinary::{Seen, is_filled, is_odd, puts_in_common};
use super::spelling::{Order, Spelling};
use super::units::Unit;
use super::window::Around;
use crate::model::TermSeverity;

/// What was decided, and why: the last step of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is the wording.
    Hit {
        /// How sure that is, 0 to 1.
        certainty: f32,
        /// What becomes of it.
        severity: TermSeverity,
        /// The phrase or the circumstance that made it milder.
        because: Option<Because>,
    },
    /// It is not.
    Clean(Reason),
}

/// What in the policy decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A longer phrase, by its position.
    Phrase(usize),
    /// A circumstance, by its position.
    Circumstance(usize),
    /// It stands in a title, 《…》.
    Title,
}

/// Why a spelling is not the banned wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The marks between leave two words apart.
    Apart,
    /// It is made of the end of one word and the start of the next.
    WordBorder,
    /// The characters that are not the term's own are words of ordinary use.
    OrdinaryWords,
    /// Too little of the term is left.
    TooFar,
    /// Letters that go on to other letters.
    OtherLetters,
    /// None of the words that it counts with is near.
    Alone,
    /// The policy says that it is another matter.
    Policy(Because),
}

/// How sure a hit of one bent character of three or four is at the least to be denied.
const SURE: f32 = 0.5;
/// What is less sure than this is not told at all.
const DOUBTFUL: f32 = 0.3;

impl Matcher {
    /// Judges an alignment in its text.
    pub(super) fn judge(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
    ) -> Verdict {
        let range = alignment.units();
        let bytes = units[range.start].start..units[range.end - 1].end();
        let phrase = Some(alignment).filter(|it| it.put_in == 0);
        let phrase = phrase.and_then(|_| self.phrase(text, &bytes, spelling));
        if let Some((because, None)) = phrase {
            return Verdict::Clean(Reason::Policy(because));
        }
        let term = &self.policy.terms[spelling.term];
        let around = OnceCell::new();
        let around = || around.get_or_init(|| Around::of(text, &bytes));
        if let Some(with) = &self.with[spelling.term]
            && !around().has(with)
        {
            return Verdict::Clean(Reason::Alone);
        }
        let sure = match self.certainty(text, units, spelling, alignment, phrase.is_some(), around)
        {
            Ok(sure) => sure,
            Err(reason) => return Verdict::Clean(reason),
        };
        if sure < DOUBTFUL {
            return Verdict::Clean(Reason::TooFar);
        }
        let severity = if sure < SURE {
            TermSeverity::Review
        } else {
            term.severity
        };
        let phrase = phrase.filter(|it| it.1 != Some(TermSeverity::Deny));
        // A disguise is no quotation and no denial.
        let is_open = alignment.bent() == 0 && sure >= 0.99;
        let circumstance = || {
            let sentence = Around::sentence(text, &bytes);
            self.circumstance(spelling, around(), &sentence)
        };
        let circumstance = || is_open.then(circumstance).flatten();
        match phrase.or_else(circumstance) {
            Some((because, None)) => Verdict::Clean(Reason::Policy(because)),
            Some((because, Some(effect))) => Verdict::Hit {
                certainty: sure,
                severity: severity.min(effect),
                because: Some(because),
            },
            None => Verdict::Hit {
                certainty: sure,
                severity,
                because: None,
            },
        }
    }

    /// How sure it is by the way it is written alone.
    fn certainty<'a>(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
        is_phrase: bool,
        around: impl Fn() -> &'a Around,
    ) -> Result<f32, Reason> {
        let bent = bent(spelling, alignment)?;
        let hints = &self.policy.terms[spelling.term].hints;
        let is_hinted = || around().has_any(hints);
        let is_long = spelling.elements.len() > 2;
        let is_strange = || {
            is_odd(units, alignment)
                || (alignment.put_in == 0 && self.is_stranded(text, units, alignment))
        };
        let is_spoken_for = bent.spoken.is_some() && ((is_long && is_strange()) || is_hinted());
        let mut sure = bent.spoken.filter(|_| is_spoken_for).unwrap_or(bent.sure);
        letters(text, units, alignment)?;
        if is_name(units, alignment) && !is_hinted() {
            return Err(Reason::OtherLetters);
        }
        let joined = joined(text, units, alignment, &spelling.inside);
        sure *= match joined {
            Joined::Closely => 1.0,
            Joined::WithMarks | Joined::SpelledOut => 0.95,
            Joined::NotAtAll => return Err(Reason::Apart),
        };
        if !stands(text, units, spelling, alignment) {
            return Err(Reason::WordBorder);
        }
        sure *= match spelling.order {
            Order::Straight => 1.0,
            Order::Changed => 0.8,
        };
        if is_filled(units, alignment) || alignment.is_stuttered() {
            return Ok(sure);
        }
        if alignment.put_in > 0 && puts_in_common(units, alignment) {
            return Err(Reason::OrdinaryWords);
        }
        if joined == Joined::SpelledOut
            && alignment.bent() == 0
            && self.is_spaced(text, units, alignment)
        {
            return Err(Reason::WordBorder);
        }
        let is_known = is_phrase && spelling.order == Order::Straight;
        if !is_known && joined != Joined::SpelledOut {
            let seen = Seen {
                joined,
                is_spoken_for,
                is_phrase,
            };
            self.ordinary(text, units, spelling, alignment, seen)?;
        }
        Ok(sure)
    }
}
