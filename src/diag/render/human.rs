//! Findings as a compiler shows them: the line, what is wrong underlined, why, what to do. The
//! only file that knows the drawing library.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};

use crate::diag::{Catalogue, Diagnostic, Severity};
use crate::source::{SourceFile, Sources, Span};

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without colour.
    Plain,
    /// With terminal colours.
    Coloured,
}

/// Draws one finding, ending in a line break.
#[must_use]
pub fn human(
    (span, finding): &(Span, Diagnostic),
    sources: &Sources,
    words: &Catalogue,
    style: Style,
) -> String {
    let told = words.tell(finding);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(words.say(finding.severity.key(), &[]));
    let mut group = level
        .primary_title(told.title)
        .id(finding.rule.id)
        .elements(at(
            sources.get(span.source),
            &span.range,
            told.label,
            AnnotationKind::Primary,
        ));
    for ((place, _), label) in finding.related.iter().zip(told.related) {
        let other = sources.span(place);
        group = group.elements(at(
            sources.get(other.source),
            &other.range,
            label,
            AnnotationKind::Context,
        ));
    }
    if let Some(clause) = &finding.clause {
        let basis = words.say("basis", &[("clause", clause.to_string())]);
        group = group.element(
            Level::NOTE
                .with_name(words.say("basis-name", &[]))
                .message(basis),
        );
    }
    if let Some(rest) = told.rest {
        let name = words.say("rest-name", &[]);
        group = group.element(Level::NOTE.with_name(name).message(rest));
    }
    let mut groups = vec![group];
    let edit = finding.fix.as_ref().and_then(|fix| fix.edit(sources));
    let help_name = words.say(help_name(finding, edit.is_some()), &[]);
    match (&edit, told.help) {
        (Some(edit), help) => {
            let file = sources.get(edit.source);
            let title = help.unwrap_or_else(|| words.say("write-instead", &[]));
            let help = Level::HELP.with_name(help_name).secondary_title(title);
            // A file that has changed since it was checked has no text to be put right.
            if file.text().is_empty() {
                groups.push(help.element(Origin::path(file.path.as_str())));
            } else {
                let patch = Snippet::source(file.text())
                    .path(file.path.as_str())
                    .patch(Patch::new(edit.range.clone(), edit.text.as_str()));
                groups.push(help.element(patch));
            }
        }
        (None, Some(help)) => {
            let last = groups.remove(0);
            groups.push(last.element(Level::HELP.with_name(help_name).message(help)));
        }
        (None, None) => {}
    }
    draw(&groups, style)
}

/// What advice is called: that which `--fix` follows by itself is marked.
pub(super) fn help_name(finding: &Diagnostic, has_edit: bool) -> &'static str {
    match &finding.fix {
        Some(fix) if has_edit && fix.is_safe() => "help-fixable",
        _ => "help",
    }
}

/// The lines of a file with one place marked, or only the file's name if it has no text.
fn at<'a>(
    file: &'a SourceFile,
    range: &Range<usize>,
    label: Option<String>,
    kind: AnnotationKind,
) -> Vec<Element<'a>> {
    let path = file.path.as_str();
    if file.text().is_empty() {
        return vec![Origin::path(path).into()];
    }
    let annotation: Annotation<'a> = kind.span(range.clone()).label(label.map(Cow::Owned));
    let snippet = Snippet::source(file.text())
        .line_start(file.start.line)
        .annotation(annotation);
    if file.start.column == 1 {
        return vec![snippet.path(path).into()];
    }
    // The library would count columns from where the excerpt begins.
    let start = file.line_column(range.start);
    let origin = Origin::path(path).line(start.line);
    vec![origin.char_column(start.column).into(), snippet.into()]
}

fn draw(groups: &[Group<'_>], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = renderer.term_width(120).render(groups);
    text.push('\n');
    text
}
