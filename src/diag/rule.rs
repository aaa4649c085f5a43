//! What a finding can be a breach of.

use std::sync::OnceLock;

use super::rule_text::RuleText;

/// How bad a finding is. Ordered: an error is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing need be done.
    Note,
    /// Should be put right, does not forbid publishing.
    Warning,
    /// Forbids publishing.
    Error,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The key of its name in the catalogue, and its name in data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule that findings speak for. All of its words are in the Markdown file beside it.
#[derive(Debug)]
pub struct Rule {
    /// Stable name, `group/kebab-name`; never used again for another rule.
    pub id: &'static str,
    /// How bad a breach is, unless the policy says otherwise.
    pub severity: Severity,
    /// Where the rule comes from: a clause of the notice (`通知 三(二)3`), a standard, or nothing if
    /// it is a matter of form. The policy may name another.
    pub clause: Option<&'static str>,
    /// 原则上: whether a record may exceed it with a recorded reason (a waiver).
    pub in_principle: bool,
    /// Whether a breach, once it has happened, cannot be mended any more: a plan may record how it was
    /// settled (a waiver).
    pub irreparable: bool,
    source: &'static str,
    text: OnceLock<RuleText>,
}

impl Rule {
    /// A rule whose breach forbids publishing, with the text of its Markdown file.
    #[must_use]
    pub const fn error(id: &'static str, source: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Error,
            clause: None,
            in_principle: false,
            irreparable: false,
            source,
            text: OnceLock::new(),
        }
    }

    /// A rule whose breach should be put right.
    #[must_use]
    pub const fn warning(id: &'static str, source: &'static str) -> Self {
        let mut rule = Self::error(id, source);
        rule.severity = Severity::Warning;
        rule
    }

    /// Something worth knowing.
    #[must_use]
    pub const fn note(id: &'static str, source: &'static str) -> Self {
        let mut rule = Self::error(id, source);
        rule.severity = Severity::Note;
        rule
    }

    /// The same rule with the clause that it comes from.
    #[must_use]
    pub const fn from_clause(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }

    /// The same rule as one that holds 原则上.
    #[must_use]
    pub const fn in_principle(mut self) -> Self {
        self.in_principle = true;
        self
    }

    /// The same rule as one whose breach cannot be mended when it has happened.
    #[must_use]
    pub const fn irreparable(mut self) -> Self {
        self.irreparable = true;
        self
    }

    /// The clauses of the notice that it comes from, without the notice's name: `三(二)3`. Several
    /// are written with `、` between them.
    pub fn clauses(&self) -> impl Iterator<Item = &'static str> {
        let clauses = self.clause.and_then(|it| it.strip_prefix("通知 "));
        clauses.into_iter().flat_map(|clauses| clauses.split('、'))
    }

    /// Its words, read when first asked for.
    pub fn text(&self) -> &RuleText {
        self.text.get_or_init(|| RuleText::parse(self.source))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// Declares rules whose Markdown files are in `rules/` beside the calling file, and the list of them.
macro_rules! rules {
    (
        $(#[$list_meta:meta])* pub $list:ident:
        $($(#[$meta:meta])* $name:ident = $severity:ident $id:literal $(from $clause:literal)?;)*
    ) => {
        $(
            $(#[$meta])*
            pub static $name: crate::diag::Rule = crate::diag::Rule::$severity(
                $id,
                include_str!(concat!("rules/", $id, ".md")),
            )$(.from_clause($clause))?;
        )*

        $(#[$list_meta])*
        pub static $list: &[&crate::diag::Rule] = &[$(&$name),*];
    };
}

pub(crate) use rules;
