//! The dated history of a generated evaluator: a fate is drawn first, then the events that lead there, in order.

use minglu::model::{Day, OccupationCode, Validity};

use crate::random::Random;

/// What happened on a day, in the terms of the record format.
pub struct Event {
    pub on: Day,
    pub what: What,
    /// Serial of its notice within the year; 0 for an event without one.
    pub notice: u32,
}

/// The event types that are generated.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    Publicised,
    ScopeAdded(OccupationCode),
    ScopeRemoved(OccupationCode),
    Renamed(String),
    Moved(String),
    RectificationOrdered,
    RectificationClosed,
    Suspended,
    Reinstated,
    RenewalApplied,
    Renewed(Day),
    RenewalDeclined,
    Withdrawn,
    Cancelled,
}

/// Standing on the day of the build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    InForce,
    Expiring,
    UnderRenewal,
    UnderRectification,
    Suspended,
    Expired,
    Withdrawn,
    Cancelled,
}

/// A history: its events in order, how long the filing holds, and what it comes to.
pub struct History {
    pub events: Vec<Event>,
    pub valid_until: Day,
    pub standing: Standing,
}

/// Scope items of an evaluator that its history may add or remove.
pub struct Changeable {
    pub added: Option<OccupationCode>,
    pub removed: Option<OccupationCode>,
    pub old_name: String,
    pub old_address: String,
}

impl What {
    /// Its key in a record and its label on a page.
    pub fn names(&self) -> (&'static str, &'static str) {
        match self {
            Self::Publicised => ("publicised", "公示"),
            Self::ScopeAdded(_) => ("scope_added", "新增职业"),
            Self::ScopeRemoved(_) => ("scope_removed", "核减职业"),
            Self::Renamed(_) => ("renamed", "更名"),
            Self::Moved(_) => ("moved", "变更地址"),
            Self::RectificationOrdered => ("rectification_ordered", "限期整改"),
            Self::RectificationClosed => ("rectification_closed", "整改完成"),
            Self::Suspended => ("suspended", "暂停认定"),
            Self::Reinstated => ("reinstated", "恢复认定"),
            Self::RenewalApplied => ("renewal_applied", "受理延期申请"),
            Self::Renewed(_) => ("renewed", "延期"),
            Self::RenewalDeclined => ("renewal_declined", "不予延期"),
            Self::Withdrawn => ("withdrawn", "主动退出"),
            Self::Cancelled => ("cancelled", "取消备案"),
        }
    }
}

impl Standing {
    /// Its label on a page.
    pub fn label(self) -> &'static str {
        match self {
            Self::InForce => "在册有效",
            Self::Expiring => "即将到期",
            Self::UnderRenewal => "延期评估中",
            Self::UnderRectification => "限期整改",
            Self::Suspended => "暂停认定",
            Self::Expired => "已到期",
            Self::Withdrawn => "主动退出",
            Self::Cancelled => "取消备案",
        }
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Expiring => "expiring",
            Self::UnderRenewal => "under_renewal",
            Self::UnderRectification => "under_rectification",
            Self::Suspended => "suspended",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether it still stands in the directory.
    pub fn is_past(self) -> bool {
        matches!(self, Self::Expired | Self::Withdrawn | Self::Cancelled)
    }
}

/// Draws the history of a filing of three years from `filed`, seen on `as_of`.
pub fn draw(random: &mut Random, filed: Day, as_of: Day, changes: Changeable) -> History {
    let validity = Validity::for_years(filed, 3);
    let mut teller = Teller {
        random,
        day: filed,
        as_of: as_of.min(validity.last_day()),
        events: Vec::new(),
    };
    teller.publicity();
    teller.changes(changes);
    let open = teller.measures();
    if open == Standing::InForce && validity.days_left(as_of) < 50 {
        return teller.end_of_term(validity, as_of);
    }
    let standing = match open {
        Standing::InForce => teller.early_end().unwrap_or(Standing::InForce),
        open => open,
    };
    let standing = settle(standing, validity.last_day(), as_of);
    if standing == Standing::Expired {
        teller.decline(validity.last_day());
    }
    History {
        events: teller.events,
        valid_until: validity.last_day(),
        standing,
    }
}

/// What the calendar makes of a standing.
fn settle(standing: Standing, valid_until: Day, as_of: Day) -> Standing {
    let days_left = as_of.days_until(valid_until);
    match standing {
        Standing::Withdrawn | Standing::Cancelled => standing,
        _ if days_left < 0 => Standing::Expired,
        Standing::InForce if days_left < 90 => Standing::Expiring,
        _ => standing,
    }
}

struct Teller<'r> {
    random: &'r mut Random,
    day: Day,
    as_of: Day,
    events: Vec<Event>,
}

