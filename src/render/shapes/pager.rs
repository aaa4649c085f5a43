//! The pages of a long list.

use serde::Serialize;

use crate::derive::routes;

/// The pages of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// The one before.
    pub prev: Option<String>,
    /// The one after.
    pub next: Option<String>,
    /// The first, the last and those around this one.
    pub links: Vec<PagerLink>,
}

/// A page of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub label: String,
    /// Its path; `null` where pages are left out.
    pub url: Option<String>,
    /// Whether it is this one.
    pub current: bool,
}

/// How many rows a page of a list has.
pub const ROWS: usize = 100;

impl Pager {
    /// The pages of the list at `path` with `rows` rows, seen from its page `page` (from 1).
    #[must_use]
    pub fn new(path: &str, rows: usize, page: usize) -> Self {
        let pages = rows.div_ceil(ROWS).max(1);
        let url = |number: usize| routes::paged(path, number);
        let near = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= 2;
        let mut links: Vec<PagerLink> = Vec::new();
        let mut last = 0;
        for number in (1..=pages).filter(near) {
            if number > last + 1 {
                links.push(PagerLink {
                    label: "…".to_owned(),
                    url: None,
                    current: false,
                });
            }
            last = number;
            links.push(PagerLink {
                label: number.to_string(),
                url: Some(url(number)),
                current: number == page,
            });
        }
        Self {
            page,
            pages,
            prev: (page > 1).then(|| url(page - 1)),
            next: (page < pages).then(|| url(page + 1)),
            links,
        }
    }

    /// The rows of the page `page` (from 1).
    #[must_use]
    pub fn rows<T>(all: &[T], page: usize) -> &[T] {
        let start = (page.saturating_sub(1) * ROWS).min(all.len());
        &all[start..(start + ROWS).min(all.len())]
    }
}
