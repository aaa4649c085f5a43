//! The kinds of changes that readers tell apart.

use crate::model::EventKind;

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// 公示、新增备案
    New,
    /// 延期: applied for, granted, declined
    Renewed,
    /// 增减职业
    Scope,
    /// 暂停、整改与恢复
    Suspended,
    /// 到期、退出与取消
    Ended,
    /// 更名、迁址
    Details,
    /// 更正: a public fact that is another one without an event that says so
    Corrected,
}

impl Topic {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Renewed,
        Self::Scope,
        Self::Suspended,
        Self::Ended,
        Self::Details,
        Self::Corrected,
    ];

    /// The topic of an event.
    #[must_use]
    pub fn of(kind: &EventKind) -> Self {
        match kind {
            EventKind::Publicised | EventKind::Filed => Self::New,
            EventKind::RenewalApplied | EventKind::Renewed { .. } | EventKind::RenewalDeclined => {
                Self::Renewed
            }
            EventKind::ScopeAdded | EventKind::ScopeRemoved => Self::Scope,
            EventKind::Suspended
            | EventKind::Reinstated
            | EventKind::RectificationOrdered
            | EventKind::RectificationClosed => Self::Suspended,
            EventKind::Withdrawn | EventKind::Cancelled => Self::Ended,
            EventKind::Renamed { .. } | EventKind::Moved { .. } => Self::Details,
        }
    }

    /// The stable name in addresses and data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renewed => "renewed",
            Self::Scope => "scope",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::Details => "details",
            Self::Corrected => "corrected",
        }
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub fn rank(self) -> usize {
        self as usize
    }
}