impl Teller<'_> {
    /// Tells an event some 15 to 75 days after the last, if there is still time before the end; whether it was told.
    fn tell(&mut self, what: What) -> bool {
        let on = self.day.plus_days(self.random.days(15, 75));
        if on > self.as_of {
            return false;
        }
        self.tell_on(on, what);
        true
    }

    fn tell_on(&mut self, on: Day, what: What) {
        let notice = self.random.between(1, 400);
        self.events.push(Event { on, what, notice });
        self.day = on;
    }

    /// Publicity (公示) goes before the filing; one body in four still shows its notice.
    fn publicity(&mut self) {
        if self.random.happens(25) {
            let filed = self.day;
            let before = self.random.days(8, 20);
            self.tell_on(filed.plus_days(-before), What::Publicised);
            self.day = filed;
        }
    }

    fn changes(&mut self, changes: Changeable) {
        if let Some(code) = changes.added {
            self.tell(What::ScopeAdded(code));
        }
        if self.random.happens(3) {
            self.tell(What::Renamed(changes.old_name));
        }
        if self.random.happens(4) {
            self.tell(What::Moved(changes.old_address));
        }
        if let Some(code) = changes.removed {
            self.tell(What::ScopeRemoved(code));
        }
    }

    /// Rectification or suspension, mostly lifted again; the measure that is still open.
    fn measures(&mut self) -> Standing {
        let (order, lift, open) = match self.random.below(100) {
            0..4 => (
                What::RectificationOrdered,
                What::RectificationClosed,
                Standing::UnderRectification,
            ),
            4..7 => (What::Suspended, What::Reinstated, Standing::Suspended),
            _ => return Standing::InForce,
        };
        if !self.tell(order) {
            return Standing::InForce;
        }
        // A measure of long ago is lifted: no authority lets one stand for ever.
        let is_old = self.day.days_until(self.as_of) > 150;
        let is_lifted = self.random.happens(60) || is_old;
        if is_lifted && self.tell(lift) {
            return Standing::InForce;
        }
        open
    }

    /// A filing that ran out: the renewal was declined before its end, if there was time.
    fn decline(&mut self, last: Day) {
        let applied = last.plus_days(-50).max(self.day.next());
        let declined = last.plus_days(-8).max(applied.next());
        if declined <= last {
            self.tell_on(applied, What::RenewalApplied);
            self.tell_on(declined, What::RenewalDeclined);
        }
    }

    /// Withdrawal or cancellation in the middle of the term.
    fn early_end(&mut self) -> Option<Standing> {
        let (what, standing) = match self.random.below(100) {
            0..2 => (What::Withdrawn, Standing::Withdrawn),
            2..3 => (What::Cancelled, Standing::Cancelled),
            _ => return None,
        };
        self.tell(what).then_some(standing)
    }

    /// Near or past the end of the first term: renewed mostly, else under way, run out, withdrawn or cancelled.
    fn end_of_term(mut self, validity: Validity, as_of: Day) -> History {
        let last = validity.last_day();
        let fate = self.random.below(100);
        let applied = last
            .plus_days(-self.random.days(41, 58))
            .max(self.day.next());
        let decided = last.plus_days(-self.random.days(3, 25)).max(applied.next());
        if decided > last || fate >= 92 {
            return self.ended(last, as_of, fate);
        }
        if fate >= 84 {
            let standing = settle(Standing::InForce, last, as_of);
            if standing == Standing::Expired {
                self.decline(last);
            }
            return History {
                events: self.events,
                valid_until: last,
                standing,
            };
        }
        if applied <= as_of {
            self.tell_on(applied, What::RenewalApplied);
        }
        if decided > as_of {
            let standing = if applied <= as_of {
                Standing::UnderRenewal
            } else {
                Standing::Expiring
            };
            return History {
                events: self.events,
                valid_until: last,
                standing,
            };
        }
        let valid_until = Validity::for_years(last.next(), 3).last_day();
        self.tell_on(decided, What::Renewed(valid_until));
        History {
            events: self.events,
            valid_until,
            standing: settle(Standing::InForce, valid_until, as_of),
        }
    }

    fn ended(mut self, last: Day, as_of: Day, fate: u32) -> History {
        let (what, ended) = match fate {
            97.. => (What::Cancelled, Standing::Cancelled),
            _ => (What::Withdrawn, Standing::Withdrawn),
        };
        let told = self.tell(what);
        let standing = settle(if told { ended } else { Standing::InForce }, last, as_of);
        if standing == Standing::Expired {
            self.decline(last);
        }
        History {
            events: self.events,
            valid_until: last,
            standing,
        }
    }
}
