//! What the elements of HTML are to a reader: what stands apart, what ends what, what is never text.

use super::visibility::Flow;

/// The name of an element, in lower case. Of a long name the beginning is enough.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    bytes: [u8; Name::LEN],
    len: u8,
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.bytes()))
    }
}

/// How the content of an element that holds no elements is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// It is not shown.
    Unseen,
    /// As it is.
    Literal,
    /// Character references are decoded.
    References,
}

impl Name {
    const LEN: usize = 15;

    /// The name as written.
    pub(super) fn new(name: &str) -> Self {
        let len = name.len().min(Self::LEN);
        let mut bytes = [0; Self::LEN];
        bytes[..len].copy_from_slice(&name.as_bytes()[..len]);
        bytes.make_ascii_lowercase();
        // At most `LEN`.
        let len = u8::try_from(len).unwrap_or_default();
        Self { bytes, len }
    }

    /// The name in lower case.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// Whether the element has neither content nor an end.
    pub(super) fn is_void(&self) -> bool {
        matches!(
            self.bytes(),
            b"area"
                | b"base"
                | b"basefont"
                | b"bgsound"
                | b"br"
                | b"col"
                | b"embed"
                | b"frame"
                | b"hr"
                | b"img"
                | b"image"
                | b"input"
                | b"keygen"
                | b"link"
                | b"meta"
                | b"param"
                | b"source"
                | b"track"
                | b"wbr"
        )
    }

    /// Whether browsers open the element again when one around it has ended.
    pub(super) fn is_formatting(&self) -> bool {
        matches!(
            self.bytes(),
            b"a" | b"b"
                | b"big"
                | b"code"
                | b"em"
                | b"font"
                | b"i"
                | b"nobr"
                | b"s"
                | b"small"
                | b"strike"
                | b"strong"
                | b"tt"
                | b"u"
        )
    }

    /// Whether the element is seen apart from what stands around it.
    pub(super) fn is_block(&self) -> bool {
        self.ends_paragraph()
            || matches!(
                self.bytes(),
                b"body"
                    | b"button"
                    | b"caption"
                    | b"frameset"
                    | b"head"
                    | b"html"
                    | b"legend"
                    | b"noscript"
                    | b"optgroup"
                    | b"option"
                    | b"select"
                    | b"tbody"
                    | b"td"
                    | b"textarea"
                    | b"tfoot"
                    | b"th"
                    | b"thead"
                    | b"title"
                    | b"tr"
                    | b"text"
            )
    }

    /// How the element stands, if its style does not say otherwise.
    pub(super) fn flow(&self) -> Flow {
        match self.bytes() {
            b"label" => Flow::Spaced,
            _ if self.is_block() => Flow::Apart,
            _ => Flow::Line,
        }
    }

    /// Whether the beginning of the element ends an open paragraph.
    fn ends_paragraph(&self) -> bool {
        matches!(
            self.bytes(),
            b"address"
                | b"article"
                | b"aside"
                | b"blockquote"
                | b"center"
                | b"dd"
                | b"details"
                | b"dialog"
                | b"dir"
                | b"div"
                | b"dl"
                | b"dt"
                | b"fieldset"
                | b"figcaption"
                | b"figure"
                | b"footer"
                | b"form"
                | b"h1"
                | b"h2"
                | b"h3"
                | b"h4"
                | b"h5"
                | b"h6"
                | b"header"
                | b"hgroup"
                | b"hr"
                | b"li"
                | b"listing"
                | b"main"
                | b"menu"
                | b"nav"
                | b"ol"
                | b"p"
                | b"plaintext"
                | b"pre"
                | b"search"
                | b"section"
                | b"summary"
                | b"table"
                | b"ul"
                | b"xmp"
        )
    }

    /// Whether the beginning of the element ends some that were left open.
    pub(super) fn ends_some(&self) -> bool {
        self.is_block() || matches!(self.bytes(), b"rt" | b"rp" | b"rb" | b"rtc")
    }

    /// Whether the beginning of the element ends `open`, which was left open.
    pub(super) fn ends(&self, open: &Self) -> bool {
        match open.bytes() {
            b"p" => self.ends_paragraph(),
            b"li" => self.bytes() == b"li",
            b"dt" | b"dd" => matches!(self.bytes(), b"dt" | b"dd"),
            b"option" => matches!(self.bytes(), b"option" | b"optgroup"),
            b"optgroup" => self.bytes() == b"optgroup",
            b"td" | b"th" => self.is_row() || matches!(self.bytes(), b"td" | b"th"),
            b"tr" => self.is_row(),
            b"tbody" | b"thead" | b"tfoot" => self.is_row() && self.bytes() != b"tr",
            b"rt" | b"rp" => matches!(self.bytes(), b"rt" | b"rp" | b"rb" | b"rtc"),
            b"head" => self.bytes() == b"body",
            _ => false,
        }
    }

