//! What stands between the characters of a hit, and whether that is a way to dodge or just prose.

use super::super::normalize::{Gap, Glyph, gap};
use super::align::{Alignment, Step, Way};
use super::spelling::{Spelling, Stands};
use super::units::Unit;

/// How the marks between the characters of a hit are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// Nothing a reader sees is between them.
    Closely,
    /// Marks are between them that keep nobody from reading it as one.
    WithMarks,
    /// Marks are between all of them.
    SpelledOut,
    /// Two words that happen to stand side by side.
    NotAtAll,
}

/// More marks than this in one place part what stands on both sides.
const LONGEST: usize = 6;
/// As many invisible ones do: nobody sees them.
const LONGEST_INVISIBLE: usize = 64;

/// The marks at one junction.
struct Junction<'t> {
    text: &'t str,
    kinds: Vec<Gap>,
    inside: bool,
    /// Whether it is a blank between letters.
    is_pinyin: bool,
}

/// Reads the marks between the characters of an alignment. `inside` says of each junction between two
/// characters whether it is inside a word.
#[must_use]
pub fn joined(text: &str, units: &[Unit], alignment: &Alignment, inside: &[bool]) -> Joined {
    let whole = &units[alignment.units()];
    if whole.windows(2).all(|pair| pair[0].end() == pair[1].start) {
        return Joined::Closely;
    }
    let junctions = junctions(text, units, alignment, inside);
    let spelled = junctions.len() >= 2 && junctions.iter().all(Junction::is_seen);
    if junctions.iter().any(|it| is_too_long(it, spelled)) {
        return Joined::NotAtAll;
    }
    // Of two characters with a comma between nobody makes a word.
    if inside.len() == 1
        && junctions
            .iter()
            .any(|it| it.is(Gap::Sentence) || it.is(Gap::Line))
    {
        return Joined::NotAtAll;
    }
    let seen: Vec<&Junction<'_>> = junctions.iter().filter(|it| it.is_seen()).collect();
    if seen.is_empty() {
        return Joined::Closely;
    }
    // A mark between all characters spells the word out.
    let between_all = junctions.len() >= 2 && seen.len() == junctions.len();
    if between_all && junctions.len() >= inside.len() {
        return Joined::SpelledOut;
    }
    let is_prose = |it: &&Junction<'_>| !it.inside && it.parts_words(text, units, alignment);
    // Several blanks in one place are a table's.
    if seen.iter().any(|it| it.count(Gap::Blank) > 1) {
        return Joined::NotAtAll;
    }
    // Who puts the same mark within a word and between two means the mark to divide: 职业、资、格.
    let is_same = seen
        .iter()
        .all(|it| it.text == seen[0].text && !it.is(Gap::Blank));
    let divides = is_same && seen.len() > 1 && seen.iter().any(|it| it.inside);
    match seen.iter().filter(|it| is_prose(it)).count() {
        0 => Joined::WithMarks,
        _ if divides => Joined::WithMarks,
        // A blank at every border of three words and more is layout, and read as one.
        blanks if blanks >= 2 && seen.iter().all(|it| it.is(Gap::Blank)) => Joined::WithMarks,
        _ => Joined::NotAtAll,
    }
}

/// Whether a spelling that is only one as a clause of its own is so.
pub fn stands(text: &str, units: &[Unit], spelling: &Spelling, alignment: &Alignment) -> bool {
    let range = alignment.units();
    let (start, end) = (units[range.start].start, units[range.end - 1].end());
    let is_mark = |it: Option<char>| it.is_none_or(|it| gap(it).is_some());
    match spelling.stands {
        Stands::Anywhere => true,
        Stands::Alone => {
            is_mark(text[..start].chars().next_back()) && is_mark(text[end..].chars().next())
        }
    }
}

fn junctions<'t>(
    text: &'t str,
    units: &[Unit],
    alignment: &Alignment,
    inside: &[bool],
) -> Vec<Junction<'t>> {
    let mut junctions = Vec::new();
    for (index, step) in alignment.steps.iter().enumerate() {
        // The parts of one character belong together.
        for at in step.units.clone().skip(1) {
            junctions.push(junction(text, units, at, true));
        }
        let Some(next) = alignment.steps.get(index + 1) else {
            break;
        };
        let inside = inside.get(index).copied().unwrap_or(true)
            || is_alone(text, units, alignment, index + 1);
        let is_apart = |it: &Step| matches!(it.way, Way::Pinyin | Way::Split);
        let is_pinyin = is_apart(step) || is_apart(next);
        for at in step.units.end..=next.units.start {
            let mut junction = junction(text, units, at, inside);
            // Blanks round pinyin and round the parts of a character are their own.
            junction.inside |= is_pinyin && junction.kinds == [Gap::Blank];
            junctions.push(junction);
        }
    }
    // The letters of a syllable are one character, and pinyin is written with blanks.
    if alignment.steps.iter().any(|step| step.units.len() > 1) {
        junctions.retain(|it| !it.text.is_empty() && !it.is_pinyin);
    }
    junctions
}

