//! `text/invisible`: no characters that cannot be seen: they break searching, and may turn the
//! direction of a text.

use std::ops::Range;

use super::super::written;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{Place, SourceId, glance};

static RULE: Rule = Rule::warning("text/invisible", include_str!("invisible.md"));

pub static CHECK: Check = Check::text(&RULE, run);

/// Says it once for a line.
fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    if !context.sources.get(id).may_hold(glance::INVISIBLE) {
        return;
    }
    let file = context.sources.get(id);
    let mut start = 0;
    for line in file.text().split_inclusive('\n') {
        if let Some((character, range)) = first_in(line) {
            let range = start + range.start..start + range.end;
            if !written::is_comment(file, range.start) {
                let is_direction = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
                let variant = if is_direction { "direction" } else { "default" };
                let finding = Diagnostic::new(&RULE, Place::bytes(id, range)).variant(variant);
                let code = format!("U+{:04X}", u32::from(character));
                findings.push(finding.arg("code", code).suggest(""));
            }
        }
        start += line.len();
    }
}

/// The first run of invisible characters in a line. The joiner within an emoji is none.
fn first_in(line: &str) -> Option<(char, Range<usize>)> {
    let mut before = ' ';
    let mut characters = line.char_indices();
    let (start, first) = characters.find(|(_, it)| {
        let is_emoji = before >= '\u{1f000}' || before == '\u{fe0f}';
        let is_found = is_invisible(*it) && !(*it == '\u{200d}' && is_emoji);
        before = *it;
        is_found
    })?;
    let rest = &line[start..];
    let end = rest.find(|it| !is_invisible(it)).unwrap_or(rest.len());
    Some((first, start..start + end))
}

/// Zero width, soft hyphens, and marks that turn the direction.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::first_in;

    #[test]
    fn only_what_cannot_be_seen() {
        let found = first_in("福\u{200b}\u{200b}州");
        assert_eq!(found, Some(('\u{200b}', 3..9)));
        assert!(first_in("\u{202e}州").is_some() && first_in("州\u{feff}").is_some());
        for line in ["福州　中心", "“甲”—乙…", "👩\u{200d}🔧", "甲\u{a0}乙", ""]
        {
            assert_eq!(first_in(line), None, "{line}");
        }
    }
}
