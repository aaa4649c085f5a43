//! What a finding can be a breach of.

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
    /// The key of its name in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule that findings speak for.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, `group/kebab-name`; never used again for another rule.
    pub id: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// Where the rule comes from: a clause of the notice (`三(二)3`), a standard, or nothing if
    /// it is a matter of form.
    pub clause: Option<&'static str>,
}

impl Rule {
    /// A rule whose breach forbids publishing.
    #[must_use]
    pub const fn error(id: &'static str) -> Self {
        Self {
            id,
            severity: Severity::Error,
            clause: None,
        }
    }

    /// A rule whose breach should be put right.
    #[must_use]
    pub const fn warning(id: &'static str) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(id)
        }
    }

    /// Something worth knowing.
    #[must_use]
    pub const fn note(id: &'static str) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(id)
        }
    }

    /// The same rule with the clause that it comes from.
    #[must_use]
    pub const fn from_clause(self, clause: &'static str) -> Self {
        Self {
            clause: Some(clause),
            ..self
        }
    }
}
