//! “Did you mean …?” (您是不是要写……): the known word nearest to one that nobody knows.
//!
//! Nearness is the Damerau–Levenshtein distance in its optimal-string-alignment form: wrong, missing, extra and
//! swapped characters count one each. Characters are Unicode scalar values, so a Chinese key of four characters is four steps
//! long and not twelve. Letter case, full width and the choice between `_`, `-` and space count nothing: `creditCode`,
//! `credit-code` and `Credit Code` are all near `credit_code`.

use crate::source::narrow;

/// The candidate that `word` was most likely meant to be, or `None` when none is near enough to be worth a guess.
///
/// Near enough means: at most a third of the longer word differs; or one contains the other and at most half of it is
/// missing (电话 for 联系电话, `code` for `code_2022`). Words of one character are never guessed. Among equals the one sharing the
/// longest beginning wins, then the one named first, so the answer depends on nothing else.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = fold(word);
    let mut best: Option<(Nearness, &'c str)> = None;
    for candidate in candidates {
        let Some(nearness) = nearness(&wanted, &fold(candidate)) else {
            continue;
        };
        if best.is_none_or(|(known, _)| nearness < known) {
            best = Some((nearness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Smaller is nearer: the distance, then the shared beginning (negated by subtracting from the length).
type Nearness = (usize, usize);

fn nearness(wanted: &[char], candidate: &[char]) -> Option<Nearness> {
    let (short, long) = (
        wanted.len().min(candidate.len()),
        wanted.len().max(candidate.len()),
    );
    let missing = long - short;
    if short == 0 || long < 2 || missing * 2 > long {
        return None;
    }
    let distance = distance_of(wanted, candidate);
    let contained = distance == missing && short >= 2;
    if distance * 3 <= long
        || (contained && distance * 2 <= long)
        || is_small_slip(distance, wanted, candidate)
    {
        let shared = wanted
            .iter()
            .zip(candidate)
            .take_while(|(a, b)| a == b)
            .count();
        return Some((distance, long - shared));
    }
    None
}

/// One slip in a word of two characters: only when the two share the first character (地扯 for 地址).
fn is_small_slip(distance: usize, wanted: &[char], candidate: &[char]) -> bool {
    distance == 1
        && wanted.len() == 2
        && candidate.len() == 2
        && wanted.first() == candidate.first()
}

fn fold(word: &str) -> Vec<char> {
    let same = |c: char| match narrow(c) {
        '-' | ' ' => '_',
        c => c.to_ascii_lowercase(),
    };
    let mut folded = Vec::with_capacity(word.len());
    let mut after_lower_case = false;
    for c in word.trim().chars() {
        if after_lower_case && c.is_ascii_uppercase() {
            folded.push('_');
        }
        after_lower_case = c.is_ascii_lowercase();
        folded.push(same(c));
    }
    folded
}

/// Optimal string alignment with three rows, O(|a|·|b|) steps and O(|b|) memory.
fn distance_of(a: &[char], b: &[char]) -> usize {
    let mut two_above = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let differs = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (above[j] + 1)
                .min(row[j - 1] + 1)
                .min(above[j - 1] + differs);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(two_above[j - 2] + 1);
            }
        }
        two_above = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        super::distance_of(&a, &b)
    }

    use super::closest;
    use proptest::prelude::*;

    const KEYS: [&str; 12] = [
        "code",
        "name",
        "credit_code",
        "district",
        "address",
        "filing",
        "scope",
        "levels",
        "备案号",
        "机构名称",
        "联系电话",
        "地址",
    ];

    #[test]
    fn slips_of_the_hand_are_understood() {
        for (written, meant) in [
            ("creditcode", "credit_code"),
            ("creditCode", "credit_code"),
            ("Credit-Code", "credit_code"),
            ("adress", "address"),
            ("distirct", "district"),
            ("nmae", "name"),
            ("level", "levels"),
            ("备案号码", "备案号"),
            ("机构名", "机构名称"),
            ("机沟名称", "机构名称"),
            ("电话", "联系电话"),
            ("地扯", "地址"),
        ] {
            assert_eq!(closest(written, KEYS), Some(meant), "{written}");
        }
    }

    #[test]
    fn strangers_are_not_guessed() {
        for written in ["", "x", "colour", "电", "有效期", "单位性质", "zzzz"] {
            assert_eq!(closest(written, KEYS), None, "{written}");
        }
    }

    #[test]
    fn a_swap_is_one_step() {
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("福州", "州福"), 1);
        assert_eq!(distance("", "abc"), 3);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_zero_only_for_equals(a in ".{0,8}", b in ".{0,8}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
        }

        #[test]
        fn closest_never_panics(word in ".*", candidates in proptest::collection::vec(".{0,6}", 0..5)) {
            let found = closest(&word, candidates.iter().map(String::as_str));
            prop_assert!(found.is_none_or(|f| candidates.iter().any(|c| c == f)));
        }
    }
}
