//! Names that a body is registered by 登记名称. Wording inside of them is the registrar's matter and
//! not advertising.

use std::ops::Range;

use crate::advert::matching::Hit;
use crate::advert::normalize::{Gap, Glyph, glyphs};

/// The names that may stand in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// In plain characters, without marks.
    plain: Vec<String>,
    /// The most characters that one has.
    longest: usize,
}

impl Names {
    /// These names.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let plain = names.into_iter().map(|name| plain(&name).0);
        let plain: Vec<String> = plain.filter(|it| !it.is_empty()).collect();
        let lengths = plain.iter().map(|it| it.chars().count());
        Self {
            longest: lengths.max().unwrap_or(0),
            plain,
        }
    }

    /// The hits that do not lie wholly inside of one of the names in `text`.
    #[must_use]
    pub fn without(&self, text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
        hits.retain(|hit| !self.cover(text, &hit.range));
        hits
    }

    /// Whether `range` of `text` lies wholly within one of the names, in whatever form its
    /// characters are written.
    fn cover(&self, text: &str, range: &Range<usize>) -> bool {
        if self.plain.is_empty() {
            return false;
        }
        let window = self.window(text, range);
        let (read, places) = plain(&text[window.clone()]);
        let position = |byte: usize| places.partition_point(|it| window.start + it < byte);
        let (start, end) = (position(range.start), position(range.end));
        self.plain.iter().any(|name| {
            let mut found = read.match_indices(name.as_str());
            found.any(|(at, _)| at <= start && at + name.len() >= end)
        })
    }

    /// As much around `range` as a name can take up that has it, marks within it allowed for.
    fn window(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        let reach = 2 * self.longest;
        let before = text[..range.start].char_indices().rev().take(reach).last();
        let after = text[range.end..].char_indices().nth(reach);
        let start = before.map_or(range.start, |(at, _)| at);
        let end = after.map_or(text.len(), |(at, _)| range.end + at);
        start..end
    }
}

/// A text in plain characters without marks, and for each of its bytes the byte of `text` at
/// which the character begins.
fn plain(text: &str) -> (String, Vec<usize>) {
    let mut plain = String::new();
    let mut places = Vec::new();
    for (at, character) in text.char_indices() {
        glyphs(character, |glyph| {
            match glyph {
                Glyph::Han(it) => plain.push(it),
                Glyph::Letter(it) | Glyph::Digit(it) => plain.push(char::from(it)),
                // A name does not run over the end of a paragraph.
                Glyph::Gap(Gap::Border) => plain.push('\n'),
                Glyph::Gap(_) => {}
            }
            places.resize(plain.len(), at);
        });
    }
    (plain, places)
}

#[cfg(test)]
mod tests {
    use super::Names;

    /// Whether the term lies within a name.
    fn covers(names: &[&str], text: &str, term: &str) -> bool {
        let start = text.find(term).unwrap_or_default();
        Names::new(names.iter().map(|it| (*it).to_owned()))
            .cover(text, &(start..start + term.len()))
    }

    #[test]
    fn a_term_within_the_name_is_the_name() {
        let name = "福州示例职业技能鉴定中心（鼓楼）";
        for text in [
            "欢迎报考福州示例职业技能鉴定中心（鼓楼），名额有限",
            "福州示例职业技能鉴定中心(鼓楼)",
            "福州示例 职业技能鉴定中心 鼓楼",
            "福州示例职业技能鉴定中心\n（鼓楼）",
        ] {
            assert!(covers(&[name], text, "职业技能鉴定中心"), "{text}");
        }
        assert!(covers(&["别的", name], &name.repeat(2), "鉴定中心"));
        assert!(covers(
            &["職業技能鑒定所"],
            "本校即职业技能鉴定所",
            "鉴定所"
        ));
    }

    #[test]
    fn elsewhere_it_is_not() {
        let name = "福州示例职业技能鉴定中心";
        for text in [
            "本校是职业技能鉴定中心",
            "职业技能鉴定中心，即福州示例职业技能鉴定中心",
            "福州示例\u{2029}职业技能鉴定中心",
        ] {
            assert!(!covers(&[name], text, "职业技能鉴定中心"), "{text}");
        }
        // It begins within the name and goes on behind it.
        assert!(!covers(&["福州示例职业"], "福州示例职业资格证", "职业资格"));
        assert!(!covers(&[], name, "鉴定中心"));
        assert!(!covers(&["（）"], name, "鉴定中心"));
    }
}
