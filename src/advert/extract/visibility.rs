//! What the style written in a tag means for a reader: whether the text is seen, and whether it
//! stands in the line or apart.
//!
//! Only the tag's own style is looked at, not style sheets.

use super::colour;

/// Reasons for which a text is not seen, as bits.
pub(super) mod unseen {
    /// Nothing within can undo it: `display: none`, far off the screen, without extent.
    pub const GONE: u8 = 1;
    /// `visibility: hidden`.
    pub const VISIBILITY: u8 = 2;
    /// Letters without size.
    pub const SIZE: u8 = 4;
    /// Letters in the colour of the ground.
    pub const COLOUR: u8 = 8;
}

/// How an element stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// In the line.
    Line,
    /// In the line, with some room around it: the caption of a field.
    Spaced,
    /// Apart from what is before and after it.
    Apart,
    /// Nowhere: what is before and after it stands together.
    Nowhere,
}

/// What an element's style says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// The reasons for which it is not seen.
    pub(super) hides: u8,
    /// The reasons around it that it undoes.
    pub(super) shows: u8,
    /// How it stands, if it says so.
    pub(super) flow: Option<Flow>,
    /// Whether white space is kept, if it says so.
    pub(super) keeps_blanks: Option<bool>,
}

/// An offset of more pixels than this to the left or up leads off the screen.
const FAR: f32 = 500.0;
/// To the right or down a page can be scrolled: only what is never reached is off the screen.
const BEYOND: f32 = 5000.0;

fn is_out(offset: f32) -> bool {
    !(-FAR..=BEYOND).contains(&offset)
}

impl Look {
    /// An element that is not there.
    pub(super) fn gone() -> Self {
        Self {
            hides: unseen::GONE,
            flow: Some(Flow::Nowhere),
            ..Self::default()
        }
    }

    /// What the value of a `style` attribute says.
    pub(super) fn of(style: &str) -> Self {
        let style = style.to_lowercase();
        let style = Style::parse(&style);
        let mut look = Self {
            flow: style.last("display", flow),
            keeps_blanks: style.last("white-space", keeps_blanks),
            ..Self::default()
        };
        look.set(unseen::VISIBILITY, style.last("visibility", visibility));
        look.set(
            unseen::SIZE,
            style.last("font-size", has_size).map(|it| !it),
        );
        look.set(unseen::COLOUR, colour::is_unseen(&style));
        if look.flow == Some(Flow::Nowhere) || style.is_off_screen() {
            look.flow = Some(Flow::Nowhere);
            look.hides |= unseen::GONE;
        }
        if style.last("opacity", number).is_some_and(|it| it < 0.05) {
            look.hides |= unseen::GONE;
        }
        look
    }

    fn set(&mut self, reason: u8, is_unseen: Option<bool>) {
        match is_unseen {
            Some(true) => self.hides |= reason,
            Some(false) => self.shows |= reason,
            None => {}
        }
    }
}

/// The declarations of a style.
#[derive(Debug)]
pub(super) struct Style<'s> {
    /// Name, value, and whether it is said to be important.
    declarations: Vec<(&'s str, &'s str, bool)>,
}

impl<'s> Style<'s> {
    fn parse(style: &'s str) -> Self {
        let parts = split(style).filter_map(declaration);
        Self {
            declarations: parts.collect(),
        }
    }

    /// The value that counts: the last that can be understood, important ones before others.
    pub(super) fn last<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let find = |important: bool| {
            let found = self.declarations.iter().rev();
            let mut found = found.filter(|it| it.0 == name && it.2 == important);
            found.find_map(|it| read(it.1))
        };
        find(true).or_else(|| find(false))
    }

    fn is_off_screen(&self) -> bool {
        let at = |name| self.last(name, pixels);
        let is_placed = self.last("position", is_placed).unwrap_or(false);
        let indent = at("text-indent").is_some_and(is_out);
        let margin = at("margin-left").or(at("margin-top")).is_some_and(is_out);
        let sides = ["left", "top", "right", "bottom"];
        let placed = is_placed && sides.iter().any(|it| at(it).is_some_and(is_out));
        indent || margin || placed || self.is_cut(is_placed)
    }

    /// Whether nothing is left of the element's area.
    fn is_cut(&self, is_placed: bool) -> bool {
        let is_dot = |name| self.last(name, pixels).is_some_and(|it: f32| it <= 1.0);
        let cuts = |it: &str| Some(it.contains("hidden") || it.contains("clip"));
        let extents = ["width", "height", "max-width", "max-height"];
        let has_no_area = extents.into_iter().any(is_dot);
        let clip = is_placed && self.last("clip", clips_all).unwrap_or(false);
        clip || self.last("clip-path", clips_path).unwrap_or(false)
            || self.last("transform", shrinks).unwrap_or(false)
            || has_no_area && self.last("overflow", cuts).unwrap_or(false)
    }
}

