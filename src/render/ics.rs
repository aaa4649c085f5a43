//! iCalendar (RFC 5545), as much of it as whole days need. A crate would bring times, zones and random
//! identifiers along, and none of them is wanted: the same plans give the same bytes.

use std::fmt::Write;

use crate::model::Day;

/// A calendar file.
pub struct Calendar {
    /// What it is called where it is subscribed to.
    pub name: String,
    /// Its language.
    pub language: String,
    /// The day on which it was made.
    pub stamp: Day,
    /// What is in it; a calendar without anything in it is no valid one.
    pub events: Vec<Event>,
}

/// An event of one or several whole days.
pub struct Event {
    /// What stays the same when the event changes.
    pub uid: String,
    /// First day.
    pub starts: Day,
    /// Last day.
    pub ends: Day,
    /// Whether it is certain.
    pub is_sure: bool,
    /// What it is.
    pub summary: String,
    /// Where it is.
    pub location: String,
    /// More about it.
    pub description: String,
    /// A page about it.
    pub url: Option<String>,
}

/// So many bytes a line may have, without its end.
const LINE: usize = 75;

impl Calendar {
    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let name = escaped(&self.name);
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//minglu//minglu//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            &format!("NAME;LANGUAGE={}:{name}", self.language),
            &format!("X-WR-CALNAME:{name}"),
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
        ] {
            push(&mut text, line);
        }
        for event in &self.events {
            event.push_to(&mut text, self.stamp);
        }
        push(&mut text, "END:VCALENDAR");
        text
    }
}

impl Event {
    fn push_to(&self, text: &mut String, stamp: Day) {
        let status = if self.is_sure {
            "CONFIRMED"
        } else {
            "TENTATIVE"
        };
        push(text, "BEGIN:VEVENT");
        push(text, &format!("UID:{}", escaped(&self.uid)));
        push(text, &format!("DTSTAMP:{}T000000Z", digits(stamp)));
        push(text, &format!("DTSTART;VALUE=DATE:{}", digits(self.starts)));
        // The end is the first day on which it is over.
        let over = self.ends.next();
        push(text, &format!("DTEND;VALUE=DATE:{}", digits(over)));
        push(text, &format!("STATUS:{status}"));
        push(text, "TRANSP:TRANSPARENT");
        push(text, &format!("SUMMARY:{}", escaped(&self.summary)));
        push(text, &format!("LOCATION:{}", escaped(&self.location)));
        push(text, &format!("DESCRIPTION:{}", escaped(&self.description)));
        if let Some(url) = &self.url {
            push(text, &format!("URL:{url}"));
        }
        push(text, "END:VEVENT");
    }
}

/// A day as `20261205`.
fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text as values have it; other control characters than line ends are left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            _ if character.is_control() => {}
            _ => value.push(character),
        }
    }
    value
}

/// Writes a line, folded where it is too long: between characters, never within one.
fn push(text: &mut String, line: &str) {
    let mut rest = line;
    let mut room = LINE;
    while rest.len() > room {
        let end = rest.floor_char_boundary(room);
        // Writing to a String cannot fail.
        let _ = write!(text, "{}\r\n ", &rest[..end]);
        rest = &rest[end..];
        // The blank that a line goes on with is part of it.
        room = LINE - 1;
    }
    text.push_str(rest);
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Event};
    use crate::model::Day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn calendar(summary: &str) -> String {
        let event = Event {
            uid: "2026-12-001@minglu.example".to_owned(),
            starts: day("2026-12-30"),
            ends: day("2026-12-31"),
            is_sure: true,
            summary: summary.to_owned(),
            location: "鼓楼区示例路1号, 3楼".to_owned(),
            description: String::new(),
            url: Some("https://minglu.example/".to_owned()),
        };
        let calendar = Calendar {
            name: "认定计划".to_owned(),
            language: "zh-CN".to_owned(),
            stamp: day("2026-11-23"),
            events: vec![event],
        };
        calendar.text()
    }

    /// The value of a property as a reader has it: unfolded, then unescaped.
    fn read(text: &str, property: &str) -> Option<String> {
        let unfolded = text.replace("\r\n ", "");
        let mut lines = unfolded.split("\r\n");
        let value = lines.find_map(|line| line.strip_prefix(property)?.strip_prefix(':'))?;
        let mut characters = value.chars();
        let mut read = String::new();
        while let Some(character) = characters.next() {
            match (character, character == '\\') {
                (_, true) => match characters.next()? {
                    'n' | 'N' => read.push('\n'),
                    other => read.push(other),
                },
                _ => read.push(character),
            }
        }
        Some(read)
    }

    #[test]
    fn days_are_whole_and_the_end_is_not_part_of_it() {
        let text = calendar("电工");
        for (property, value) in [
            ("DTSTAMP", "20261123T000000Z"),
            ("DTSTART;VALUE=DATE", "20261230"),
            ("DTEND;VALUE=DATE", "20270101"),
            ("STATUS", "CONFIRMED"),
            ("LOCATION", "鼓楼区示例路1号, 3楼"),
            ("URL", "https://minglu.example/"),
        ] {
            assert_eq!(read(&text, property).as_deref(), Some(value), "{property}");
        }
        assert!(text.contains("LOCATION:鼓楼区示例路1号\\, 3楼\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_no_line_is_too_long(summary in "(\\PC|[\\\\;,\n]){0,120}") {
            let text = calendar(&summary);
            prop_assert_eq!(read(&text, "SUMMARY"), Some(summary));
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= 75, "{} bytes: {}", line.len(), line);
                prop_assert!(!line.contains('\n'));
            }
        }
    }
}
