//! The head and the foot of the pages. They are the same on thousands of pages but for the way to
//! the root and the entry of the menu that is marked, and so are made once for each of these.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::{Theme, ThemeError};
use crate::derive::routes::to_root;

/// The sections that a page can belong to; an empty text for none.
pub const SECTIONS: [&str; 14] = [
    "",
    "evaluators",
    "occupations",
    "districts",
    "levels",
    "past",
    "calendar",
    "changes",
    "verify",
    "notices",
    "guide",
    "faq",
    "about",
    "search",
];

/// The heads and feet by depth.
#[derive(Debug, Default)]
pub struct Chrome {
    heads: BTreeMap<(usize, &'static str), Value>,
    feet: Vec<Value>,
}

impl Chrome {
    /// Makes all that pages at these paths need: some sixty small texts.
    ///
    /// # Errors
    /// If the templates ask for what is not there.
    pub fn new<'p>(
        theme: &Theme,
        paths: impl Iterator<Item = &'p str>,
    ) -> Result<Self, ThemeError> {
        let mut chrome = Self::default();
        for depth in 0..=paths.map(depth).max().unwrap_or_default() {
            let root = to_root(&"x/".repeat(depth));
            for section in SECTIONS {
                let head = render(theme, "header.html", &root, section)?;
                chrome.heads.insert((depth, section), head);
            }
            chrome.feet.push(render(theme, "footer.html", &root, "")?);
        }
        Ok(chrome)
    }

    /// The head of a page at `path` in `section`.
    #[must_use]
    pub fn head(&self, path: &str, section: &'static str) -> Value {
        let head = self.heads.get(&(depth(path), section));
        head.cloned().unwrap_or_else(Value::none)
    }

    /// The foot of a page at `path`.
    #[must_use]
    pub fn foot(&self, path: &str) -> Value {
        self.feet
            .get(depth(path))
            .cloned()
            .unwrap_or_else(Value::none)
    }
}

fn depth(path: &str) -> usize {
    path.matches('/').count()
}

fn render(theme: &Theme, template: &str, root: &str, section: &str) -> Result<Value, ThemeError> {
    let mut context = Context::new();
    context.insert("root", root);
    context.insert("section", section);
    let html = theme.render(template, &context)?;
    Ok(Value::safe_string(&String::from_utf8_lossy(&html)))
}
