//! What a reader meets, and where it stands: tables of examples, and what holds for any text.

mod html;
mod markdown;
mod properties;

use super::{BORDER, Format, Kind, OBJECT, Run, extract};

/// The runs of a text: `kind: text`, with `¶` for a border, `⏎` for the end of a line, `▢` for what
/// is not text.
fn runs(source: &str, format: Format) -> Vec<String> {
    let runs = extract(source, format);
    runs.iter().map(shown).collect()
}

fn shown(run: &Run<'_>) -> String {
    let text = run.text.replace(BORDER, "¶").replace('\n', "⏎");
    let text = text.replace(OBJECT, "▢");
    match run.kind {
        Kind::Visible => text,
        Kind::Attribute(name) => format!("{name}: {text}"),
        Kind::Hidden => format!("hidden: {text}"),
    }
}

/// The source of every character of the document's own text, between bars.
fn places(source: &str, format: Format) -> String {
    let runs = extract(source, format);
    let Some(run) = runs.first() else {
        return String::new();
    };
    let places = run.text.char_indices().map(|(at, c)| {
        let place = run.source(at..at + c.len_utf8());
        &source[place]
    });
    places.collect::<Vec<_>>().join("|")
}

/// Holds a table of sources and runs.
fn holds(format: Format, table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        assert_eq!(&runs(source, format), expected, "{source}");
    }
}

/// Holds a table of sources and the places of the characters.
fn stand(format: Format, table: &[(&str, &str)]) {
    for (source, expected) in table {
        assert_eq!(&places(source, format), expected, "{source}");
    }
}

#[test]
fn plain_text_is_what_it_is() {
    let source = "职业 <b>\r\n\r\n&nbsp;**资格**\0";
    let runs = extract(source, Format::Text);
    let [run] = runs.as_slice() else {
        panic!("{runs:?}")
    };
    assert!(matches!(run.text, std::borrow::Cow::Borrowed(it) if it == source));
    assert_eq!(run.source(3..9), 3..9);
    assert!(extract("", Format::Text).is_empty());
}

#[test]
fn a_range_takes_the_mark_up_between_and_is_widened_to_characters() {
    let source = "<p>职<b>业</b>资</p><p>格</p>";
    let runs = extract(source, Format::Html);
    let run = &runs[0];
    assert_eq!(run.text, "职业资\u{2029}格");
    let slice = |range| &source[run.source(range)];
    assert_eq!(slice(0..6), "职<b>业");
    assert_eq!(slice(1..2), "职");
    assert_eq!(slice(3..9), "业</b>资");
    assert_eq!(slice(9..12), "");
    assert_eq!(slice(0..15), "职<b>业</b>资</p><p>格");
    assert_eq!(slice(3..3), "");
    assert_eq!(slice(99..999), "");
    assert_eq!(Run::verbatim("职业", 7, Kind::Visible).source(3..6), 10..13);
}