/// Whether from this step on the term has one character left, and a mark follows it: 资格 证 is
/// read as one, since nobody writes 证 by itself.
fn is_alone(text: &str, units: &[Unit], alignment: &Alignment, step: usize) -> bool {
    let end = units[alignment.units().end - 1].end();
    let next = text[end..].chars().next();
    step + 1 == alignment.steps.len() && next.is_none_or(|it| gap(it).is_some())
}

/// What stands before the unit at `at`.
fn junction<'t>(text: &'t str, units: &[Unit], at: usize, inside: bool) -> Junction<'t> {
    let end = units[at].start;
    let start = units[at - 1].end().min(end);
    let text = &text[start..end];
    let kinds: Vec<Gap> = text.chars().filter_map(gap).collect();
    let is_letter = |unit: &Unit| matches!(unit.glyph, Glyph::Letter(_) | Glyph::Digit(_));
    let is_pinyin = is_letter(&units[at - 1]) && is_letter(&units[at]) && kinds == [Gap::Blank];
    Junction {
        text,
        kinds,
        inside,
        is_pinyin,
    }
}

fn is_too_long(junction: &Junction<'_>, spelled: bool) -> bool {
    let count = |wanted: bool| {
        junction
            .kinds
            .iter()
            .filter(|it| (**it == Gap::Invisible) == wanted)
            .count()
    };
    let lines = junction.kinds.iter().filter(|it| **it == Gap::Line).count();
    count(false) > LONGEST
        || count(true) > LONGEST_INVISIBLE
        || lines > if spelled { 3 } else { 1 }
        || junction.is(Gap::Border)
}

impl Junction<'_> {
    fn is(&self, kind: Gap) -> bool {
        self.kinds.contains(&kind)
    }

    fn count(&self, kind: Gap) -> usize {
        self.kinds.iter().filter(|it| **it == kind).count()
    }

    /// Whether a reader sees anything.
    fn is_seen(&self) -> bool {
        self.kinds.iter().any(|it| *it != Gap::Invisible)
    }

    /// Whether marks at the border of two words leave them apart.
    fn parts_words(&self, text: &str, units: &[Unit], alignment: &Alignment) -> bool {
        let seen = || self.kinds.iter().filter(|it| **it != Gap::Invisible);
        // A word that has its line for itself goes on with the line before: 职业/资格/周末班.
        if self.is(Gap::Line) {
            return !is_line_end(text, units, alignment);
        }
        // Who forbids a break there holds the two together.
        if self.text == "\u{a0}" {
            return false;
        }
        if self.is(Gap::Bracket) && self.is(Gap::Sentence) {
            return true;
        }
        if self.is(Gap::Bracket) {
            return !is_balanced(text, units, alignment);
        }
        seen().all(|it| matches!(it, Gap::Sentence | Gap::Line | Gap::Blank))
    }
}

/// Whether the line ends behind the hit and did not begin with it: then it is no list of words, a
/// line each.
fn is_line_end(text: &str, units: &[Unit], alignment: &Alignment) -> bool {
    let range = alignment.units();
    let (start, end) = (units[range.start].start, units[range.end - 1].end());
    let before = text[..start].chars().next_back().and_then(gap);
    let behind = text[end..].chars().next();
    before != Some(Gap::Line)
        && behind.is_none_or(|it| matches!(gap(it), Some(Gap::Line | Gap::Border)))
}

/// Whether each bracket that is opened in the hit is closed in it or right behind it, and the
/// other way round: 鉴定(指导)中心, 职业“资格”.
fn is_balanced(text: &str, units: &[Unit], alignment: &Alignment) -> bool {
    let range = alignment.units();
    let (start, end) = (units[range.start].start, units[range.end - 1].end());
    let mut open = 0_i32;
    for character in text[start..end].chars() {
        open += turn(character);
        if open < 0 {
            let before = text[..start].chars().rev().take(2);
            return before.map(turn).any(|it| it > 0);
        }
    }
    open == 0 || text[end..].chars().take(1).map(turn).any(|it| it < 0)
}

/// 1 for an opening bracket, -1 for a closing one.
fn turn(character: char) -> i32 {
    match character {
        '“' | '‘' | '(' | '（' | '[' | '【' | '「' | '『' | '{' | '〔' | '《' | '〈' | '<'
        | '〖' | '［' | '｛' | '＜' | '«' => 1,
        '”' | '’' | ')' | '）' | ']' | '】' | '」' | '』' | '}' | '〕' | '》' | '〉' | '>'
        | '〗' | '］' | '｝' | '＞' | '»' => -1,
        _ => 0,
    }
}
