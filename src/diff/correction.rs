//! The corrections 更正 that were found between publications: a list that grows and is written down as lines.
//!
//! ```text
//! {"corrections":1,"since":"2026-11-23"}
//! {"on":"2026-11-26","code":"S000035010001","name":"…","fact":"phone","before":"…","after":"…"}
//! ```

use serde_json::{Value, json};

use super::{Difference, Fact, What};
use crate::model::{Day, EvaluatorCode};

/// A public fact that became another one without an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The day of the publication in which it was found.
    pub on: Day,
    /// Whose it is.
    pub code: EvaluatorCode,
    /// Its name then.
    pub name: String,
    /// Which fact.
    pub fact: Fact,
    /// What stood there; `None` if nothing did.
    pub before: Option<String>,
    /// What stands there since; `None` if nothing does.
    pub after: Option<String>,
}

/// All corrections that are known, in the order of their days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The day of the first publication that wrote down its facts: what was corrected before is not known.
    pub since: Option<Day>,
    /// The corrections.
    pub all: Vec<Correction>,
}

/// The line of a list of corrections that makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenLog {
    /// From 1.
    pub line: usize,
}

impl Corrections {
    /// Adds what was found on a day. What is corrected again on that same day is one correction; if it is back at what
    /// it was, none.
    pub fn add(&mut self, differences: Vec<Difference>, on: Day) {
        self.since.get_or_insert(on);
        for difference in differences {
            let (fact, before, after) = match difference.what {
                What::Corrected {
                    fact,
                    before,
                    after,
                } => (fact, before, after),
                What::Unlisted => (Fact::Record, Some(difference.name.clone()), None),
                What::Listed | What::Event(_) => continue,
            };
            self.push(Correction {
                on,
                code: difference.code,
                name: difference.name,
                fact,
                before,
                after,
            });
        }
    }

    fn push(&mut self, new: Correction) {
        // An event that is gone and one that was never there are not the same.
        let goes_on = new.fact != Fact::History || new.before.is_some();
        let earlier = self.all.iter().rposition(|it| {
            it.on == new.on && it.code == new.code && it.fact == new.fact && it.after == new.before
        });
        let Some(index) = earlier.filter(|_| goes_on) else {
            let at = self.all.partition_point(|it| it.on <= new.on);
            return self.all.insert(at, new);
        };
        if self.all[index].before == new.after {
            self.all.remove(index);
        } else {
            self.all[index].after = new.after;
        }
    }

    /// As lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        let since = self.since.map(|day| day.to_string());
        let mut text = json!({"corrections": 1, "since": since}).to_string();
        for it in &self.all {
            text.push('\n');
            let line = json!({
                "on": it.on.to_string(),
                "code": it.code.as_str(),
                "name": it.name,
                "fact": it.fact.to_string(),
                "before": it.before,
                "after": it.after,
            });
            text.push_str(&line.to_string());
        }
        text.push('\n');
        text
    }

    /// What was written as such lines.
    ///
    /// # Errors
    /// The line that makes no sense, or that a later form of the list has.
    pub fn parse(text: &str) -> Result<Self, BrokenLog> {
        let mut lines = text.lines();
        let head = lines.next().and_then(head).ok_or(BrokenLog { line: 1 })?;
        let since = head["since"].as_str();
        let mut corrections = Self {
            since: since.and_then(|since| Day::parse_iso(since).ok()),
            all: Vec::new(),
        };
        for (number, line) in lines.enumerate() {
            let broken = BrokenLog { line: number + 2 };
            corrections.all.push(correction(line).ok_or(broken)?);
        }
        Ok(corrections)
    }
}

fn head(line: &str) -> Option<Value> {
    let head: Value = serde_json::from_str(line).ok()?;
    (head["corrections"] == 1).then_some(head)
}

fn correction(line: &str) -> Option<Correction> {
    let line: Value = serde_json::from_str(line).ok()?;
    let text = |key: &str| line[key].as_str().map(str::to_owned);
    Some(Correction {
        on: Day::parse_iso(line["on"].as_str()?).ok()?,
        code: EvaluatorCode::parse(line["code"].as_str()?).ok()?,
        name: text("name")?,
        fact: line["fact"].as_str()?.parse().ok()?,
        before: text("before"),
        after: text("after"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn phone(before: Option<&str>, after: Option<&str>) -> Vec<Difference> {
        vec![Difference {
            code: EvaluatorCode::parse("S000035010001").expect("a code"),
            name: "甲".to_owned(),
            what: What::Corrected {
                fact: Fact::Phone,
                before: before.map(str::to_owned),
                after: after.map(str::to_owned),
            },
        }]
    }

    fn short(corrections: &Corrections) -> Vec<String> {
        let all = corrections.all.iter();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        all.map(|it| format!("{} {}>{}", it.on, text(&it.before), text(&it.after)))
            .collect()
    }

    #[test]
    fn of_one_day_the_sum_counts() {
        let mut log = Corrections::default();
        log.add(phone(Some("1"), Some("2")), day("2026-11-24"));
        log.add(phone(Some("2"), Some("3")), day("2026-11-25"));
        log.add(phone(Some("3"), Some("4")), day("2026-11-25"));
        assert_eq!(short(&log), ["2026-11-24 1>2", "2026-11-25 2>4"]);
        log.add(phone(Some("4"), Some("2")), day("2026-11-25"));
        assert_eq!(short(&log), ["2026-11-24 1>2"]);
        log.add(phone(Some("2"), None), day("2026-11-26"));
        log.add(phone(None, Some("2")), day("2026-11-26"));
        assert_eq!(short(&log), ["2026-11-24 1>2"]);
        assert_eq!(log.since, Some(day("2026-11-24")));
    }

    #[test]
    fn what_is_written_is_read_again_and_a_fault_names_its_line() {
        let mut log = Corrections::default();
        assert_eq!(Corrections::parse(&log.to_text()), Ok(log.clone()));
        log.add(phone(Some("一\n\"二\""), None), day("2026-11-24"));
        log.add(phone(None, Some("3")), day("2026-11-25"));
        let text = log.to_text();
        assert_eq!(Corrections::parse(&text), Ok(log));
        for (from, to, line) in [
            ("\"corrections\":1", "\"corrections\":2", 1),
            ("\"phone\"", "\"fone\"", 2),
            ("2026-11-25", "2026-13-25", 3),
        ] {
            assert!(text.contains(from), "{from} in {text}");
            let broken = Corrections::parse(&text.replacen(from, to, 1));
            assert_eq!(broken, Err(BrokenLog { line }), "{to}");
        }
        assert_eq!(Corrections::parse(""), Err(BrokenLog { line: 1 }));
    }
}
