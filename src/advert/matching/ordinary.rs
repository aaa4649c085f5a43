//! A spelling held against the words of ordinary Chinese: whether it is the end of one word and the
//! start of the next, or words of its own.

use std::ops::Range;

use super::Matcher;
use super::align::{Alignment, Way};
use super::bends::TAKES;
use super::gaps::Joined;
use super::spelling::{Order, Spelling};
use super::units::Unit;
use super::verdict::Reason;
use super::window::Window;
use super::words::is_common;

impl Matcher {
    /// Holds the hit against the words of ordinary Chinese.
    pub(super) fn ordinary(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
        joined: Joined,
    ) -> Result<(), Reason> {
        let range = alignment.units();
        let window = Window::of(text, units[range.start].start..units[range.end - 1].end());
        let hit = window.hit.clone();
        let words = self.words.of(&window.text);
        let plain = alignment.bent() == 0 && alignment.put_in == 0;
        // A word that has a character of a bent spelling in it is what is meant: 就业|政策.
        let bent = window.bent(units, alignment);
        let is_over_border = |it: &&Range<usize>| {
            let (before, behind) = (it.start < hit.start, it.end > hit.end);
            it.len() > 1 && (before != behind) && it.start < hit.end && it.end > hit.start
        };
        let has_bent = |it: &Range<usize>| bent.iter().any(|at| it.contains(at));
        if words.iter().filter(is_over_border).any(has_bent) {
            return Err(Reason::WordBorder);
        }
        // Otherwise the text is read as if the term stood there in its own characters.
        let as_listed =
            spelling.order == Order::Straight && alignment.put_in == 0 && joined == Joined::Closely;
        let restored = window.restored(spelling, alignment);
        let (listed, inner) = match &restored {
            Some(restored) => (self.words.of(restored), listed_words(spelling, hit.start)),
            None => (
                words.clone(),
                inner_words(spelling, alignment, units, &window),
            ),
        };
        let end = inner.last().map_or(hit.end, |it| it.end);
        for word in listed.iter().filter(|it| it.len() > 1) {
            // 资格审查 begins with a word of the term; 证实 begins with a single character of it.
            let cuts_start = word.start < hit.start && word.end > hit.start && word.end < end;
            let whole = inner.iter().any(|it| it.end == word.end && it.len() > 1);
            if cuts_start && !(as_listed && whole) {
                return Err(Reason::WordBorder);
            }
            let cuts_end = word.start > hit.start && word.start < end && word.end > end;
            let whole = inner
                .iter()
                .any(|it| it.start == word.start && it.len() > 1);
            if cuts_end && !(as_listed && whole) {
                return Err(Reason::WordBorder);
            }
        }
        if plain && spelling.order == Order::Straight {
            return Ok(());
        }
        // A bent spelling that is read as words of its own is no dodge.
        let inside = words
            .iter()
            .filter(|it| it.start >= hit.start && it.end <= hit.end);
        let covered: usize = inside
            .filter(|it| it.len() > 1)
            .map(ExactSizeIterator::len)
            .sum();
        let is_cover =
            |it: &&Range<usize>| it.start <= hit.start && it.end >= hit.end && it.len() > 2;
        if covered == hit.len() || words.iter().any(|it| is_cover(&it)) {
            return Err(Reason::OrdinaryWords);
        }
        // A short one must be nothing else: none of its characters a common word or part of one.
        let own = spelling.elements.len() - alignment.bent();
        if own < 2 && spelling.elements.len() < 4 && is_spoken(alignment) {
            let overlaps =
                |it: &Range<usize>| it.len() > 1 && it.start < hit.end && it.end > hit.start;
            let is_common_at = |at: &usize| window.text.chars().nth(*at).is_none_or(is_common);
            if words.iter().any(overlaps) || bent.iter().any(is_common_at) {
                return Err(Reason::OrdinaryWords);
            }
        }
        if !bent.is_empty() && goes_on(spelling, alignment, &window) {
            return Err(Reason::OrdinaryWords);
        }
        Ok(())
    }
}

/// Whether a character is written as another of its sound.
fn is_spoken(alignment: &Alignment) -> bool {
    alignment.steps.iter().any(|it| it.way == Way::Homophone)
}

/// Whether a frequent word is put in: 资格和证书, 录用后依据.
pub fn puts_in_common(units: &[Unit], alignment: &Alignment) -> bool {
    let range = alignment.units();
    let own = |at: &usize| alignment.steps.iter().any(|it| it.units.contains(at));
    let put_in = range.filter(|at| !own(at)).map(|at| units[at].written);
    put_in.into_iter().any(is_common)
}

/// Whether only a last word of one character is bent, into a common word, and the sentence goes
/// on: 就业正当时.
fn goes_on(spelling: &Spelling, alignment: &Alignment, window: &Window) -> bool {
    let Some((last, others)) = alignment.steps.split_last() else {
        return false;
    };
    let is_alone = spelling.inside.last() == Some(&false) && last.way < Way::Split;
    let before = window.text.chars().take(window.hit.start).last();
    if before.is_some_and(|it| TAKES.contains(it)) {
        return false;
    }
    let only_last = last.way.is_bent() && others.iter().all(|it| !it.way.is_bent());
    let mut rest = window.text.chars().skip(window.hit.end - 1);
    let (Some(bent), Some(next)) = (rest.next(), rest.next()) else {
        return false;
    };
    let is_han = ('\u{4e00}'..='\u{9fff}').contains(&next);
    is_alone && only_last && is_han && is_common(bent)
}

/// The words of the term, as ranges of the window.
fn inner_words(
    spelling: &Spelling,
    alignment: &Alignment,
    units: &[Unit],
    window: &Window,
) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = window.hit.start;
    for (index, inside) in spelling.inside.iter().enumerate() {
        if let (false, Some(next)) = (*inside, alignment.steps.get(index + 1)) {
            let Some(unit) = units.get(next.units.start) else {
                continue;
            };
            let end = window.position(unit.start);
            words.push(start..end);
            start = end;
        }
    }
    words.push(start..window.hit.end);
    words
}

/// The words of a term in its own characters, from `start` on.
fn listed_words(spelling: &Spelling, start: usize) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut from = start;
    for (index, inside) in spelling.inside.iter().enumerate() {
        if !inside {
            words.push(from..start + index + 1);
            from = start + index + 1;
        }
    }
    words.push(from..start + spelling.elements.len());
    words
}
