//! Something that happened to an evaluator 变动, and the notice that published it.

use serde::Serialize;

use super::{DayView, Link};
use crate::derive::EntryId;
use crate::model::{Evaluator, EventKind, Notice};
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
    /// Whose it is.
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
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        Self {
            number: notice.number.clone(),
            url: notice.url.clone(),
        }
    }
}

impl Site<'_> {
    /// An event of an evaluator.
    #[must_use]
    pub fn change(&self, id: EntryId, event: usize) -> ChangeView {
        let evaluator = self.directory.entry(id).evaluator;
        let event = &evaluator.events[event];
        let mut names: Vec<String> = Vec::new();
        for code in &event.scope {
            let item = evaluator
                .scope
                .iter()
                .find(|item| item.occupation.code == *code);
            let name = item.map(|item| self.directory.catalog.occupations.name(item.occupation));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        let texts = &self.theme.texts;
        if event.kind == EventKind::Filed {
            names = self.first_scope(evaluator);
        } else if names.is_empty() {
            names.push(texts.get("whole_evaluator").to_owned());
        }
        let names = names.join(texts.get("list_separator"));
        let filed_until = evaluator.filing.validity.last_day();
        let text = [
            texts.event_text(event, &names, filed_until),
            event.note.clone().unwrap_or_default(),
        ];
        ChangeView {
            on: self.day(event.on),
            kind: event.kind.key(),
            label: texts.event(&event.kind),
            text: text
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(texts.get("sentence_break")),
            evaluator: self.evaluator_link(id),
            notice: event.notice.as_ref().map(NoticeView::from),
        }
    }

    /// The names of the occupations that the filing itself gave.
    fn first_scope(&self, evaluator: &Evaluator) -> Vec<String> {
        let first = evaluator.filing.validity.first_day();
        let items = evaluator.scope.iter().filter(|item| item.since <= first);
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
