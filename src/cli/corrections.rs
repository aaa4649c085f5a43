//! Corrections 更正 within `minglu build`: the records' public facts against those that the last publication left.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diff::{Corrections, Difference, PublicFacts, compare, of_evaluator, shard};
use crate::model::{Catalog, Day, Evaluator};
use crate::publish::{Before, PublishError, Stage};

/// The list of corrections among what is left to the next build.
const LOG: &str = "corrections";

/// The folder of the facts: a file for each group of codes, a line for each evaluator. Its name changes with the form
/// of the lines; of another form nothing is compared.
const FACTS: &str = "facts-1";

/// What is left to the next build, as far as it is not what the last one left.
#[derive(Debug, Default)]
pub struct Account {
    /// The corrections that are known now.
    pub corrections: Corrections,
    /// The groups of codes whose facts are the same.
    pub same: Vec<String>,
    /// The groups whose facts are others, or new.
    pub changed: Vec<String>,
}

/// What is listed of one group of codes.
type Groups<'c> = BTreeMap<&'c str, Vec<&'c Evaluator>>;

/// Compares the facts that are public on the day with those of the last publication.
///
/// # Errors
/// If what was left cannot be read.
pub fn account(catalog: &Catalog, as_of: Day, before: &Before) -> Result<Account, PublishError> {
    let groups = groups(catalog, as_of);
    let old = before.names(FACTS)?;
    let mut names: Vec<&str> = groups.keys().copied().collect();
    names.extend(old.iter().map(String::as_str));
    names.sort_unstable();
    names.dedup();
    let compared = names.par_iter().map(|name| {
        let listed = groups.get(name).map(Vec::as_slice);
        Ok((
            *name,
            differences(before, name, listed.unwrap_or_default())?,
        ))
    });
    let compared: Vec<_> = compared.collect::<Result<_, PublishError>>()?;
    let mut account = Account {
        corrections: known(before)?,
        ..Account::default()
    };
    let mut all = Vec::new();
    for (name, differences) in compared {
        match differences {
            Some(differences) => {
                all.extend(differences);
                account.changed.push(name.to_owned());
            }
            None => account.same.push(name.to_owned()),
        }
    }
    account.corrections.add(all, as_of);
    Ok(account)
}

/// The corrections that the last publication knew.
///
/// # Errors
/// If they cannot be read.
pub fn known(before: &Before) -> Result<Corrections, PublishError> {
    let Some(text) = before.left(LOG)? else {
        return Ok(Corrections::default());
    };
    Corrections::parse(&text).map_err(|broken| PublishError::BrokenState {
        path: before.file(LOG),
        line: broken.line,
    })
}

/// Leaves the facts and the corrections to the next build.
///
/// # Errors
/// If they cannot be written.
pub fn leave(
    account: &Account,
    catalog: &Catalog,
    as_of: Day,
    stage: &Stage,
) -> Result<(), PublishError> {
    let groups = groups(catalog, as_of);
    let write = |name: &String| match groups.get(name.as_str()) {
        Some(listed) => stage.leave(&format!("{FACTS}/{name}"), facts(listed).as_bytes()),
        None => Ok(()),
    };
    account.changed.par_iter().try_for_each(write)?;
    account.same.par_iter().try_for_each(|name| {
        let is_left = stage.leave_again(&format!("{FACTS}/{name}"))?;
        if is_left { Ok(()) } else { write(name) }
    })?;
    stage.leave(LOG, account.corrections.to_text().as_bytes())
}

/// Leaves to the next build what the last one left: a draft is no publication to compare with.
///
/// # Errors
/// If it cannot be read or written.
pub fn leave_as_it_is(before: &Before, stage: &Stage) -> Result<(), PublishError> {
    let facts = before.names(FACTS)?.into_iter();
    let facts = facts.map(|name| format!("{FACTS}/{name}"));
    for name in facts.chain([LOG.to_owned()]) {
        if let (false, Some(text)) = (stage.leave_again(&name)?, before.left(&name)?) {
            stage.leave(&name, text.as_bytes())?;
        }
    }
    Ok(())
}

/// The evaluators that are listed on the day by groups of codes. Of several with one code the first counts.
fn groups(catalog: &Catalog, as_of: Day) -> Groups<'_> {
    let mut groups = Groups::new();
    for evaluator in catalog.evaluators.iter() {
        if evaluator.timeline.standing(as_of).is_none() {
            continue;
        }
        let group = groups.entry(shard(&evaluator.code)).or_default();
        if group.last().is_none_or(|last| last.code != evaluator.code) {
            group.push(evaluator);
        }
    }
    groups
}

fn facts(listed: &[&Evaluator]) -> String {
    let mut text = String::with_capacity(listed.len() * 1024);
    for evaluator in listed {
        text.push_str(&of_evaluator(evaluator).to_line());
        text.push('\n');
    }
    text
}

/// What is different in one group; `None` if its text is the same.
fn differences(
    before: &Before,
    name: &str,
    listed: &[&Evaluator],
) -> Result<Option<Vec<Difference>>, PublishError> {
    let path = format!("{FACTS}/{name}");
    let old = before.left(&path)?;
    let new = facts(listed);
    if old.as_deref() == Some(new.as_str()) {
        return Ok(None);
    }
    // A group that was not there has no corrections.
    let Some(old) = old else {
        return Ok(Some(Vec::new()));
    };
    let mut was = Vec::with_capacity(listed.len());
    for (number, line) in old.lines().enumerate() {
        let facts = PublicFacts::of_line(line).ok_or_else(|| PublishError::BrokenState {
            path: before.file(&path),
            line: number + 1,
        })?;
        was.push(facts);
    }
    let is: Vec<_> = listed.iter().map(|it| of_evaluator(it)).collect();
    Ok(Some(compare(&was, &is)))
}
