//! One line of a text that is no sound YAML, and what may have been meant by it: every common slip of
//! the hand as a try, to be proved by the parser.

use std::ops::Range;

use super::{Slip, odd_blank};

/// The dashes that input methods and word processors put where a `-` belongs.
const DASHES: &str = "－–—―‐‑−﹣•●·";

/// A line, its line break aside.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// Where it begins in its text, in bytes.
    pub start: usize,
    /// What it holds.
    pub text: &'t str,
}

/// A key at the head of a line.
struct Head<'t> {
    key: &'t str,
    /// Where the mark after the key begins within the line.
    colon: usize,
}

impl<'t> Line<'t> {
    /// The lines of a text.
    pub fn all(text: &'t str) -> Vec<Self> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let text = line.trim_end_matches(['\n', '\r']);
            let begins = start;
            start += line.len();
            Self {
                start: begins,
                text,
            }
        });
        lines.collect()
    }

    /// How many bytes of blanks it begins with.
    pub fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// How many ordinary blanks it begins with, if they are all ordinary.
    pub fn plain_indent(&self) -> Option<usize> {
        let indent = self.indent();
        let is_plain = self.text.as_bytes()[..indent].iter().all(|it| *it == b' ');
        is_plain.then_some(indent)
    }

    /// Whether it holds anything but a comment.
    pub fn is_content(&self) -> bool {
        let text = self.text.trim_start();
        !text.is_empty() && !text.starts_with('#')
    }

    /// Where its value begins: behind the indentation, and behind the dash of an item.
    fn body(&self) -> usize {
        let indent = self.indent();
        let rest = &self.text[indent..];
        indent + rest.len() - rest.trim_start_matches("- ").len()
    }

    /// The key that ends in one of `marks`; what stands in quotes or in brackets is none.
    fn head(&self, mark: char) -> Option<Head<'t>> {
        let start = self.body();
        let rest = &self.text[start..];
        let colon = rest.find(mark)?;
        let key = &rest[..colon];
        let is_key = !key.is_empty() && !key.contains([' ', ':', '#', '"', '\'', '[', '{']);
        is_key.then_some(Head {
            key,
            colon: start + colon,
        })
    }

    /// The value behind the key, or behind the dash of an item: where it begins and what it is.
    fn value(&self) -> (usize, &'t str) {
        let body = self.body();
        let start = match self.head(':') {
            Some(head) if self.text[head.colon + 1..].starts_with([' ', '\t']) => head.colon + 1,
            _ => body,
        };
        let rest = &self.text[start..];
        let start = start + rest.len() - rest.trim_start().len();
        (start, self.text[start..].trim_end())
    }

    /// The characters that stand outside of quotes, with how deep in brackets each stands.
    fn bare(&self) -> Vec<(usize, char, i32)> {
        let mut bare = Vec::new();
        let mut quote = None;
        let (mut depth, mut before) = (0, ' ');
        for (at, it) in self.text.char_indices() {
            let may_open = matches!(before, ' ' | ':' | ',' | '[' | '{' | '，' | '：');
            match quote {
                Some(mark) if it == mark => quote = None,
                Some(_) => {}
                None if matches!(it, '"' | '\'') && may_open => quote = Some(it),
                None => {
                    depth += i32::from(matches!(it, '{' | '[' | '｛' | '［'));
                    depth -= i32::from(matches!(it, '}' | ']' | '｝' | '］'));
                    bare.push((at, it, depth));
                }
            }
            before = it;
        }
        bare
    }

    fn slip(&self, variant: &'static str, range: Range<usize>, text: impl Into<String>) -> Slip {
        let range = self.start + range.start..self.start + range.end;
        Slip::new(variant, range, text)
    }

    /// Tabs in the indentation, which stand for `step` blanks each.
    pub fn tabs(&self, step: Option<usize>) -> Option<Slip> {
        let indent = &self.text[..self.indent()];
        let start = indent.find('\t')?;
        let count = indent[start..]
            .bytes()
            .take_while(|it| *it == b'\t')
            .count();
        let blanks = " ".repeat(count * step.unwrap_or(2));
        let slip = self.slip("tab", start..start + count, blanks);
        Some(slip.sure_if(step.is_some()))
    }

    /// Blanks in the indentation that are none to YAML; `near` is how far the lines around it are
    /// indented.
    pub fn odd_indent(&self, near: &[usize]) -> Option<Slip> {
        let indent = &self.text[..self.indent()];
        let start = indent.find(odd_blank)?;
        let usual: usize = indent.chars().map(columns).sum();
        let widths = [usual, indent.chars().count(), 2 * indent.chars().count()];
        let fitting = widths.into_iter().find(|width| near.contains(width));
        let width = fitting.unwrap_or(usual);
        // What stands before the first of them is kept.
        let blanks = " ".repeat(width.saturating_sub(start));
        let slip = self.slip("wide-blank", start..indent.len(), blanks);
        Some(slip.sure_if(fitting.is_some()))
    }

    /// A dash that is no `-`, or that no blank follows.
    pub fn dash(&self, is_field: &impl Fn(&str) -> bool) -> Option<Slip> {
        let indent = self.indent();
        let rest = &self.text[indent..];
        let dash = rest.chars().next()?;
        let behind = &rest[dash.len_utf8()..];
        let item = behind.trim_start();
        let end = indent + rest.len() - item.len();
        let variant = match dash {
            '-' if item.len() == behind.len() && !item.is_empty() => "dash-space",
            _ if DASHES.contains(dash) => "dash",
            _ => return None,
        };
        let key = item.split([':', '：']).next().unwrap_or_default();
        let is_sure = is_field(key) || item.starts_with(['{', '[']);
        let is_item = is_sure || !item.starts_with(|it: char| it == '-' || it.is_ascii_digit());
        let slip = self.slip(variant, indent..end, "- ");
        is_item.then(|| slip.sure_if(is_sure))
    }

    /// A `：` where the `:` after a key belongs.
    pub fn wide_colon(&self, is_field: &impl Fn(&str) -> bool) -> Option<Slip> {
        let head = self.head('：')?;
        let end = head.colon + '：'.len_utf8();
        let has_blank = self.text[end..].starts_with(char::is_whitespace);
        let slip = self.slip("colon", head.colon..end, if has_blank { ":" } else { ": " });
        Some(slip.sure_if(is_field(head.key)))
    }

    /// A `:` after a key that no blank follows. An address on the web is no key.
    pub fn tight_colon(&self, is_field: &impl Fn(&str) -> bool) -> Option<Slip> {
        let head = self.head(':')?;
        let rest = &self.text[head.colon + 1..];
        let is_name = |it: char| it.is_alphanumeric() || it == '_';
        let is_key = head.key.starts_with(char::is_alphabetic) && head.key.chars().all(is_name);
        let is_tight = !rest.is_empty() && !rest.starts_with(char::is_whitespace);
        let is_address = rest.starts_with("//") || head.key == "mailto";
        let slip = self.slip("space", head.colon..head.colon + 1, ": ");
        (is_key && is_tight && !is_address).then(|| slip.sure_if(is_field(head.key)))
    }

    /// A blank after the colon that is none to YAML.
    pub fn odd_blank(&self, is_field: &impl Fn(&str) -> bool) -> Option<Slip> {
        let head = self.head(':')?;
        let behind = head.colon + 1;
        let rest = &self.text[behind..];
        let end = behind + rest.len() - rest.trim_start().len();
        let is_odd = self.text[behind..end].starts_with(odd_blank);
        let slip = self.slip("wide-blank", behind..end, " ");
        is_odd.then(|| slip.sure_if(is_field(head.key)))
    }

    /// Full-width brackets.
    pub fn wide_brackets(&self) -> Option<Slip> {
        const TWINS: [(char, &str); 4] = [('｛', "{"), ('｝', "}"), ('［', "["), ('］', "]")];
        let bare = self.bare();
        let found = bare.iter().filter_map(|(at, it, _)| {
            let twin = TWINS.iter().find(|(wide, _)| wide == it)?;
            Some((*at..at + it.len_utf8(), twin.1))
        });
        self.all_of("wide-bracket", found)
    }

    /// Full-width commas between the entries of a mapping in braces.
    pub fn wide_commas(&self) -> Option<Slip> {
        let bare = self.bare();
        let found = bare.iter().filter_map(|(at, it, depth)| {
            let behind = self.text[at + it.len_utf8()..].trim_start();
            let (key, _) = behind.split_once(": ")?;
            let is_name = |it: char| it.is_alphanumeric() || it == '_';
            let is_entry = !key.is_empty() && key.chars().all(is_name);
            let end = self.text.len() - behind.len();
            (matches!(it, '，' | '、' | '；') && *depth > 0 && is_entry).then_some((*at..end, ", "))
        });
        self.all_of("comma", found)
    }

    /// One slip of all that was found, each a sure one.
    fn all_of(
        &self,
        variant: &'static str,
        found: impl Iterator<Item = (Range<usize>, &'static str)>,
    ) -> Option<Slip> {
        let slips = found.map(|(range, text)| self.slip(variant, range, text));
        let all = slips.reduce(|mut all, slip| {
            all.edits.extend(slip.edits);
            all
        });
        all.map(|slip| slip.sure_if(true))
    }

    /// Closing brackets that close nothing.
    pub fn extra_brackets(&self) -> Vec<Slip> {
        let bare = self.bare();
        let extra = bare.iter().rev();
        let extra = extra.filter(|(_, it, depth)| *depth < 0 && matches!(it, '}' | ']'));
        let slips = extra.map(|(at, it, _)| {
            let slip = self.slip("extra-bracket", *at..at + 1, "");
            slip.arg("bracket", *it).sure_if(true)
        });
        slips.collect()
    }

    /// A bracket that is not closed on its line.
    pub fn open_bracket(&self) -> Option<Slip> {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, it, _) in self.bare() {
            match it {
                '{' => open.push((at, '}')),
                '[' => open.push((at, ']')),
                '}' | ']' => drop(open.pop()),
                _ => {}
            }
        }
        let closing: String = open.iter().rev().map(|(_, it)| *it).collect();
        let (first, _) = open.first()?;
        let end = self.text.trim_end().len();
        let slip = self.slip("unclosed", end..end, &*closing);
        Some(
            slip.marked(self.start + first..self.start + end)
                .arg("bracket", closing),
        )
    }

    /// A text in quotes that goes on behind them, or quotes that are not closed.
    pub fn quotes(&self) -> Option<Slip> {
        let (start, value) = self.value();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let end = start + value.len();
        let Some((_, behind)) = value[1..].split_once(quote) else {
            let slip = self.slip("quote", end..end, quote);
            return Some(slip.marked(self.start + start..self.start + end));
        };
        let rest = behind.trim_start();
        let is_comment = rest.starts_with('#') && rest.len() < behind.len();
        if rest.is_empty() || is_comment || rest.starts_with([',', '}', ']', ':']) {
            return None;
        }
        let mark = end - rest.len()..end;
        let mark = self.start + mark.start..self.start + mark.end;
        if !rest.contains(char::is_alphanumeric) {
            return Some(
                self.slip("after-quote", end - rest.len()..end, "")
                    .marked(mark),
            );
        }
        let is_plain = !value.contains('\\') && !value.contains(" #");
        let slip = self.slip("after-quote", start..end, quoted(value));
        Some(slip.marked(mark).sure_if(is_plain))
    }

    /// A value with a colon and a blank in it.
    pub fn colons(&self, is_field: &impl Fn(&str) -> bool) -> Option<Slip> {
        let key = self.head(':')?.key;
        let (start, value) = self.value();
        let (second, _) = value.split_once(": ")?;
        let is_text = !value.starts_with(['"', '\'', '{', '[', '|', '>', '&', '*', '!', '-']);
        let words = value
            .split(": ")
            .map(|part| part.rsplit([' ', '，']).next().unwrap_or(part));
        let is_sure = is_field(key) && !words.into_iter().any(is_field) && !value.contains(" #");
        let slip = self.slip("colons", start..start + value.len(), quoted(value));
        let at = self.start + start + second.len();
        is_text.then(|| slip.marked(at..at + 1).sure_if(is_sure))
    }

    /// A value that begins with a sign which means something to YAML.
    pub fn sign(&self) -> Option<Slip> {
        let (start, value) = self.value();
        let first = value.chars().next()?;
        let behind = value[first.len_utf8()..].chars().next();
        let is_sign = match first {
            '@' | '`' | '%' | '!' | '&' | '*' => true,
            '?' | '-' => behind == Some(' '),
            '|' | '>' => behind.is_some_and(|it| !" +-0123456789".contains(it)),
            _ => false,
        };
        let slip = self.slip("sign", start..start + value.len(), quoted(value));
        let is_sure = "@`%?".contains(first) && !value.contains(" #");
        (is_sign && start > self.indent()).then(|| slip.sure_if(is_sure))
    }

    /// The line indented as another; only what is meant can be told from it, and not surely.
    pub fn moved(&self, indent: usize) -> Option<Slip> {
        let found = self.plain_indent()?;
        let slip = self.slip("uneven", 0..found, " ".repeat(indent));
        let end = self.text.trim_end().len();
        let mark = self.start + found..self.start + end;
        let slip = slip
            .arg("found", found)
            .arg("expected", indent)
            .marked(mark);
        (found != indent).then_some(slip)
    }
}

/// How many columns a blank takes.
fn columns(blank: char) -> usize {
    match blank {
        '\u{3000}' => 2,
        '\u{200b}' | '\u{feff}' => 0,
        _ => 1,
    }
}

/// A text in single quotes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
