//! `k`, `r`, `u`, `w`: codes in order, forwards and backwards, with their records.

use super::budget::Budget;
use super::json;
use super::pieces::Piece;
use super::record::Record;

/// How many characters of a credit code, read backwards, are enough.
const OF_CREDIT: usize = 10;

/// A table of texts with their records.
pub struct Codes {
    /// The letter of its pieces.
    pub letter: &'static str,
    /// How many texts lie in a piece.
    pub size: usize,
    /// The texts, by number of their records.
    pub texts: Vec<String>,
}

/// The tables of all codes.
pub fn tables(records: &[Record<'_, '_>], prefix: &str, budget: &Budget) -> [Codes; 4] {
    let evaluator =
        |it: &Record<'_, '_>| it.entry.evaluator.code.as_str()[prefix.len()..].to_owned();
    let credit = |it: &Record<'_, '_>| it.entry.evaluator.credit_code.to_string();
    let codes: Vec<String> = records.iter().map(evaluator).collect();
    let credits: Vec<String> = records.iter().map(credit).collect();
    let codes_backwards = codes.iter().map(|it| backwards(it, usize::MAX)).collect();
    let credits_backwards = credits.iter().map(|it| backwards(it, OF_CREDIT)).collect();
    [
        ("k", budget.codes, codes),
        ("r", budget.codes, codes_backwards),
        ("u", budget.credit_codes, credits),
        ("w", budget.credit_codes, credits_backwards),
    ]
    .map(|(letter, size, texts)| Codes {
        letter,
        size,
        texts,
    })
}

impl Codes {
    /// The pieces, with their bounds.
    pub fn pieces(&self) -> (Vec<Piece>, Vec<String>) {
        let texts = self.texts.iter().map(String::as_str);
        let mut all: Vec<(&str, u32)> = texts.zip(0..).collect();
        all.sort_unstable();
        let mut bounds = Vec::new();
        let mut pieces = Vec::new();
        let mut last = None;
        for (number, chunk) in all.chunks(self.size.max(1)).enumerate() {
            let first = chunk.first().map_or("", |it| it.0);
            bounds.push(shortest(first, last.unwrap_or_default()));
            last = chunk.last().map(|it| it.0);
            pieces.push(Piece::new(self.letter, number, value(chunk)));
        }
        (pieces, bounds)
    }
}

fn value(chunk: &[(&str, u32)]) -> String {
    let before = [""].into_iter().chain(chunk.iter().map(|it| it.0));
    let texts = before
        .zip(chunk)
        .map(|(before, (text, _))| rest(text, before));
    let texts: Vec<&str> = texts.collect();
    let numbers = chunk.iter().map(|it| it.1.to_string());
    let (texts, numbers) = (json::text(&texts.join(" ")), json::array(numbers));
    format!("{{\"v\":{texts},\"d\":{numbers}}}")
}

/// What a text does not have in common with the one before; of two equal ones the last character.
fn rest<'t>(text: &'t str, before: &str) -> &'t str {
    let end = text.char_indices().zip(before.chars());
    let differs = end.into_iter().find(|((_, a), b)| a != b);
    let last = text.char_indices().next_back();
    let from = differs
        .map(|(it, _)| it)
        .or(last.filter(|_| !before.is_empty()));
    from.map_or(text, |(at, _)| &text[at..])
}

/// The shortest beginning of a text that another, which stands before it, does not have.
pub fn shortest(text: &str, before: &str) -> String {
    let both = text.chars().zip(before.chars());
    let common = both.take_while(|(a, b)| a == b).count();
    text.chars().take(common + 1).collect()
}

/// A code read backwards, no more than so many characters.
fn backwards(code: &str, most: usize) -> String {
    code.chars().rev().take(most).collect()
}

/// What all texts begin with.
pub fn common_prefix<'t>(mut texts: impl Iterator<Item = &'t str>) -> &'t str {
    let Some(mut prefix) = texts.next() else {
        return "";
    };
    for text in texts {
        let both = prefix.char_indices().zip(text.chars());
        let differs = both.into_iter().find(|((_, a), b)| a != b);
        let end = differs.map_or(prefix.len().min(text.len()), |((at, _), _)| at);
        prefix = &prefix[..end];
    }
    prefix
}

#[cfg(test)]
mod tests {
    use super::{Codes, common_prefix};

    #[test]
    fn texts_leave_out_what_they_share_and_bounds_are_short() {
        let texts = ["S35002", "S35001", "Y35001", "S36001"];
        let table = Codes {
            letter: "k",
            size: 2,
            texts: texts.map(str::to_owned).into(),
        };
        let (pieces, bounds) = table.pieces();
        let values: Vec<&str> = pieces.iter().map(|it| it.value.as_str()).collect();
        let expected = [
            r#"{"v":"S35001 2","d":[1,0]}"#,
            r#"{"v":"S36001 Y35001","d":[3,2]}"#,
        ];
        assert_eq!(values, expected);
        assert_eq!(bounds, ["S", "S36"]);
    }

    #[test]
    fn codes_have_a_common_beginning() {
        let of = |texts: &[&'static str]| common_prefix(texts.iter().copied());
        assert_eq!(of(&["S0001", "S0002"]), "S000");
        assert_eq!(of(&["S0001", "Y0002"]), "");
        assert_eq!(of(&[]), "");
    }
}
