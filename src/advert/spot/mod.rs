//! The policy on advertising as data for the page on which anybody looks for banned wording: what the program
//! finds a wording by, in a form that a small script reads. The script is in the theme, `static/spot/`.
//!
//! Two pieces are made, each a script of one call, `Q("NAME",{…});`, as the pieces of the search are: `policy` has the
//! wording and what its characters may be written as, `words` the words of ordinary Chinese.

mod coder;
mod policy;
mod tables;
mod words;

use serde_json::Value;

use crate::model::Advertising;

/// Where a piece lies.
pub const POLICY: &str = "spot/policy.js";
/// Where the other one lies.
pub const WORDS: &str = "spot/words.js";

/// The pieces: paths from the site's root with their bytes.
#[must_use]
pub fn pieces(policy: &Advertising) -> Vec<(String, Vec<u8>)> {
    let data = serde_json::json!({
        "policy": policy::value(policy),
        "tables": tables::value(policy),
    });
    vec![
        (POLICY.to_owned(), script("policy", &data)),
        (WORDS.to_owned(), script("words", &words::value(policy))),
    ]
}

/// A piece as a script; `<` is escaped, so that no tag can end it.
fn script(name: &str, value: &Value) -> Vec<u8> {
    let json = value.to_string().replace('<', "\\u003c");
    format!("Q(\"{name}\",{json});\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::model::{Advertising, Bending, Term, TermClass, TermSeverity};

    fn policy() -> Advertising {
        let class = TermClass {
            key: "literal".to_owned(),
            name: "字样".to_owned(),
            name_en: "wording".to_owned(),
            clean_in_titles: false,
        };
        let term = Term {
            index: 0,
            text: "</script>资格证".to_owned(),
            also: Vec::new(),
            put_in: Vec::new(),
            words: vec![2, 1],
            class: 0,
            severity: TermSeverity::Deny,
            clause: String::new(),
            reason: String::new(),
            instead: String::new(),
            bending: Bending::Full,
            with: Vec::new(),
            hints: Vec::new(),
        };
        Advertising {
            classes: vec![class],
            terms: vec![term],
            ..Advertising::default()
        }
    }

    #[test]
    fn the_same_policy_gives_the_same_bytes_which_no_tag_can_end() {
        let first = pieces(&policy());
        assert_eq!(first, pieces(&policy()));
        for (path, bytes) in first {
            let text = String::from_utf8(bytes).unwrap_or_default();
            assert!(text.starts_with("Q(\"") && text.ends_with(");\n"), "{path}");
            assert!(!text.contains('<'), "{path}");
        }
    }

    #[test]
    fn a_policy_without_wording_has_pieces_too() {
        assert_eq!(pieces(&Advertising::default()).len(), 2);
    }
}
