//! The scope items of a record.

use super::super::raw::{Entries, EvaluatorRecord, List, QuestionBankRecord, ScopeRecord, Text};
use super::super::rules;
use super::evaluator::texts;
use super::{Lower, Problem};
use crate::diag::{Diagnostic, Fix};
use crate::load::vocabulary::Found;
use crate::model::{
    AccessMatch, Day, Edition, Filing, LevelSet, Occupation, OccupationCode, QuestionBank,
    ScopeItem, SkillLevel, Timeline,
};
use crate::source::{At, narrow};

/// The major groups that have no occupation of skill.
const NOT_SKILL: [u8; 4] = [1, 2, 7, 8];

/// Reads the scope: the items, and what is known of those that could not be wholly understood.
/// Standings are worked out later, from the events.
pub fn scope(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &EvaluatorRecord,
    filing: Option<&Filing>,
) -> (Vec<ScopeItem>, Vec<ScopeItem>) {
    let at = at.key("scope");
    if raw.scope.0.is_empty() {
        lower.missing(&at);
    }
    let mut items = Vec::with_capacity(raw.scope.0.len());
    let mut half_read = Vec::new();
    for (index, item) in raw.scope.iter() {
        let at = at.index(index);
        match scope_item(lower, &at, index, item, filing) {
            Ok(item) => items.push(item),
            Err(item) => half_read.push(*item),
        }
    }
    check_places(lower, &at, raw);
    (items, half_read)
}

/// The ids of places that items name are those of the record's places, be they sound or not. If it
/// has none at all, that is said once.
fn check_places(lower: &mut Lower<'_>, at: &At<'_>, raw: &EvaluatorRecord) {
    let ids = raw.places.iter().filter_map(|(_, place)| place.id.get());
    let ids: Vec<&str> = ids.collect();
    for (index, item) in raw.scope.iter() {
        for (position, id) in item.places.iter() {
            let Some(id) = id.get().filter(|id| !ids.contains(id)) else {
                continue;
            };
            let place = at.index(index).key("places").index(position).place();
            let finding = Diagnostic::new(&rules::UNKNOWN_PLACE, place).arg("id", id);
            if raw.places.0.is_empty() {
                return lower.report(finding.variant("no-places"));
            }
            lower.report(finding.arg("choices", ids.join("、")));
        }
    }
}

fn scope_item(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    index: usize,
    raw: &ScopeRecord,
    filing: Option<&Filing>,
) -> Result<ScopeItem, Box<ScopeItem>> {
    let occupation = lower.occupation(at, &raw.edition, &raw.occupation, Some(&raw.name));
    let closed_name = occupation.ok().zip(raw.name.get());
    let closed_name = closed_name.filter(|(it, name)| lower.names_closed_part(*it, name));
    let levels = lower.levels(&at.key("levels"), &raw.levels);
    let workstations = lower.number(&at.key("workstations"), &raw.workstations);
    let question_bank = question_bank(lower, &at.key("question_bank"), &raw.question_bank);
    let fees = fees(lower, &at.key("fees"), &raw.fees);
    let since = lower.day(&at.key("since"), &raw.since);
    let until = lower.day(&at.key("valid_until"), &raw.valid_until);
    check_validity(lower, at, filing, until);
    lower.twice(&at.key("places"), &raw.places);
    let is_whole = occupation.is_ok() && levels.is_some();
    let item = ScopeItem {
        index,
        occupation: occupation.unwrap_or_else(|meant| meant.unwrap_or(Occupation::NONE)),
        closed_name: closed_name.map(|(_, name)| name.to_owned()),
        job: raw.job.get().map(str::to_owned),
        levels: levels.unwrap_or(LevelSet::EMPTY),
        workstations,
        places: texts(&raw.places),
        question_bank,
        fees,
        stated_since: since,
        // Without a filing the record is not published; the rules look at all else.
        since: since
            .or(filing.map(|filing| filing.validity.first_day()))
            .unwrap_or(Day::FIRST),
        timeline: Timeline::default(),
    };
    if is_whole {
        Ok(item)
    } else {
        Err(Box::new(item))
    }
}

/// An item's own validity ends within the evaluator's first validity or a later one, never before
/// it begins.
fn check_validity(lower: &mut Lower<'_>, at: &At<'_>, filing: Option<&Filing>, until: Option<Day>) {
    let Some((filing, until)) = filing.zip(until) else {
        return;
    };
    let from = filing.validity.first_day();
    if until < from {
        let place = at.key("valid_until").place();
        let finding = Diagnostic::new(&rules::VALIDITY, place);
        lower.report(finding.arg("from", from).arg("until", until));
    }
}

