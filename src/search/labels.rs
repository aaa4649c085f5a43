//! The words for what a query may say besides names, in the language of the site.

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What addresses carry.
    pub key: String,
    /// What chips show.
    pub label: String,
    /// What else is understood in queries.
    pub says: Vec<String>,
}

/// The words for levels, standings, kinds and flags, each in the order in which pages show them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// From level 5 to level 1.
    pub levels: Vec<Label>,
    /// As `Standing::ALL`.
    pub standings: Vec<Label>,
    /// 社会培训评价组织, 用人单位, 院校.
    pub kinds: Vec<Label>,
    /// `entrusted` and `session`.
    pub flags: Vec<Label>,
}
