//! `scope/item-twice`: an occupation, or a job of it, is one item of the scope.

use super::super::items::at;
use super::super::names::as_read;
use super::super::twice::report_twice;
use crate::check::{Check, Context, Findings};
use crate::diag::Rule;
use crate::model::Record;

static RULE: Rule = Rule::error("scope/item-twice", include_str!("item-twice.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(context: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    if record.scope.len() < 2 {
        return;
    }
    let items = record.scope.iter();
    report_twice(
        &RULE,
        items.map(|item| {
            let job = item.job.as_deref().map(as_read);
            ((item.occupation, job), item)
        }),
        |item| at(record, item).key("occupation"),
        ("name", |item| {
            let name = context.catalog.occupations.name(item.occupation);
            match &item.job {
                Some(job) => format!("{name}（{job}）"),
                None => name,
            }
        }),
        findings,
    );
}
