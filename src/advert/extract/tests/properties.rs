//! What holds for any text.

use proptest::prelude::*;

use super::super::entities::{Within, reference};
use crate::advert::extract::{BORDER, Format, Kind, OBJECT, extract};

/// Pieces of mark-up, sound and broken, with words between.
fn mark_up() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[职业资格a1 ]{1,3}",
        4 => proptest::sample::select(vec![
            "<b>", "</b>", "<p>", "</p>", "<br>", "<i hidden>", "</i>", "<div>", "</div>", "<td>", "</td>",
            "<table>", "</table>", "<li>", "<ul>", "</ul>", "<span style='display:none'>", "</span>",
            "<b title=\"", "\">", "<img alt='职&amp;'>", "<!--", "-->", "<!", "<script>", "</script>",
            "<title>", "</title>", "<pre>", "</pre>", "<svg>", "</svg>", "<rt>", "<ruby>", "<option>",
            "<textarea>", "</textarea>", "<", "</", ">", "/>", "=", "'", "\"", "<plaintext>",
        ]).prop_map(str::to_owned),
        3 => proptest::sample::select(vec![
            "**", "*", "_", "`", "```", "~~", "[", "](a", "](a \"", "\")", "![", ")", "[^1]", "[r]: a (", "\\",
            "# ", "> ", "- ", "1. ", "| ", "|---|", "---\n", "\n", "\n\n", "\r\n", "  \n", "    ", "\t", "a: ",
        ]).prop_map(str::to_owned),
        2 => proptest::sample::select(vec![
            "&#x804C;", "&#32844", "&amp;", "&nvle;", "&lt", "&", "&#", ";", "\0", "\u{200B}", "😀", "\u{3000}",
            "é", "&nbsp;", "&shy;", "\u{2029}", "\u{FFFC}",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|it| it.concat())
}

/// Whether `slice` is how `c` may be written.
fn writes(slice: &str, c: char) -> bool {
    if slice.starts_with(c) && slice.len() == c.len_utf8() {
        return true;
    }
    let found = reference(slice, Within::Text);
    found.is_some_and(|it| it.len == slice.len() && (it.first == c || it.second == Some(c)))
}

fn holds(source: &str, format: Format) -> Result<(), TestCaseError> {
    for run in extract(source, format) {
        prop_assert!(!run.text.is_empty());
        let mut last = 0..0;
        for (at, c) in run.text.char_indices() {
            let place = run.source(at..at + c.len_utf8());
            let slice = source.get(place.clone());
            prop_assert!(slice.is_some(), "{run:?}: {place:?}");
            let slice = slice.unwrap_or_default();
            prop_assert!(
                last.start <= place.start && last.end <= place.end,
                "{run:?}: {last:?} {place:?}"
            );
            let is_word = c.is_alphanumeric() || c == '😀';
            if is_word {
                prop_assert!(writes(slice, c), "{run:?}: {c} at {slice:?}");
                prop_assert!(
                    place == last || last.end <= place.start,
                    "{run:?}: {place:?}"
                );
            }
            last = place;
        }
        let whole = run.source(0..run.text.len());
        prop_assert!(source.get(whole).is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn places_of_html_are_true(source in mark_up()) {
        holds(&source, Format::Html)?;
    }

    #[test]
    fn places_of_markdown_are_true(source in mark_up()) {
        holds(&source, Format::Markdown)?;
    }

    #[test]
    fn any_text_is_answered(source in "\\PC{0,60}") {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            holds(&source, format)?;
        }
        let _ = super::super::detect(&source);
    }

    #[test]
    fn plain_text_keeps_every_place(source in mark_up()) {
        let runs = extract(&source, Format::Text);
        prop_assert_eq!(runs.len(), usize::from(!source.is_empty()));
        for run in runs {
            prop_assert_eq!(&*run.text, &*source);
            for (at, c) in source.char_indices() {
                prop_assert_eq!(run.source(at..at + c.len_utf8()), at..at + c.len_utf8());
            }
        }
    }

    /// Inline mark-up between the characters changes nothing of what is read.
    #[test]
    fn a_word_is_read_through_inline_mark_up(marks in proptest::collection::vec(0usize..8, 3)) {
        const MARKS: [&str; 8] = [
            "", "<b>", "<wbr>", "</i>", "<!-- x -->", "<i hidden>x</i>", "<span style='font-size:0'>x</span>",
            "<a href=x>",
        ];
        let word = ["职", "业", "资", "格"];
        let marks = marks.iter().map(|it| MARKS[*it]).chain([""]);
        let source: String = word.iter().zip(marks).flat_map(|(c, mark)| [*c, mark]).collect();
        for format in [Format::Markdown, Format::Html] {
            let runs = extract(&source, format);
            prop_assert_eq!(&*runs[0].text, "职业资格");
            prop_assert_eq!(runs[0].kind, Kind::Visible);
            prop_assert_eq!(runs[0].source(0..12), 0..source.rfind('格').unwrap() + 3);
        }
    }
}

/// A document that would take for ever if any step looked back over what it has read.
#[test]
fn odd_documents_are_read() {
    let pieces = [
        "<",
        "<b",
        "<b>",
        "</b>",
        "<p>",
        "<i hidden>",
        "<rt>",
        "<!--",
        "<a title=\"",
        "&",
        "&#1",
        "\0",
        "[",
        "](",
        "![",
        "*",
        "`",
        "> ",
        "- ",
        "</p><p>",
        "<td>",
        "<div><i>",
        "[a]: b '",
        "<script>",
        "\\",
        "|",
        "[^1]:",
    ];
    for piece in pieces {
        let source = piece.repeat(2_000);
        for format in [Format::Markdown, Format::Html] {
            let runs = extract(&source, format);
            for run in &runs {
                assert!(run.source(0..run.text.len()).end <= source.len());
            }
        }
    }
}

#[test]
fn what_is_not_text_is_marked() {
    let runs = extract("职<img>业<p>资", Format::Html);
    let marks: Vec<char> = runs[0]
        .text
        .chars()
        .filter(|it| !it.is_alphanumeric())
        .collect();
    assert_eq!(marks, [OBJECT, BORDER]);
}
