//! Findings as text, one file a format.

mod diff;
mod github;
mod html;
mod human;
mod json;
mod letter;
mod run;
mod sarif;
mod summary;

pub use diff::diff;
pub use github::github;
pub use html::{HtmlError, html};
pub use human::{Style, human};
pub use json::{SCHEMA, json};
pub use letter::{Charge, Letter, letter};
pub use run::{Run, Subject, Subjects, address};
pub use sarif::sarif;
pub use summary::{remarks, rules, waivers};
