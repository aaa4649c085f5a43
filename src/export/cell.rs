//! A value as one text, as CSV and sheets have it, and back.
//!
//! - A list is its items with `;` between them. A `;` or `\` within an item has a `\` before it.
//! - In CSV a text that a spreadsheet would take for a formula has a `'` before it, and so has one that begins
//!   with `'`: who reads takes one `'` away from the front, wherever there is one.

use std::borrow::Cow;

use super::value::{Degrees, Value};

/// What stands between the items of a list.
pub const SEPARATOR: char = ';';

/// What stands before a text that is no formula.
pub const GUARD: char = '\'';

/// The beginnings that spreadsheets take for formulas, with their wide forms, which some read as the same.
const FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A value as one text. Nothing is an empty one.
#[must_use]
pub fn text<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Nothing => Cow::Borrowed(""),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Integer(number) => Cow::Owned(number.to_string()),
        Value::Degrees(degrees) => Cow::Owned(Degrees(*degrees).to_string()),
        Value::Day(day) => Cow::Owned(day.to_string()),
        Value::YesNo(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        Value::Texts(texts) => Cow::Owned(joined(texts.iter().map(AsRef::as_ref))),
        Value::Integers(numbers) => {
            let numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
            Cow::Owned(joined(numbers.iter().map(String::as_str)))
        }
    }
}

/// A value as a cell of CSV.
#[must_use]
pub fn guarded<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    let text = text(value);
    let is_text = matches!(value, Value::Text(_) | Value::Texts(_));
    let is_guarded = is_text && text.starts_with(|it| it == GUARD || FORMULAS.contains(&it));
    if is_guarded {
        Cow::Owned(format!("{GUARD}{text}"))
    } else {
        text
    }
}

/// The text of a cell of CSV.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).unwrap_or(cell)
}

/// A list as one text.
fn joined<'i>(items: impl Iterator<Item = &'i str>) -> String {
    let mut text = String::new();
    for (index, item) in items.enumerate() {
        if index > 0 {
            text.push(SEPARATOR);
        }
        for character in item.chars() {
            if character == SEPARATOR || character == '\\' {
                text.push('\\');
            }
            text.push(character);
        }
    }
    text
}

/// The items of a list.
#[must_use]
pub fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    if text.is_empty() {
        return items;
    }
    let mut item = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            SEPARATOR => items.push(std::mem::take(&mut item)),
            '\\' => item.extend(characters.next()),
            other => item.push(other),
        }
    }
    items.push(item);
    items
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn odd_text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("'"),
                Just("="),
                Just(";"),
                Just("\\"),
                Just("\""),
                Just(","),
                Just("\r\n"),
                Just("-"),
                Just("＝"),
                Just("甲"),
                Just("a"),
                Just(" "),
                Just("\t"),
                Just("𠮷"),
            ],
            1..6,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn a_text_comes_back_and_is_no_formula(text in odd_text()) {
            let value = Value::text(text.as_str());
            let cell = guarded(&value);
            prop_assert_eq!(unguarded(&cell), text.as_str());
            prop_assert!(!cell.starts_with(FORMULAS), "{}", cell);
        }

        #[test]
        fn a_list_comes_back_and_is_no_formula(list in proptest::collection::vec(odd_text(), 0..4)) {
            let value = Value::texts(list.clone());
            let cell = guarded(&value);
            prop_assert_eq!(items(unguarded(&cell)), list);
            prop_assert!(!cell.starts_with(FORMULAS), "{}", cell);
        }
    }

    #[test]
    fn plain_values_stay_plain() {
        for (value, cell) in [
            (Value::Nothing, ""),
            (Value::text("0591-1"), "0591-1"),
            (Value::Degrees(-1_500_000), "-1.5"),
            (Value::Integers(vec![5, 4]), "5;4"),
            (Value::YesNo(false), "false"),
            (Value::text("=1+1"), "'=1+1"),
        ] {
            assert_eq!(guarded(&value), cell);
        }
    }
}