    fn is_row(&self) -> bool {
        matches!(self.bytes(), b"tr" | b"tbody" | b"thead" | b"tfoot")
    }

    /// Whether what is left open around the element is out of reach from within it.
    pub(super) fn is_wall(&self) -> bool {
        matches!(
            self.bytes(),
            b"applet"
                | b"button"
                | b"caption"
                | b"html"
                | b"marquee"
                | b"object"
                | b"svg"
                | b"table"
                | b"td"
                | b"template"
                | b"th"
        )
    }

    /// Whether the element is a list, in which an item of its own may begin.
    pub(super) fn is_list(&self) -> bool {
        matches!(
            self.bytes(),
            b"dl" | b"menu" | b"ol" | b"ruby" | b"select" | b"ul"
        )
    }

    /// Whether the end of the element ends whatever is open within it.
    pub(super) fn ends_all(&self) -> bool {
        self.is_wall() || self.is_row() || matches!(self.bytes(), b"body" | b"select")
    }

    /// How the content is read, if it holds no elements.
    pub(super) fn raw(&self) -> Option<Raw> {
        match self.bytes() {
            b"script" | b"style" | b"iframe" | b"noembed" | b"noframes" => Some(Raw::Unseen),
            b"xmp" | b"plaintext" => Some(Raw::Literal),
            b"textarea" | b"title" => Some(Raw::References),
            _ => None,
        }
    }

    /// Whether the content is never shown.
    pub(super) fn is_never_text(&self) -> bool {
        self.raw() == Some(Raw::Unseen)
    }

    /// Whether HTML has an element of this name.
    pub(super) fn is_known(&self) -> bool {
        self.is_void()
            || self.is_formatting()
            || self.is_block()
            || self.is_list()
            || self.is_object()
            || self.raw().is_some()
            || matches!(
                self.bytes(),
                b"abbr"
                    | b"acronym"
                    | b"bdi"
                    | b"bdo"
                    | b"blink"
                    | b"cite"
                    | b"data"
                    | b"datalist"
                    | b"del"
                    | b"dfn"
                    | b"ins"
                    | b"kbd"
                    | b"label"
                    | b"map"
                    | b"mark"
                    | b"marquee"
                    | b"math"
                    | b"meter"
                    | b"nobr"
                    | b"output"
                    | b"picture"
                    | b"q"
                    | b"rb"
                    | b"rp"
                    | b"rt"
                    | b"rtc"
                    | b"samp"
                    | b"slot"
                    | b"span"
                    | b"sub"
                    | b"sup"
                    | b"template"
                    | b"time"
                    | b"var"
            )
    }

    /// Whether white space is kept as it is.
    pub(super) fn keeps_blanks(&self) -> bool {
        matches!(
            self.bytes(),
            b"listing" | b"plaintext" | b"pre" | b"textarea" | b"xmp"
        )
    }

    /// Whether something stands in the element's place that is not text.
    pub(super) fn is_object(&self) -> bool {
        matches!(
            self.bytes(),
            b"audio"
                | b"canvas"
                | b"embed"
                | b"iframe"
                | b"image"
                | b"img"
                | b"input"
                | b"meter"
                | b"object"
                | b"progress"
                | b"svg"
                | b"video"
        )
    }

    /// Whether the element's text is seen in a place of its own: in the window's title, in a list to
    /// choose from, above other text, or in place of something that could not be shown.
    pub(super) fn is_apart(&self) -> bool {
        matches!(self.bytes(), b"title" | b"option" | b"rt")
            || (self.is_object() && !self.is_void())
    }

    /// Whether browsers do not show the element, whatever its style.
    pub(super) fn is_unseen(&self) -> bool {
        matches!(self.bytes(), b"template" | b"rp")
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn names_are_folded_and_cut() {
        assert!(Name::new("BR").is_void());
        assert!(!Name::new("brr").is_void());
        assert_eq!(
            Name::new("a-very-long-name-1"),
            Name::new("A-VERY-LONG-NAME-2")
        );
        assert_ne!(Name::new("b"), Name::new("b\0"));
    }
}
