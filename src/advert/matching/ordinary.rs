//! A spelling held against the words of ordinary Chinese: whether it is the end of one word and the
//! start of the next, or words of its own.

use std::ops::Range;

use super::super::normalize::{Gap, Glyph, gap};
use super::Matcher;
use super::align::{Alignment, Step, Way};
use super::alphabet::is_stroke;
use super::bends::TAKES;
use super::gaps::Joined;
use super::spelling::{Order, Spelling};
use super::units::Unit;
use super::verdict::Reason;
use super::window::Window;
use super::words::{Words, is_common, is_word};

/// What was seen of a spelling before it is held against words.
#[derive(Clone, Copy)]
pub struct Seen {
    /// What the marks between its characters do.
    pub joined: Joined,
    /// Whether something speaks for characters that only sound alike.
    pub is_spoken_for: bool,
    /// Whether it is part of a phrase of the policy, behind which no word goes on.
    pub is_phrase: bool,
}

impl Matcher {
    /// Holds the hit against the words of ordinary Chinese.
    pub(super) fn ordinary(
        &self,
        text: &str,
        units: &[Unit],
        spelling: &Spelling,
        alignment: &Alignment,
        seen: Seen,
    ) -> Result<(), Reason> {
        let Seen {
            joined,
            is_spoken_for,
            is_phrase,
        } = seen;
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
        // Several characters in parts are nobody's words: 合作人|力口明皿.
        let splits = alignment.steps.iter().filter(|it| it.way == Way::Split);
        if splits.count() < 2 && words.iter().filter(is_over_border).any(has_bent) {
            return Err(Reason::WordBorder);
        }
        // Otherwise the text is read as if the term stood there in its own characters.
        // A mark that keeps words apart was met before: what stands here joins them, 职业·资格证.
        let as_listed = spelling.order == Order::Straight
            && alignment.put_in == 0
            && matches!(joined, Joined::Closely | Joined::WithMarks);
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
            if cuts_end && !(as_listed && whole) && !is_phrase {
                return Err(Reason::WordBorder);
            }
        }
        let is_mixed = spelling.order == Order::Changed && spelling.inside.iter().all(|it| *it);
        if plain && !is_mixed {
            return Ok(());
        }
        // A bent spelling that is read as words of its own is no dodge.
        let overlap =
            |it: &Range<usize>| it.end.min(hit.end).saturating_sub(it.start.max(hit.start));
        let many = words.iter().filter(|it| it.len() > 1 && it.end <= hit.end);
        let covered: usize = many.map(overlap).sum();
        // Of a long term with one or two characters bent nothing else can be meant.
        if spelling.elements.len() > 5 && alignment.bent() < 3 && spelling.order == Order::Straight
        {
            return Ok(());
        }
        // Words of the very sound behind which the clause ends, 录用一句，or that are taken: 考职业自个.
        let is_meant = || {
            is_heard_whole(spelling, alignment, &window) || is_object(spelling, alignment, &window)
        };
        let is_whole = spelling.elements.len() > 3 && is_meant();
        let is_cover =
            |it: &&Range<usize>| it.start <= hit.start && it.end >= hit.end && it.len() > 2;
        // A word that hardly anybody writes is no ordinary one behind a word of the term: 官方受权.
        let mut read = words.iter().filter(|it| it.len() > 1 && has_bent(it));
        let is_whole = is_whole
            || (spelling.elements.len() > 3
                && alignment.bent() == 1
                && is_own_first(spelling, alignment)
                && read.all(|it| Words::is_seldom(&window.text, it)));
        if covered == hit.len() && !is_whole || words.iter().any(|it| is_cover(&it)) {
            return Err(Reason::OrdinaryWords);
        }
        // A short one must be nothing else: none of its characters a common word or part of one.
        let own = spelling.elements.len() - alignment.bent();
        if is_spoken_for {
            let has_word = |it: &&Range<usize>| it.len() > 1 && has_bent(it);
            let is_read = words.iter().any(|it| has_word(&it));
            return if is_read || is_plain_talk(spelling, alignment, units, &window) {
                Err(Reason::OrdinaryWords)
            } else {
                Ok(())
            };
        }
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

