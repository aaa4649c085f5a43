//! An Atom feed (RFC 4287), written by hand: eight elements of plain text need no more than that texts are escaped.

use std::fmt::Write;

use crate::model::Day;

/// A feed.
#[derive(Debug)]
pub struct Feed {
    /// Its identifier, which stays whatever becomes of its address.
    pub id: String,
    /// The language of its texts.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// What it is, in a sentence.
    pub subtitle: String,
    /// Who publishes it.
    pub author: String,
    /// The day of its latest entry.
    pub updated: Day,
    /// Its own address.
    pub own: String,
    /// The address of the page that shows the same.
    pub page: String,
    /// Its entries, the latest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Debug)]
pub struct Entry {
    /// Its identifier, which stays.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day on which it happened.
    pub on: Day,
    /// The address of the page that it is about.
    pub page: Option<String>,
    /// The address of the notice that published it.
    pub notice: Option<String>,
    /// Its kind: stable name and word.
    pub kind: (&'static str, String),
    /// What happened, in plain words.
    pub text: String,
}

impl Feed {
    /// As XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut xml = String::with_capacity(1024 + 1024 * self.entries.len());
        xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
        attribute(&mut xml, "xml:lang", &self.lang);
        xml.push_str(">\n");
        element(&mut xml, "id", &self.id);
        element(&mut xml, "title", &self.title);
        element(&mut xml, "subtitle", &self.subtitle);
        element(&mut xml, "updated", &moment(self.updated));
        link(&mut xml, "self", "application/atom+xml", &self.own);
        link(&mut xml, "alternate", "text/html", &self.page);
        xml.push_str("<author>");
        element(&mut xml, "name", &self.author);
        xml.push_str("</author>\n<generator>minglu</generator>\n");
        for entry in &self.entries {
            entry.write(&mut xml);
        }
        xml.push_str("</feed>\n");
        xml
    }
}

impl Entry {
    fn write(&self, xml: &mut String) {
        xml.push_str("<entry>\n");
        element(xml, "id", &self.id);
        element(xml, "title", &self.title);
        element(xml, "updated", &moment(self.on));
        element(xml, "published", &moment(self.on));
        if let Some(page) = &self.page {
            link(xml, "alternate", "text/html", page);
        }
        if let Some(notice) = &self.notice {
            link(xml, "related", "text/html", notice);
        }
        xml.push_str("<category");
        attribute(xml, "term", self.kind.0);
        attribute(xml, "label", &self.kind.1);
        xml.push_str("/>\n");
        element(xml, "content", &self.text);
        xml.push_str("</entry>\n");
    }
}

/// The beginning of a day in China, where all of this happens.
fn moment(day: Day) -> String {
    format!("{day}T00:00:00+08:00")
}

fn element(xml: &mut String, name: &str, text: &str) {
    // Writing to a String cannot fail.
    let _ = write!(xml, "<{name}>");
    escape(xml, text);
    let _ = writeln!(xml, "</{name}>");
}

fn link(xml: &mut String, rel: &str, kind: &str, address: &str) {
    xml.push_str("<link");
    attribute(xml, "rel", rel);
    attribute(xml, "type", kind);
    attribute(xml, "href", address);
    xml.push_str("/>\n");
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    // Writing to a String cannot fail.
    let _ = write!(xml, " {name}=\"");
    escape(xml, value);
    xml.push('"');
}

/// Writes what may stand in XML as it must stand there; characters that may not stand in it at all are left out.
fn escape(xml: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' => xml.push(character),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => xml.push(character),
        }
    }
}

/// An identifier made of a text: a UUID of the free form (RFC 9562, version 8), the same for the same text.
#[must_use]
pub fn urn(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut urn = String::from("urn:uuid:");
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            urn.push('-');
        }
        // Writing to a String cannot fail.
        let _ = write!(urn, "{byte:02x}");
    }
    urn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        let mut xml = String::new();
        attribute(&mut xml, "a", "<\"甲\" & 'b'\u{1}>\n");
        assert_eq!(xml, " a=\"&lt;&quot;甲&quot; &amp; 'b'&gt;\n\"");
    }

    #[test]
    fn identifiers_have_the_form_of_a_uuid_and_stay() {
        let one = urn("https://a.example/ S000035010001 filed");
        assert_eq!(one, urn("https://a.example/ S000035010001 filed"));
        assert_ne!(one, urn("https://b.example/ S000035010001 filed"));
        let parts: Vec<&str> = one["urn:uuid:".len()..].split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|it| it.len()).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8'));
        assert!(parts[3].starts_with(['8', '9', 'a', 'b']));
    }
}