fn question_bank(
    lower: &mut Lower<'_>,
    at: &At<'_>,
    raw: &Entries<QuestionBankRecord>,
) -> Vec<(SkillLevel, QuestionBank)> {
    let mut banks = Vec::with_capacity(raw.0.len());
    for (key, bank) in &raw.0 {
        let at = at.entry(key);
        let level = lower.level_key(&at, key);
        let bank = QuestionBank {
            theory_questions: lower.number(&at.key("theory_questions"), &bank.theory_questions),
            theory_papers: lower.number(&at.key("theory_papers"), &bank.theory_papers),
            practical_papers: lower.number(&at.key("practical_papers"), &bank.practical_papers),
            defence_questions: lower.number(&at.key("defence_questions"), &bank.defence_questions),
        };
        banks.extend(level.map(|level| (level, bank)));
    }
    banks
}

fn fees(lower: &mut Lower<'_>, at: &At<'_>, raw: &Entries<Text>) -> Vec<(SkillLevel, u32)> {
    let mut fees = Vec::with_capacity(raw.0.len());
    for (key, fee) in &raw.0 {
        let at = at.entry(key);
        let level = lower.level_key(&at, key);
        let fee = lower.number(&at, fee);
        fees.extend(level.zip(fee));
    }
    fees
}

/// A name in half-width letters, without the marks L 绿色, S 数字 that the classification prints
/// after some names.
fn without_mark(name: &str) -> String {
    let narrowed: String = name.chars().map(narrow).collect();
    let name = narrowed.trim_end();
    let mut marks = ["L/S", "S/L", "L", "S"].iter();
    let bare = marks.find_map(|mark| name.strip_suffix(mark));
    bare.unwrap_or(name).trim_end().to_owned()
}

