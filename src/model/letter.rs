//! Where a name is filed in the A–Z list (按首字母): under what letter, and in what order.
//!
//! Nearly every evaluator's name begins with its place (福州市…, 福建省…), so the list goes by what follows: 福州榕光职业技能评价中心 is
//! filed under R. A record may say otherwise with `sort_name`.

use std::fmt;

use super::reading::pinyin;
use crate::source::narrow;

/// A letter of the A–Z list, or `#` for names that begin with anything else; `#` comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Initial(u8);

/// What names are sorted by: initial, pinyin, then the text itself, so that no two different names are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    initial: Initial,
    pinyin: Box<str>,
    text: Box<str>,
}

impl Initial {
    /// A to Z, then `#`.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=26).map(Self)
    }

    /// The letter in upper case, or `#`.
    #[must_use]
    pub fn letter(self) -> char {
        if self.0 < 26 {
            char::from(b'A' + self.0)
        } else {
            '#'
        }
    }

    /// The letter as addresses carry it: `a` … `z`, or `other`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        let index = usize::from(self.0);
        "abcdefghijklmnopqrstuvwxyz"
            .get(index..=index)
            .unwrap_or("other")
    }

    fn of(pinyin: &str) -> Self {
        match pinyin.bytes().next() {
            Some(letter @ b'a'..=b'z') => Self(letter - b'a'),
            _ => Self(26),
        }
    }
}

impl SortKey {
    /// The letter it is filed under.
    #[must_use]
    pub fn initial(&self) -> Initial {
        self.initial
    }

    /// Pinyin without tones, a space between syllables; letters and digits as written, in lower case; `v` for ü.
    #[must_use]
    pub fn pinyin(&self) -> &str {
        &self.pinyin
    }
}

/// The letter that `name` is filed under once its leading place names are passed over.
#[must_use]
pub fn initial<P: AsRef<str>>(name: &str, place_names: &[P]) -> Initial {
    sort_key(without_place(name, place_names)).initial
}

/// The key that `name` as it stands is sorted by; give it what [`without_place`] leaves, or the record's own `sort_name`.
#[must_use]
pub fn sort_key(name: &str) -> SortKey {
    let pinyin = pinyin(name);
    SortKey {
        initial: Initial::of(&pinyin),
        pinyin: pinyin.into(),
        text: name.into(),
    }
}

/// `name` without the places it begins with: 福建省福州市鼓楼区榕光… → 榕光….
///
/// The longest of `place_names` (full and short forms, as the caller knows them) is taken, again and again, with brackets around it,
/// as long as two characters are left.
#[must_use]
pub fn without_place<'n, P: AsRef<str>>(name: &'n str, place_names: &[P]) -> &'n str {
    let mut rest = name.trim();
    loop {
        let opened = rest.trim_start_matches(is_bracket);
        let here = place_names
            .iter()
            .map(AsRef::as_ref)
            .filter(|place| opened.starts_with(place));
        let longest = here.map(str::len).max().unwrap_or(0);
        let next = opened[longest..].trim_start_matches(is_bracket);
        if longest == 0 || next.chars().nth(1).is_none() {
            return rest;
        }
        rest = next;
    }
}

fn is_bracket(c: char) -> bool {
    c.is_whitespace() || matches!(narrow(c), '(' | ')' | '[' | ']' | '·' | '-')
}

impl fmt::Display for Initial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

#[cfg(test)]
mod tests {
    use super::{Initial, initial, sort_key, without_place};
    use proptest::prelude::*;

    const PLACES: [&str; 12] = [
        "福建省",
        "福建",
        "福州市",
        "福州",
        "鼓楼区",
        "鼓楼",
        "长乐区",
        "长乐",
        "闽侯县",
        "闽侯",
        "福清市",
        "福清",
    ];

    #[test]
    fn leading_places_are_passed_over() {
        for (name, left) in [
            ("福州榕光职业技能评价中心", "榕光职业技能评价中心"),
            ("福建省福州市鼓楼区榕光培训学校", "榕光培训学校"),
            ("（福州）榕光", "榕光"),
            ("福州（长乐）航城学校", "航城学校"),
            ("榕光（福州）中心", "榕光（福州）中心"),
            ("福州", "福州"),
            ("福州市", "福州市"),
            ("福州港", "福州港"),
            ("", ""),
        ] {
            assert_eq!(without_place(name, &PLACES), left, "{name}");
        }
    }

    #[test]
    fn initials() {
        for (name, letter) in [
            ("福州榕光职业技能评价中心", 'R'),
            ("福州市长安培训学校", 'C'),
            ("长乐区航城学校", 'H'),
            ("重庆火锅学校", 'C'),
            ("厦门路培训中心", 'X'),
            ("乐学教育", 'L'),
            ("音乐学校", 'Y'),
            ("ABC培训", 'A'),
            ("ｂ培训", 'B'),
            ("3D打印学校", '#'),
            ("", '#'),
        ] {
            assert_eq!(initial(name, &PLACES).letter(), letter, "{name}");
        }
        assert_eq!(
            Initial::all().map(Initial::letter).collect::<String>(),
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
        );
        assert_eq!(Initial::all().last().map(Initial::slug), Some("other"));
    }

    #[test]
    fn names_sort_by_pinyin() {
        let mut names = [
            "榕光", "昂立", "安徽", "3D", "长江", "曾氏", "榕", "绿城", "鲁班", "罗源",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "安徽", "昂立", "长江", "鲁班", "罗源", "绿城", "榕", "榕光", "曾氏", "3D"
            ]
        );
    }

    proptest! {
        #[test]
        fn different_names_are_never_equal(a in ".{0,6}", b in ".{0,6}") {
            prop_assert_eq!(sort_key(&a) == sort_key(&b), a == b);
        }

        #[test]
        fn any_name_is_filed(name in "(.{0,12}|[福州建省市鼓楼区（）榕光a-c]{0,10})") {
            let left = without_place(&name, &PLACES);
            prop_assert!(name.ends_with(left) || name.trim().ends_with(left));
            let _ = initial(&name, &PLACES);
        }
    }
}
