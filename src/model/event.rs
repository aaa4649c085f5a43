//! Dated events 事件: what happened to a filing, each with the notice that says so.

use super::{Day, Notice, OccupationCode};

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Position in the record's list, to point at it; `None` for the filing itself, which the
    /// record's `filing` gives.
    pub index: Option<usize>,
    /// The day from which it holds.
    pub on: Day,
    /// What happened.
    pub kind: EventKind,
    /// The occupations that it concerns; empty for the whole evaluator.
    pub scope: Vec<OccupationCode>,
    /// The notice that published it.
    pub notice: Option<Notice>,
    /// A word of explanation.
    pub note: Option<String>,
}

/// The kinds of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// 公示
    Publicised,
    /// 备案
    Filed,
    /// 受理延期申请
    RenewalApplied,
    /// 延期, with the new last day of validity.
    Renewed {
        /// The new last day.
        valid_until: Day,
    },
    /// 不予延期
    RenewalDeclined,
    /// 新增职业
    ScopeAdded,
    /// 核减职业
    ScopeRemoved,
    /// 暂停认定
    Suspended,
    /// 恢复认定
    Reinstated,
    /// 责令限期整改
    RectificationOrdered,
    /// 整改完成
    RectificationClosed,
    /// 更名, with the former name.
    Renamed {
        /// The name until then.
        from: String,
    },
    /// 迁址, with the former address.
    Moved {
        /// The address until then, if it is recorded.
        from: Option<String>,
    },
    /// 主动退出
    Withdrawn,
    /// 取消备案
    Cancelled,
}

impl EventKind {
    /// The stable name in records and data: `scope_added`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Publicised => "publicised",
            Self::Filed => "filed",
            Self::RenewalApplied => "renewal_applied",
            Self::Renewed { .. } => "renewed",
            Self::RenewalDeclined => "renewal_declined",
            Self::ScopeAdded => "scope_added",
            Self::ScopeRemoved => "scope_removed",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::RectificationOrdered => "rectification_ordered",
            Self::RectificationClosed => "rectification_closed",
            Self::Renamed { .. } => "renamed",
            Self::Moved { .. } => "moved",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the event is about single occupations by its nature.
    #[must_use]
    pub fn changes_scope(&self) -> bool {
        matches!(self, Self::ScopeAdded | Self::ScopeRemoved)
    }
}

impl Event {
    /// Whether it concerns the whole evaluator.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.scope.is_empty() && !self.kind.changes_scope()
    }

    /// Whether it names this occupation.
    #[must_use]
    pub fn names(&self, occupation: OccupationCode) -> bool {
        self.scope.contains(&occupation)
    }
}
