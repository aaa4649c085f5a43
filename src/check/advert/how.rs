//! How a term is written, for people.

use crate::advert::matching::{Hit, Way};
use crate::advert::normalize::{Gap, gap};
use crate::model::Term;

/// How many characters of what is written are repeated in a title.
const SHOWN: usize = 40;

/// The key of the words for another wording that the policy lists with the term.
pub const OTHER: &str = "way-other";

/// The keys of the words for how a term is written that is seen as `seen`; none for what is
/// written as listed.
pub fn keys(hit: &Hit, term: &Term, seen: &str) -> Vec<&'static str> {
    let mut keys: Vec<_> = hit.ways.iter().filter_map(|way| key(*way)).collect();
    keys.dedup();
    let is_mark = |it: char| gap(it).is_some() && !term.text.contains(it);
    if hit.is_reordered {
        keys.push("way-order");
    }
    if seen.chars().any(is_mark) {
        keys.push("way-marks");
    }
    if keys.is_empty() && seen != term.text {
        keys.push(OTHER);
    }
    keys
}

fn key(way: Way) -> Option<&'static str> {
    Some(match way {
        Way::Plain => return None,
        Way::Form => "way-form",
        Way::Variant => "way-variant",
        Way::Homophone | Way::Syllable | Way::Accent => "way-sound",
        Way::LookAlike => "way-look",
        Way::Split => "way-parts",
        Way::Pinyin | Way::Initial => "way-pinyin",
    })
}

/// What a reader sees of it, in one line and not too long.
pub fn shown(seen: &str) -> String {
    let visible = seen.chars().filter(|it| gap(*it) != Some(Gap::Invisible));
    let in_line = visible.map(|it| match gap(it) {
        Some(Gap::Line | Gap::Border | Gap::Blank) => ' ',
        _ => it,
    });
    let mut shown: String = in_line.take(SHOWN + 1).collect();
    if let Some((end, _)) = shown.char_indices().nth(SHOWN) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}

/// A certainty in hundredths.
pub fn percent(certainty: f32) -> u8 {
    // Between 0 and 100: nothing is cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let hundredths = (certainty.clamp(0.0, 1.0) * 100.0).round() as u8;
    hundredths
}

#[cfg(test)]
mod tests {
    use super::{percent, shown};

    #[test]
    fn what_is_written_is_shown_in_a_line() {
        assert_eq!(shown("职\u{200b}业\n资\u{3000}格"), "职业 资 格");
        let long = "资".repeat(41);
        assert_eq!(shown(&long), "资".repeat(40) + "…");
        assert_eq!(shown(&long[3..]), long[3..]);
    }

    #[test]
    fn certainty_is_told_in_hundredths() {
        assert_eq!([0.0, 0.855, 1.0].map(percent), [0, 86, 100]);
    }
}
