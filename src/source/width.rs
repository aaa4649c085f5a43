//! Full-width and half-width (全角与半角): one place that knows how the two forms map.
//!
//! A Chinese input method leaves `Ｓ００` where `S00` was meant. The forms U+FF01…U+FF5E mirror ASCII one by one
//! (GB/T 1988 against the double-byte row 3 of GB/T 2312), and U+3000 is the full-width space.

/// Distance between a full-width form and its ASCII twin.
const OFFSET: u32 = 0xFF01 - 0x21;

/// The half-width twin (半角) of a full-width character; any other character unchanged.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - OFFSET).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::narrow;

    #[test]
    fn only_full_width_forms_change() {
        let narrowed: String = "ＳＯ０　榕A，～".chars().map(narrow).collect();
        assert_eq!(narrowed, "SO0 榕A,~");
    }
}