/// The parts between semicolons; those within quotes, brackets and comments are none.
fn split(style: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = style.get(start..).filter(|it| !it.is_empty())?;
        let len = declaration_len(rest.as_bytes());
        start += len + 1;
        rest.get(..len)
    })
}

fn declaration_len(bytes: &[u8]) -> usize {
    let (mut quote, mut depth, mut at) = (None, 0u32, 0);
    while let Some(&byte) = bytes.get(at) {
        match (quote, byte) {
            (_, b'\\') => at += 1,
            (Some(open), it) if open == it => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'/') if bytes.get(at + 1) == Some(&b'*') => {
                let end = memchr::memmem::find(&bytes[at + 2..], b"*/");
                at += end.map_or(bytes.len(), |it| it + 3);
            }
            (None, b'(') => depth += 1,
            (None, b')') => depth = depth.saturating_sub(1),
            (None, b';') if depth == 0 => break,
            _ => {}
        }
        at += 1;
    }
    at.min(bytes.len())
}

/// Name, value and importance; comments around them are passed over.
fn declaration(part: &str) -> Option<(&str, &str, bool)> {
    let (name, value) = part.split_once(':')?;
    let name = name.rsplit("*/").next().unwrap_or(name).trim();
    let value = value.split("/*").next().unwrap_or(value).trim();
    let (value, note) = value.split_once('!').unwrap_or((value, ""));
    Some((name, value.trim(), note.trim() == "important"))
}

fn flow(value: &str) -> Option<Flow> {
    let inner = value.split_whitespace().next()?;
    Some(match inner {
        "none" => Flow::Nowhere,
        "inline" | "inline-block" | "inline-flex" | "inline-grid" | "contents" | "ruby" => {
            Flow::Line
        }
        "block" | "flex" | "grid" | "table" | "list-item" | "flow-root" => Flow::Apart,
        _ if inner.starts_with("table-") => Flow::Apart,
        _ => return None,
    })
}

fn keeps_blanks(value: &str) -> Option<bool> {
    match value {
        "pre" | "pre-wrap" | "pre-line" | "break-spaces" => Some(true),
        "normal" | "nowrap" => Some(false),
        _ => None,
    }
}

fn visibility(value: &str) -> Option<bool> {
    match value {
        "hidden" | "collapse" => Some(true),
        "visible" => Some(false),
        _ => None,
    }
}

fn is_placed(value: &str) -> Option<bool> {
    match value {
        "absolute" | "fixed" | "relative" => Some(true),
        "static" | "sticky" => Some(false),
        _ => None,
    }
}

/// Whether letters of this size can be seen.
fn has_size(value: &str) -> Option<bool> {
    match value {
        "xx-small" | "x-small" | "small" | "medium" | "large" | "x-large" | "xx-large"
        | "xxx-large" | "smaller" | "larger" => Some(true),
        _ if value.ends_with('%') => number(value).map(|it| it > 10.0),
        _ => pixels(value).map(|it| it > 1.0),
    }
}

fn clips_all(value: &str) -> Option<bool> {
    let inner = value.strip_prefix("rect(")?.strip_suffix(')')?;
    let mut sides = inner.split([',', ' ']).filter(|it| !it.is_empty());
    Some(sides.all(|it| pixels(it).is_some_and(|it| it <= 1.0)))
}

fn clips_path(value: &str) -> Option<bool> {
    if let Some(inner) = value.strip_prefix("inset(") {
        let half = |it: &str| it.ends_with('%') && number(it).is_some_and(|it| it >= 50.0);
        return Some(inner.split([' ', ')']).next().is_some_and(half));
    }
    let circle = value.strip_prefix("circle(")?;
    let radius = circle.split([' ', ')']).next().and_then(pixels);
    Some(radius.is_some_and(|it| it <= 0.0))
}

/// Whether a transformation leaves nothing or leads off the screen.
fn shrinks(value: &str) -> Option<bool> {
    let (function, inner) = value.split_once('(')?;
    let mut values = inner.split([',', ')']).map(str::trim);
    Some(if function.starts_with("scale") {
        values.any(|it| number(it).is_some_and(|it| it == 0.0))
    } else {
        // A part here is one of the element itself, which centres it.
        let lengths = values.filter(|it| !it.ends_with('%'));
        let mut far = lengths.filter_map(pixels);
        function.starts_with("translate") && far.any(is_out)
    })
}