impl Lower<'_> {
    /// An occupation by its code and edition, which the catalogue must have under that name; else the
    /// one that is written, or meant, as far as that is known.
    pub fn occupation(
        &mut self,
        at: &At<'_>,
        edition: &Text,
        code: &Text,
        name: Option<&Text>,
    ) -> Result<Occupation, Option<Occupation>> {
        let edition = self.edition(&at.key("edition"), edition);
        let at_code = at.key("occupation");
        let code = self.required(
            &rules::OCCUPATION_CODE,
            &at_code,
            code,
            OccupationCode::parse,
        );
        let Some(occupation) = edition
            .zip(code)
            .map(|(edition, code)| Occupation { edition, code })
        else {
            return Err(None);
        };
        let catalogue = &self.vocabulary.occupations;
        let name = name.and_then(Text::get);
        match catalogue.find(occupation) {
            Found::Named(known) => match name.filter(|name| *name != known) {
                Some(name) => self.other_name(at, occupation, known, name),
                None => Ok(occupation),
            },
            Found::Unknown { complete } => {
                self.unknown_occupation(&at_code, occupation, name, complete);
                Err(Some(occupation))
            }
            Found::NoCatalogue => {
                let finding = Diagnostic::new(&rules::OCCUPATION, at.key("edition").place());
                let finding = finding
                    .variant("edition")
                    .arg("edition", occupation.edition);
                self.report(finding.arg("choices", catalogue.editions()));
                Err(Some(occupation))
            }
        }
    }

    /// A name that is not the catalogue's for the code. A former code with its former name is
    /// that occupation, and not the one that has the code now.
    fn other_name(
        &mut self,
        at: &At<'_>,
        occupation: Occupation,
        known: &str,
        written: &str,
    ) -> Result<Occupation, Option<Occupation>> {
        // What cannot be filed at all is told by `scope/access-type`.
        if self.names_closed_part(occupation, written) {
            return Ok(occupation);
        }
        let catalogue = &self.vocabulary.occupations;
        let bare = without_mark(written);
        let former = catalogue.formerly_named(occupation.edition, &bare);
        let problem = match former {
            Some(former) if former.code == Some(occupation.code) => {
                let at_code = at.key("occupation");
                let code = former.now;
                let meant = Occupation { code, ..occupation };
                let finding = self.moved(&at_code, occupation, code, "renumbered");
                let mut finding = finding.arg("former", written).arg("other", known);
                // A name that was left standing is as likely as a code that is out of date.
                finding.fix = if self.is_closed(meant) {
                    finding.variant = "renumbered-closed";
                    None
                } else {
                    Some(Fix::guess(at_code.place(), code.to_string()))
                };
                self.report(finding);
                return Err(Some(meant));
            }
            Some(former) if former.now == occupation.code => Problem::new("renamed"),
            _ => Problem::new("default"),
        };
        // Of another name altogether the code may be what is wrong.
        let is_sure = bare == known || problem.variant == "renamed";
        let problem = problem.arg("known", known);
        let known = Some(known.to_owned());
        let problem = if is_sure {
            problem.suggest(known)
        } else {
            problem.guess(known)
        };
        self.fault(&rules::OCCUPATION_NAME, &at.key("name"), written, problem);
        Ok(occupation)
    }

    /// A code that the catalogue does not have: an occupation's former code, or none.
    fn unknown_occupation(
        &mut self,
        at: &At<'_>,
        occupation: Occupation,
        written: Option<&str>,
        complete: bool,
    ) {
        let catalogue = &self.vocabulary.occupations;
        let edition = occupation.edition;
        let by_code = catalogue.formerly_coded(occupation).filter(|former| {
            let code = former.now;
            let now = catalogue.name(Occupation { edition, code });
            written.is_none_or(|name| former.name.as_deref() == Some(name) || now == name)
        });
        if let Some(former) = by_code {
            let finding = self.moved(at, occupation, former.now, "former");
            self.report(finding);
            return;
        }
        let mut finding = Diagnostic::new(&rules::OCCUPATION, at.place())
            .arg("code", occupation.code)
            .arg("edition", edition);
        if !complete {
            finding = finding.variant("incomplete");
            finding.severity = crate::diag::Severity::Warning;
        }
        let group = occupation.code.major_digit();
        if NOT_SKILL.contains(&group) {
            finding = finding.variant("group").arg("digit", group);
        }
        let by_name = written.and_then(|name| {
            let former = || catalogue.formerly_named(edition, name);
            let known = catalogue.by_name(edition, name);
            known.or_else(|| former().map(|former| former.now))
        });
        if let Some(code) = by_name.filter(|_| finding.variant != "group") {
            finding = finding.guess(code.to_string());
        }
        self.report(finding);
    }

    /// A code that an occupation had, and the one that it has now.
    fn moved(
        &self,
        at: &At<'_>,
        occupation: Occupation,
        now: OccupationCode,
        variant: &'static str,
    ) -> Diagnostic {
        let edition = occupation.edition;
        let name = Occupation { edition, code: now };
        let name = self.vocabulary.occupations.name(name);
        let finding = Diagnostic::new(&rules::OCCUPATION, at.place()).variant(variant);
        let finding = finding.arg("code", occupation.code).arg("edition", edition);
        let finding = finding.arg("now", now).arg("name", name);
        finding.suggest(now.to_string())
    }

    /// Whether an occupation as a whole is closed to assessment.
    fn is_closed(&self, occupation: Occupation) -> bool {
        let mut access = self.vocabulary.access.iter();
        access.any(|item| item.matches == AccessMatch::Occupation && item.covers(occupation))
    }

    /// Whether a name names a part of the occupation that is closed to assessment.
    fn names_closed_part(&self, occupation: Occupation, name: &str) -> bool {
        let mut parts = self
            .vocabulary
            .access
            .iter()
            .filter(|item| item.matches == AccessMatch::SubScope && item.covers(occupation));
        parts.any(|item| item.phrase_in(name).is_some())
    }

    /// The edition; left out, the only one that the catalogue has.
    fn edition(&mut self, at: &At<'_>, text: &Text) -> Option<Edition> {
        match (text.get(), self.vocabulary.occupations.only_edition()) {
            (None, Some(edition)) => Some(edition),
            _ => self.required(&rules::OCCUPATION_CODE, at, text, Edition::parse),
        }
    }

    /// Levels, written as a list of levels or of ranges of levels.
    pub fn levels(&mut self, at: &At<'_>, raw: &List<Text>) -> Option<LevelSet> {
        let mut levels = LevelSet::EMPTY;
        let mut sound = true;
        for (index, text) in raw.iter() {
            let at = at.index(index);
            match self.optional(&rules::LEVELS, &at, text, LevelSet::parse) {
                Some(some) => levels = levels.union(some),
                None => sound = false,
            }
        }
        if levels.is_empty() && sound {
            self.missing(at);
        }
        Some(levels).filter(|levels| !levels.is_empty())
    }

    /// A level as the key of a mapping.
    fn level_key(&mut self, at: &At<'_>, key: &str) -> Option<SkillLevel> {
        self.mapping_key(&rules::LEVELS, at, key, SkillLevel::parse)
    }
}
