//! `text/too-long`: names and one-line fields are short enough for a line of a page.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Evaluator;
use crate::source::{Place, Segment};

static RULE: Rule = Rule::warning("text/too-long", include_str!("too-long.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

/// Characters of a name: the longest registered names have some forty.
const NAME: usize = 60;
/// Characters of other fields that stand on one line: addresses, hours, titles.
const LINE: usize = 100;
/// Characters of a summary, a sentence or two.
const SUMMARY: usize = 300;

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut look = Look { context, findings };
    for evaluator in context.catalog.evaluators.iter() {
        look.at_evaluator(evaluator);
    }
    for partial in &context.catalog.partial {
        let name = || Place::file(partial.origin).key("name");
        look.at(partial.name.as_deref(), NAME, name);
    }
    for article in context.catalog.notices.iter().chain(&context.catalog.pages) {
        let at = |key| move || Place::file(article.origin).key(key);
        look.at(Some(&article.title), LINE, at("title"));
        look.at(article.source.as_deref(), NAME, at("source"));
        look.at(article.section.as_deref(), NAME, at("section"));
        look.at(article.summary.as_deref(), SUMMARY, at("summary"));
    }
    for plan in context.catalog.all_plans() {
        look.at(Some(&plan.id), NAME, || plan.at().key("id"));
        look.at(plan.note.as_deref(), SUMMARY, || plan.at().key("note"));
    }
}

struct Look<'l> {
    context: &'l Context<'l>,
    findings: &'l mut Findings,
}

impl Look<'_> {
    fn at_evaluator(&mut self, it: &Evaluator) {
        let top = || Place::file(it.origin);
        let at = |key| move || Place::file(it.origin).key(key);
        self.at(Some(&it.name), NAME, at("name"));
        self.at(it.sort_name.as_deref(), NAME, at("sort_name"));
        self.at(Some(&it.address), LINE, at("address"));
        self.at(it.summary.as_deref(), SUMMARY, at("summary"));
        for (index, name) in it.short_names.iter().enumerate() {
            self.at(Some(name), NAME, || top().key("short_names").index(index));
        }
        for (index, contact) in it.contacts.iter().enumerate() {
            let at = |key| move || Place::file(it.origin).key("contacts").index(index).key(key);
            self.at(contact.office.as_deref(), NAME, at("office"));
            self.at(contact.hours.as_deref(), LINE, at("hours"));
        }
        let filing = |key| move || Place::file(it.origin).key("filing").key(key);
        self.at(Some(&it.filing.authority), NAME, filing("authority"));
        self.at(
            it.filing.recommended_by.as_deref(),
            NAME,
            filing("recommended_by"),
        );
        for place in &it.places {
            let at = |key| {
                move || {
                    Place::file(it.origin)
                        .key("places")
                        .index(place.index)
                        .key(key)
                }
            };
            self.at(Some(&place.name), NAME, at("name"));
            self.at(Some(&place.address), LINE, at("address"));
        }
        for item in &it.scope {
            let job = || top().key("scope").index(item.index).key("job");
            self.at(item.job.as_deref(), NAME, job);
        }
        for advert in &it.adverts {
            let channel = || top().key("adverts").index(advert.index).key("channel");
            self.at(advert.channel.as_deref(), NAME, channel);
        }
    }

    fn at(&mut self, text: Option<&str>, limit: usize, place: impl FnOnce() -> Place) {
        // A text has at most as many characters as bytes, so most are done with at once.
        let Some(text) = text.filter(|text| text.len() > limit) else {
            return;
        };
        let count = text.chars().count();
        if count > limit {
            let place = place();
            let key = match place.path.last() {
                Some(Segment::Key(key)) => key.to_string(),
                _ => "short_names".to_owned(),
            };
            let label = self.context.sources.label(&place).unwrap_or("简称");
            let finding = Diagnostic::new(&RULE, place)
                .arg("what", label)
                .arg("what_en", key)
                .arg("count", count)
                .arg("limit", limit);
            self.findings.push(finding);
        }
    }
}