/// The number at the beginning of a value.
fn number(value: &str) -> Option<f32> {
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, '.' | '+' | '-');
    let end = value.find(|it| !is_part(it)).unwrap_or(value.len());
    value[..end].parse().ok()
}

/// A length in pixels, roughly: a part of the screen or of the element counts as of 1,000 pixels.
fn pixels(value: &str) -> Option<f32> {
    let number = number(value)?;
    let unit = value.trim_start_matches(|it: char| !it.is_ascii_alphabetic() && it != '%');
    Some(match unit {
        "" if number == 0.0 => 0.0,
        "px" => number,
        "pt" => number * 1.33,
        "em" | "rem" | "ch" | "ex" | "pc" => number * 16.0,
        "%" | "vw" | "vh" | "vmin" | "vmax" => number * 10.0,
        "cm" => number * 37.8,
        "mm" => number * 3.78,
        "in" => number * 96.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hides(style: &str) -> bool {
        Look::of(style).hides != 0
    }

    #[test]
    fn text_is_hidden_in_many_ways() {
        for style in [
            "display:none",
            "DISPLAY : NONE !important",
            "color:red; display: none ;",
            "/* ; */display:none/* x */",
            "display:block;display:none",
            "display:none;display:nonsense",
            "display:none!important;display:block",
            "background:url('a;b');display:none",
            "visibility:hidden",
            "visibility: collapse",
            "opacity:0",
            "opacity:0.0",
            "opacity: 0%",
            "opacity:.01",
            "font-size:0",
            "font-size:0px",
            "font-size: 1px",
            "font-size:0%",
            "font-size:.01em",
            "text-indent:-9999px",
            "text-indent:-999em",
            "text-indent:-100%",
            "position:absolute;left:-9999px",
            "position:fixed;top:-100vh",
            "position:absolute;left:99999px",
            "margin-left:-9999px",
            "position:absolute;clip:rect(0,0,0,0)",
            "position:absolute;clip: rect(1px 1px 1px 1px)",
            "clip-path:inset(50%)",
            "clip-path: circle(0)",
            "transform:scale(0)",
            "transform:translateX(-9999px)",
            "width:0;height:0;overflow:hidden",
            "max-height:0;overflow:hidden",
            "color:#fff;background:#FFFFFF",
            "color:white;background-color:#fff",
            "color:rgb(255, 255, 255);background:#fff url(a.png)",
            "color:#fefefe;background:white",
            "color:transparent",
            "color:rgba(0,0,0,0)",
        ] {
            assert!(hides(style), "{style}");
        }
    }

    #[test]
    fn ordinary_styles_hide_nothing() {
        for style in [
            "",
            ";;:",
            "display:block",
            "display:none;display:block",
            "display:block!important;display:none",
            "content:';display:none'",
            "background:url(a;display:none;b)",
            "--display:none",
            "visibility:visible",
            "opacity:0.5",
            "opacity:1",
            "font-size:12px",
            "font-size:80%",
            "font-size:small",
            "font-size:0.8em",
            "text-indent:2em",
            "text-indent:-2em",
            "position:absolute;left:-20px",
            "left:-9999px",
            "margin-left:-20px",
            "clip-path:inset(5%)",
            "transform:scale(1.2)",
            "transform:translate(-50%, -50%)",
            "height:0",
            "width:100px;overflow:hidden",
            "color:#000;background:#fff",
            "color:#fff",
            "background:#fff",
            "color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text",
            "职业资格",
        ] {
            assert!(!hides(style), "{style}");
        }
    }

    #[test]
    fn some_reasons_can_be_undone_within() {
        assert_eq!(Look::of("font-size:14px").shows, unseen::SIZE);
        assert_eq!(Look::of("visibility:visible").shows, unseen::VISIBILITY);
        assert_eq!(Look::of("color:#333").shows, unseen::COLOUR);
        assert_eq!(Look::of("display:block").shows, 0);
    }

    #[test]
    fn the_flow_is_told() {
        assert_eq!(Look::of("display:inline-block").flow, Some(Flow::Line));
        assert_eq!(Look::of("display:table-cell").flow, Some(Flow::Apart));
        assert_eq!(Look::of("display:none").flow, Some(Flow::Nowhere));
        assert_eq!(Look::of("visibility:hidden").flow, None);
    }
}
