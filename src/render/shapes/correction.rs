//! A correction 更正 in words: which fact, what stood there, what stands there now.

use crate::diff::{Correction, Fact, Item, RecordedEvent};
use crate::model::{Day, LevelSet, SkillLevel};
use crate::render::Site;

impl Site<'_> {
    /// What was corrected, in a sentence.
    #[must_use]
    pub fn corrected(&self, correction: &Correction) -> String {
        let texts = &self.theme.texts;
        let value = |value: &Option<String>| {
            let value = value.as_deref().unwrap_or_default();
            self.fact_value(&correction.fact, value)
        };
        let key = match (&correction.before, &correction.after) {
            _ if correction.fact == Fact::Record => "corrected_unlisted",
            (Some(_), Some(_)) => "corrected_changed",
            (None, _) => "corrected_added",
            (_, None) => "corrected_removed",
        };
        let args = [
            ("fact", self.fact_label(&correction.fact)),
            ("before", value(&correction.before)),
            ("after", value(&correction.after)),
        ];
        texts.fill(key, &args)
    }

    /// The word for a fact: 电话, or 咖啡师，三级/高级工：收费.
    fn fact_label(&self, fact: &Fact) -> String {
        let texts = &self.theme.texts;
        let label = texts.of("corrected", fact.key());
        let mut of = match fact.item() {
            Some(item) => self.item_name(item),
            None => return label,
        };
        if let Fact::Fee(_, level) = fact {
            of.push_str(texts.get("comma"));
            of.push_str(texts.level(*level));
        }
        texts.fill("corrected_of", &[("of", of), ("fact", label)])
    }

    fn item_name(&self, item: &Item) -> String {
        let name = self.directory.catalog.occupations.name(item.occupation);
        let texts = &self.theme.texts;
        match &item.job {
            Some(job) => [
                &name,
                texts.get("bracket_open"),
                job,
                texts.get("bracket_close"),
            ]
            .concat(),
            None => name,
        }
    }

    /// A fact's value as people read it.
    fn fact_value(&self, fact: &Fact, value: &str) -> String {
        let texts = &self.theme.texts;
        match fact {
            Fact::Kind => texts.of("kind", value),
            Fact::District => self.directory.catalog.districts.name(value).to_owned(),
            Fact::Entrusted => texts.get("yes").to_owned(),
            Fact::FiledOn | Fact::ValidFrom | Fact::ValidUntil => {
                let day = Day::parse_iso(value);
                day.map_or_else(|_| value.to_owned(), |day| texts.day(day))
            }
            Fact::Levels(_) => texts.levels(levels(value)),
            Fact::Fee(..) => texts.fill("yuan", &[("n", value.to_owned())]),
            Fact::Workstations(_) => texts.fill("workstations", &[("n", value.to_owned())]),
            Fact::History => RecordedEvent::parse(value)
                .map_or_else(|| value.to_owned(), |event| self.event_words(&event)),
            _ => value.to_owned(),
        }
    }

    fn event_words(&self, event: &RecordedEvent) -> String {
        let texts = &self.theme.texts;
        let label = texts.of("change", &event.kind);
        let args = [("day", texts.day(event.on)), ("event", label)];
        texts.fill("corrected_event", &args)
    }
}

fn levels(digits: &str) -> LevelSet {
    let digits = digits.chars().filter_map(|it| it.to_digit(10));
    let digits = digits.filter_map(|it| u8::try_from(it).ok());
    digits.filter_map(SkillLevel::from_digit).collect()
}
