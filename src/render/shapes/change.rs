//! Something that happened to an evaluator 变动, and the notice that published it.

use serde::Serialize;

use super::{DayView, Link};
use crate::derive::{Change, EntryId, Happening};
use crate::diff::Fact;
use crate::model::{Day, Evaluator, Event, EventKind, Month, Notice, ScopeItem, Standing};
use crate::render::Site;

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The day.
    pub on: DayView,
    /// `scope_added`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// 新增职业
    pub label: String,
    /// What it means.
    pub text: String,
    /// Whose it is; without an address if it is not listed any more.
    pub evaluator: Link,
    /// The notice that published it.
    pub notice: Option<NoticeView>,
}

/// A notice's number and address.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    /// 文号
    pub number: String,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its page on this site, as a path from the root.
    pub page: Option<String>,
}

/// The changes of one month, the latest first.
#[derive(Debug, Clone, Serialize)]
pub struct MonthOfChanges {
    /// `2026-11`
    pub id: String,
    /// 2026年11月
    pub heading: String,
    /// What happened.
    pub changes: Vec<ChangeView>,
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        Self {
            number: notice.number.clone(),
            url: notice.url.clone(),
            page: None,
        }
    }
}

/// The words of a change.
struct Said {
    kind: &'static str,
    label: String,
    text: String,
}

impl Site<'_> {
    /// Something that happened.
    #[must_use]
    pub fn change(&self, change: &Change) -> ChangeView {
        let (said, notice) = match (change.entry, change.what) {
            (_, Happening::Corrected(index)) => (self.correction(index), None),
            (Some(id), Happening::Event(index)) => {
                let evaluator = self.directory.entry(id).evaluator;
                let event = &evaluator.events[index];
                (self.event(evaluator, event), event.notice.as_ref())
            }
            (Some(id), what) => (self.expiry(id, what, change.on), None),
            // Only corrections are of bodies that are not listed.
            (None, _) => (self.said("expired", String::new()), None),
        };
        ChangeView {
            on: self.day(change.on),
            kind: said.kind,
            label: said.label,
            text: said.text,
            evaluator: self.whose(change),
            notice: notice.map(|notice| NoticeView {
                page: self.articles.by_number.get(&notice.number).cloned(),
                ..NoticeView::from(notice)
            }),
        }
    }

    /// Changes in the order of their days, by month.
    #[must_use]
    pub fn by_month<'c>(
        &self,
        changes: impl IntoIterator<Item = &'c Change>,
    ) -> Vec<MonthOfChanges> {
        let mut months: Vec<MonthOfChanges> = Vec::new();
        for change in changes {
            let month = Month::of(change.on);
            let id = month.to_string();
            if months.last().is_none_or(|last| last.id != id) {
                months.push(MonthOfChanges {
                    id,
                    heading: self.theme.texts.month(month),
                    changes: Vec::new(),
                });
            }
            if let Some(last) = months.last_mut() {
                last.changes.push(self.change(change));
            }
        }
        months
    }

    fn whose(&self, change: &Change) -> Link {
        match (change.entry, change.what) {
            (Some(id), _) => self.evaluator_link(id),
            (None, Happening::Corrected(index)) => Link {
                label: self.directory.corrections.all[index].name.clone(),
                url: None,
            },
            (None, _) => Link {
                label: String::new(),
                url: None,
            },
        }
    }

    fn said(&self, kind: &'static str, text: String) -> Said {
        Said {
            kind,
            label: self.theme.texts.of("change", kind),
            text,
        }
    }

    fn correction(&self, index: usize) -> Said {
        let correction = &self.directory.corrections.all[index];
        let text = self.corrected(correction);
        match correction.fact {
            Fact::Record => self.said("unlisted", text),
            _ => self.said("corrected", text),
        }
    }

    /// The end of a validity that nothing but the date brought.
    fn expiry(&self, id: EntryId, what: Happening, on: Day) -> Said {
        let evaluator = self.directory.entry(id).evaluator;
        let is_expired = |item: &&ScopeItem| {
            item.timeline.standing(on) == Some(Standing::Expired)
                && item.timeline.standing(on.previous()) != Some(Standing::Expired)
        };
        let items = || evaluator.scope.iter().filter(is_expired);
        let (kind, timeline) = match what {
            Happening::ItemsExpired => {
                let first = items().next().map(|item| &item.timeline);
                ("items_expired", first.unwrap_or(&evaluator.timeline))
            }
            _ => ("expired", &evaluator.timeline),
        };
        let until = timeline.at(on).and_then(|step| step.valid_until);
        let texts = &self.theme.texts;
        let args = [
            (
                "occupations",
                self.names(items()).join(texts.get("list_separator")),
            ),
            ("until", texts.day(until.unwrap_or_else(|| on.previous()))),
        ];
        let key = format!("change_text_{kind}");
        self.said(kind, texts.fill(&key, &args))
    }

    fn event(&self, evaluator: &Evaluator, event: &Event) -> Said {
        let texts = &self.theme.texts;
        let named = evaluator.scope.iter();
        let mut names = match event.kind {
            EventKind::Filed => {
                let first = evaluator.filing.validity.first_day();
                self.names(named.filter(|item| item.since <= first))
            }
            _ => self.names(event.scope.iter().filter_map(|code| {
                let mut items = evaluator.scope.iter();
                items.find(|item| item.occupation.code == *code)
            })),
        };
        if names.is_empty() && event.kind != EventKind::Filed {
            names.push(texts.get("whole_evaluator").to_owned());
        }
        let names = names.join(texts.get("list_separator"));
        let filed_until = evaluator.filing.validity.last_day();
        let text = [
            texts.event_text(event, &names, filed_until),
            event.note.clone().unwrap_or_default(),
        ];
        let text = text.into_iter().filter(|it| !it.is_empty());
        Said {
            kind: event.kind.key(),
            label: texts.event(&event.kind),
            text: text.collect::<Vec<_>>().join(texts.get("sentence_break")),
        }
    }

    /// The names of the items' occupations, each once.
    fn names<'i>(&self, items: impl Iterator<Item = &'i ScopeItem>) -> Vec<String> {
        let mut names = Vec::new();
        for item in items {
            let name = self.directory.catalog.occupations.name(item.occupation);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
