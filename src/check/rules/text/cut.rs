//! `text/cut`: a blank and `#` begin a comment in YAML, and what follows of a value is lost: `66号 #2楼`.

use super::super::written;
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{Place, SourceId, Value, glance};

static RULE: Rule = Rule::warning("text/cut", include_str!("cut.md"));

pub static CHECK: Check = Check::text(&RULE, run);

fn run(context: &Context<'_>, id: SourceId, findings: &mut Findings) {
    let file = context.sources.get(id);
    if !file.may_hold(glance::CUT) {
        return;
    }
    written::each(id, file, |_, node| {
        let Value::Scalar { text, plain: true } = &node.value else {
            return;
        };
        // What is no text, a number or a date, is not continued behind it.
        let is_text = text.chars().any(char::is_alphabetic);
        let end = node.span.end;
        let line = file.text().get(end..).unwrap_or_default();
        let line = line.split(['\n', '\r']).next().unwrap_or_default();
        let lost = line.strip_prefix(" #").filter(|_| is_text);
        if let Some(lost) =
            lost.filter(|it| it.starts_with(|it: char| it != '#' && !it.is_whitespace()))
        {
            let range = end + 1..end + line.len();
            let finding = Diagnostic::new(&RULE, Place::bytes(id, range));
            findings.push(finding.arg("lost", format!("#{}", lost.trim_end())));
        }
    });
}
