//! The tables of `data/`, read when first asked for.

use std::sync::LazyLock;

use super::chars::CharMap;

type Pairs = CharMap<char>;

static VARIANTS: LazyLock<Pairs> = LazyLock::new(|| pairs(include_str!("data/variants.txt")));
static LETTERS: LazyLock<Pairs> = LazyLock::new(|| pairs(include_str!("data/letters.txt")));
static LOOK_ALIKES: LazyLock<CharMap<Vec<char>>> = LazyLock::new(|| {
    let entries = lines(include_str!("data/look-alikes.txt")).filter_map(|line| {
        let (head, rest) = line.split_once(':')?;
        let rest = rest.chars().filter(|it| !it.is_whitespace());
        Some((head.trim().chars().next()?, rest.collect()))
    });
    entries.collect()
});
static SPLITS: LazyLock<CharMap<Vec<&'static str>>> = LazyLock::new(|| {
    let entries = lines(include_str!("data/splits.txt")).filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?.chars().next()?, words.collect()))
    });
    entries.collect()
});

/// The simplified, usual form of a Han character: itself if there is no other.
#[must_use]
#[inline]
pub fn variant(character: char) -> char {
    match (character as usize)
        .checked_sub(FIRST)
        .and_then(|at| UNIFIED.get(at))
    {
        Some(unified) => *unified,
        None => VARIANTS.get(&character).copied().unwrap_or(character),
    }
}

/// The first of the unified Han characters, of which texts are made.
const FIRST: usize = 0x4e00;

/// The usual forms of U+4E00 to U+9FFF.
static UNIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let unified = '\u{4e00}'..='\u{9fff}';
    unified
        .map(|it| VARIANTS.get(&it).copied().unwrap_or(it))
        .collect()
});

/// All variants of Han characters with their usual forms, in the order of the variants.
#[must_use]
pub fn variants() -> Vec<(char, char)> {
    let mut variants: Vec<_> = VARIANTS.iter().map(|(from, to)| (*from, *to)).collect();
    variants.sort_unstable();
    variants
}

/// The Latin letter that a letter of another script looks like.
#[must_use]
pub fn letter(character: char) -> Option<char> {
    LETTERS.get(&character).copied()
}

/// All letters that look like Latin ones, with these, in the order of the letters.
#[must_use]
pub fn letters() -> Vec<(char, char)> {
    let mut letters: Vec<_> = LETTERS.iter().map(|(from, to)| (*from, *to)).collect();
    letters.sort_unstable();
    letters
}

/// The characters that a reader may take for this one.
#[must_use]
pub fn look_alikes(character: char) -> &'static [char] {
    LOOK_ALIKES.get(&character).map_or(&[], Vec::as_slice)
}

/// The ways of writing a character as several side by side: 职 as 耳只.
#[must_use]
pub fn splits(character: char) -> &'static [&'static str] {
    SPLITS.get(&character).map_or(&[], Vec::as_slice)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn pairs(text: &'static str) -> Pairs {
    let tokens = lines(text).flat_map(str::split_whitespace);
    let pair = |token: &str| {
        let mut characters = token.chars();
        Some((characters.next()?, characters.next()?))
    };
    tokens.filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read_and_lead_no_further() {
        assert!(VARIANTS.len() > 3_000 && LETTERS.len() > 300);
        assert!(LOOK_ALIKES.len() > 1_000 && SPLITS.len() > 2_000);
        let leads_on = |(from, to): (&char, &char)| from == to || VARIANTS.contains_key(to);
        assert!(!VARIANTS.iter().any(leads_on));
        assert!(splits('职').contains(&"耳只"));
        assert!(look_alikes('职').contains(&'取'));
    }
}
