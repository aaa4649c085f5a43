//! Where the words of a name begin: initials are typed of some words and not of others.

use std::collections::BTreeMap;

/// The words of which names are made: places, occupations, and what such bodies are called.
#[derive(Debug, Default)]
pub struct Words {
    by_first: BTreeMap<char, Vec<Vec<char>>>,
}

impl Words {
    /// Takes folded words besides those of the table.
    pub fn new<'w>(more: impl Iterator<Item = &'w str>) -> Self {
        let table = include_str!("words.txt").lines();
        let table = table.filter(|line| !line.starts_with('#'));
        let table = table.flat_map(str::split_whitespace);
        let mut by_first: BTreeMap<char, Vec<Vec<char>>> = BTreeMap::new();
        for word in table.chain(more) {
            let word: Vec<char> = word.chars().collect();
            if let (Some(first), true) = (word.first(), word.len() > 1) {
                by_first.entry(*first).or_default().push(word);
            }
        }
        for words in by_first.values_mut() {
            words.sort_unstable_by(|a, b| (b.len(), a).cmp(&(a.len(), b)));
            words.dedup();
        }
        Self { by_first }
    }

    /// Where the words of a folded name begin, the longest taken from the left; what is no word of the table is one up to the next.
    pub fn starts(&self, name: &[char]) -> Vec<usize> {
        let mut starts = Vec::new();
        let (mut at, mut is_open) = (0, false);
        while let Some(rest) = name.get(at..).filter(|rest| !rest.is_empty()) {
            let length = self.word_at(rest);
            if length.is_some() || !is_open {
                starts.push(at);
            }
            is_open = length.is_none();
            at += length.unwrap_or(1);
        }
        starts
    }

    fn word_at(&self, rest: &[char]) -> Option<usize> {
        let words = self.by_first.get(rest.first()?)?;
        let mut words = words.iter();
        let word = words.find(|word| rest.starts_with(word))?;
        Some(word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn what_is_no_word_of_the_table_is_one_up_to_the_next() {
        let words = Words::new(["福州", "福州市", "电工"].into_iter());
        for (name, parts) in [
            (
                "福州市榕光职业技能评价中心",
                "福州市 榕光 职业 技能 评价 中心",
            ),
            ("榕光电工学校", "榕光 电工 学校"),
            ("榕光", "榕光"),
            ("", ""),
        ] {
            let name: Vec<char> = name.chars().collect();
            let mut starts = words.starts(&name);
            starts.push(name.len());
            let found = starts
                .windows(2)
                .map(|it| name[it[0]..it[1]].iter().collect::<String>());
            assert_eq!(found.collect::<Vec<_>>().join(" "), parts);
        }
    }
}