    /// Whether what is left of the term's own words aside, the characters stand there each by itself,
    /// no two of them a word, nor one of them with its neighbours, though some are no words of their
    /// own: 资各正, 知叶自格; or though the clause ends with them: 资格正。
    pub(super) fn is_stranded(&self, text: &str, units: &[Unit], alignment: &Alignment) -> bool {
        let range = alignment.units();
        let end = units[range.end - 1].end();
        let ends = || {
            let next = text[end..].chars().next();
            next.is_none_or(|it| matches!(gap(it), Some(Gap::Sentence | Gap::Line | Gap::Border)))
        };
        let step = |own: bool| {
            let steps = alignment.steps.iter();
            let steps = steps.filter(move |it| it.way.is_bent() != own);
            steps.flat_map(|it| &units[it.units.clone()])
        };
        let own = step(true).filter(|it| !is_common(it.written)).count();
        let others = step(false).filter(|it| !is_word(it.written)).count();
        let is_last = alignment.bent() == 1 && ends();
        if (own == 0 && others < 2 && !is_last) || is_quoted(text, units[range.start].start, end) {
            return false;
        }
        let window = Window::of(text, units[range.start].start..end);
        let hit = &window.hit;
        let bent = window.bent(units, alignment);
        let words = self.words.of(&window.text);
        let is_of = |it: &&Range<usize>| it.len() > 1 && it.start < hit.end && it.end > hit.start;
        let is_own = |it: &Range<usize>| {
            it.start >= hit.start && it.end <= hit.end && !bent.iter().any(|at| it.contains(at))
        };
        let of_hit: Vec<&Range<usize>> = words.iter().filter(is_of).collect();
        if !of_hit.iter().all(|it| is_own(it)) {
            return false;
        }
        // What stands in a word of the term says nothing: 职业之歌.
        let is_alone = |at: &usize| !of_hit.iter().any(|it| it.contains(at));
        let is_strange = |(at, it): (usize, char)| {
            let is_known = if bent.contains(&at) {
                is_word(it)
            } else {
                is_common(it)
            };
            is_alone(&at) && !is_known
        };
        let mut characters = window.text.chars().enumerate().skip(hit.start);
        is_last || characters.by_ref().take(hit.len()).any(is_strange)
    }

    /// Whether a text is spelled out on and on, and the last character of the hit is in a word with
    /// what follows: 就 业 证 明.
    pub(super) fn is_spaced(&self, text: &str, units: &[Unit], alignment: &Alignment) -> bool {
        let range = alignment.units();
        let (Some(first), Some(second)) = (units.get(range.start), units.get(range.start + 1))
        else {
            return false;
        };
        let mark = &text[first.end()..second.start];
        let end = units[range.end - 1].end();
        let next = text[end..].strip_prefix(mark).filter(|_| !mark.is_empty());
        let next = next.and_then(|it| it.chars().next());
        let Some(next) = next.filter(|it| gap(*it).is_none()) else {
            return false;
        };
        let mut word: String = units[range].iter().map(|it| it.written).collect();
        let length = word.chars().count();
        word.push(next);
        let words = self.words.of(&word);
        words.iter().any(|it| it.start < length && it.end > length)
    }
}

/// Whether it stands in quotation marks by itself, as a name does.
fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let is_bracket = |it: Option<char>| it.is_some_and(|it| gap(it) == Some(Gap::Bracket));
    is_bracket(text[..start].chars().next_back()) && is_bracket(text[end..].chars().next())
}

/// Whether the first word stands as listed, the others in the very sound of the listed ones, and the
/// clause ends there.
fn is_heard_whole(spelling: &Spelling, alignment: &Alignment, window: &Window) -> bool {
    let first = spelling.inside.iter().position(|it| !it).unwrap_or(0) + 1;
    let (own, others) = alignment.steps.split_at(first.min(alignment.steps.len()));
    let next = window.text.chars().nth(window.hit.end);
    own.iter().all(|it| !it.way.is_bent())
        && others.iter().all(|it| it.way == Way::Homophone)
        && next.is_some_and(|it| matches!(gap(it), Some(Gap::Sentence)))
}

/// Whether it is what is taken or got: 考职业自个.
fn is_object(spelling: &Spelling, alignment: &Alignment, window: &Window) -> bool {
    let before = window.text.chars().take(window.hit.start).last();
    before.is_some_and(|it| "考办拿持".contains(it)) && is_own_first(spelling, alignment)
}

/// Whether the first word stands as listed.
fn is_own_first(spelling: &Spelling, alignment: &Alignment) -> bool {
    let first = spelling.inside.iter().position(|it| !it).unwrap_or(0) + 1;
    let mut steps = alignment.steps.iter().take(first);
    steps.all(|it| !it.way.is_bent())
}

