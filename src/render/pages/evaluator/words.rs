//! The words of standing that the page may need when it is read later than it was built.

use super::neighbours::others;
use crate::derive::EntryId;
use crate::model::Standing;
use crate::render::Site;
use crate::render::share::StandingWord;

/// The words that the page may need on a later day: those of the steps that are still to come.
pub(super) fn words(site: &Site<'_>, id: EntryId) -> Vec<StandingWord> {
    let evaluator = site.directory.entry(id).evaluator;
    let others = others(site, id).into_iter().flat_map(|(_, others)| others);
    let others =
        others.map(|other| &site.directory.entry(other.entry).evaluator.scope[other.item].timeline);
    let own = evaluator.scope.iter().map(|item| &item.timeline);
    let mut needed: Vec<Option<Standing>> = Vec::new();
    for timeline in own.chain(others).chain([&evaluator.timeline]) {
        let to_come = timeline.steps().iter().rev();
        for step in to_come.take_while(|step| step.from >= site.directory.as_of) {
            if !needed.contains(&step.standing) {
                needed.push(step.standing);
            }
        }
    }
    needed
        .into_iter()
        .map(|standing| StandingWord::new(&site.theme.texts, standing))
        .collect()
}
