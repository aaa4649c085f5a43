//! JSON that is safe within a script.

use std::fmt::Write;

/// Writes a text in quotes. `<` is escaped, so that no tag can end the script, and what ends a line to old scripts.
pub fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                json.push('\\');
                json.push(character);
            }
            '\0'..='\u{1f}' | '<' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a String cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(character));
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}

/// A text in quotes.
pub fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    push_text(&mut json, text);
    json
}

/// `[…]` of values that are JSON already.
pub fn array<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut json = String::from("[");
    for value in values {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(value.as_ref());
    }
    json.push(']');
    json
}

/// `[…]` of texts.
pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    array(texts.into_iter().map(|it| text(it.as_ref())))
}

/// `[…]` of numbers.
pub fn numbers<T: ToString>(numbers: impl IntoIterator<Item = T>) -> String {
    array(numbers.into_iter().map(|it| it.to_string()))
}