/// Whether so many characters of another sound are words by themselves that it may be a sentence:
/// one of three, two of four.
fn is_plain_talk(
    spelling: &Spelling,
    alignment: &Alignment,
    units: &[Unit],
    window: &Window,
) -> bool {
    let length = spelling.elements.len();
    let is_talk = |it: &&Step| {
        let is_far = matches!(it.way, Way::Syllable | Way::Accent);
        is_far
            && units[it.units.clone()]
                .iter()
                .any(|it| is_common(it.written))
    };
    let most = if length == 2 { 0 } else { length / 2 };
    if alignment.steps.iter().filter(is_talk).count() > most {
        return true;
    }
    // The last word of one character, spoken otherwise, must end there: 就业|真不难.
    let is_alone = spelling.inside.last() == Some(&false) && length > 2;
    let last = alignment.steps.last().filter(|_| is_alone);
    let is_far = last.is_some_and(|it| it.way.is_bent());
    let rest: String = window.text.chars().skip(window.hit.end).collect();
    let next = rest.chars().next();
    let is_han = next.is_some_and(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
    let is_odd = |it: &&Step| {
        it.way.is_bent()
            && !units[it.units.clone()]
                .iter()
                .any(|it| is_common(it.written))
    };
    if alignment.steps.iter().filter(is_odd).count()
        > usize::from(last.as_ref().is_some_and(is_odd))
    {
        return false;
    }
    let is_adverb = last.is_some_and(|it| {
        units[it.units.clone()]
            .iter()
            .any(|it| is_common(it.written))
    });
    // Of a word of which more is bent it is none.
    let is_adverb = is_adverb && alignment.bent() == 1;
    let follows: &[&str] = if is_adverb { &SURELY } else { &FOLLOWS };
    is_far && is_han && !follows.iter().any(|it| rest.starts_with(it))
}

/// What stands behind a certificate.
const FOLLOWS: [&str; 23] = [
    "代", "办", "年审", "复审", "快递", "到手", "可代", "可以", "一本", "报名", "报考", "考试",
    "培训", "班", "书", "吗", "这", "领", "下来", "到期", "找我", "包", "直接",
];

/// Whether a character is written as another of its sound.
fn is_spoken(alignment: &Alignment) -> bool {
    alignment.steps.iter().any(|it| it.way == Way::Homophone)
}

/// Whether every character that is spoken otherwise is a rare word by itself.
pub fn is_odd(units: &[Unit], alignment: &Alignment) -> bool {
    let bent = alignment.steps.iter().filter(|it| it.way.is_bent());
    let mut written = bent.flat_map(|it| &units[it.units.clone()]);
    !written.any(|it| is_common(it.written))
}

/// Whether a frequent word is put in: 资格和证书, 录用后依据.
pub fn puts_in_common(units: &[Unit], alignment: &Alignment) -> bool {
    let range = alignment.units();
    let own = |at: &usize| alignment.steps.iter().any(|it| it.units.contains(at));
    let put_in = range.filter(|at| !own(at)).map(|at| units[at].written);
    put_in.into_iter().any(is_common)
}

/// Whether the same is put in between all characters, 资啊格啊证, or strokes and letters.
pub fn is_filled(units: &[Unit], alignment: &Alignment) -> bool {
    let pairs = alignment.steps.windows(2);
    let between = pairs.map(|pair| &units[pair[0].units.end..pair[1].units.start]);
    let between: Vec<&[Unit]> = between.collect();
    let first = between
        .first()
        .and_then(|it| it.first())
        .map(|it| it.written);
    let is_filler = |it: &Unit| {
        is_stroke(it.written)
            || Some(it.written) == first
            || matches!(it.glyph, Glyph::Letter(_) | Glyph::Digit(_))
    };
    between.len() > 1
        && between
            .iter()
            .all(|it| !it.is_empty() && it.iter().all(is_filler))
}

/// What follows a certificate, and no adverb: 资格正年审, not 资格正在审.
const SURELY: [&str; 9] = [
    "代", "书", "年审", "复审", "快递", "到手", "可代", "一本", "盖章",
];

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
    let rest: String = window.text.chars().skip(window.hit.end).collect();
    let is_talk = is_han && is_common(bent) && !SURELY.iter().any(|it| rest.starts_with(it));
    is_alone && only_last && is_talk
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
