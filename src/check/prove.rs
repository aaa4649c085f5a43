//! Whether the list of banned wording is sound: everything in it is found, and everything in it
//! makes a difference.
//!
//! Nothing is reasoned about; each entry is tried out on texts that are made for it.

use crate::advert::matching::{Because, Hit, Matcher, Reason, Verdict};
use crate::check::Findings;
use crate::diag::{Diagnostic, rules};
use crate::model::{Advertising, Circumstance, Phrase, Term, TermSeverity};
use crate::source::{Place, SourceId};

rules! {
    /// The rule about the list itself, which `minglu terms prove` looks for.
    pub PROVING:

    /// An entry of the list that is never found, or makes no difference.
    LIST = error "advert/list";
}

/// What is wrong with the list of `matcher`, whose phrases are changed on the way and put back.
pub fn prove(matcher: &mut Matcher) -> Findings {
    let policy = matcher.policy().clone();
    let source = policy.origin.unwrap_or(SourceId(0));
    let mut proof = Proof {
        policy: &policy,
        top: Place::file(source),
        findings: Findings::new(),
    };
    for (position, term) in policy.terms.iter().enumerate() {
        proof.term(matcher, position, term);
    }
    for phrase in &policy.phrases {
        proof.phrase(matcher, phrase);
    }
    for context in &policy.contexts {
        proof.context(matcher, context);
    }
    proof.findings
}

struct Proof<'p> {
    policy: &'p Advertising,
    top: Place,
    findings: Findings,
}

/// A text with a wording in it.
struct Sample {
    text: String,
    start: usize,
    length: usize,
}

impl Sample {
    fn new(before: &str, wording: &str, after: &str) -> Self {
        Self {
            text: format!("{before}{wording}{after}"),
            start: before.len(),
            length: wording.len(),
        }
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.start..self.start + self.length
    }
}

/// A spelling as someone would write it, with a number for `{数}`.
fn written(spelling: &str) -> String {
    spelling.replace("{数}", "7")
}

/// The words of which a term needs one near it; an empty one if it needs none.
fn company(term: &Term) -> Vec<&str> {
    if term.with.is_empty() {
        return vec![""];
    }
    term.with.iter().map(String::as_str).collect()
}

/// What came of looking for a term in a sample.
enum Outcome {
    Found,
    /// Found, but with another severity.
    Changed,
    /// Another term, by its position, is found in its place.
    Other(usize),
    Missed(Option<Reason>),
}

impl Proof<'_> {
    fn report(&mut self, place: Place, variant: &'static str, value: &str) -> &mut Diagnostic {
        let finding = Diagnostic::new(&LIST, place).variant(variant);
        self.findings.push(finding.arg("value", value));
        // It was just pushed.
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// A term is found alone and in a sentence, in each of its spellings at least alone.
    fn term(&mut self, matcher: &Matcher, position: usize, term: &Term) {
        let at = self.top.clone().key("terms").index(term.index);
        let text = written(&term.text);
        let company = company(term);
        let alone = |with: &&str| Sample::new("", &text, with);
        let within = |with: &&str| Sample::new("我们提供", &text, &format!("{with}服务"));
        for samples in [
            company.iter().map(alone).collect::<Vec<_>>(),
            company.iter().map(within).collect(),
        ] {
            let outcome = self.best(matcher, position, &samples);
            if self.tell(outcome, at.clone().key("term"), &term.text, &samples[0]) {
                break;
            }
        }
        for (index, also) in term.also.iter().enumerate() {
            let samples: Vec<_> = company
                .iter()
                .map(|with| Sample::new("", &written(also), with))
                .collect();
            let outcome = self.best(matcher, position, &samples);
            let at = at.clone().key("also").index(index);
            self.tell(outcome, at, also, &samples[0]);
        }
    }

    /// The best that came of the samples.
    fn best(&self, matcher: &Matcher, position: usize, samples: &[Sample]) -> Outcome {
        let mut worst = Outcome::Missed(None);
        for sample in samples {
            match self.look(matcher, position, sample) {
                Outcome::Found => return Outcome::Found,
                other => worst = other,
            }
        }
        worst
    }

    fn look(&self, matcher: &Matcher, position: usize, sample: &Sample) -> Outcome {
        let hits = matcher.hits(&sample.text);
        let severity = self.policy.terms[position].severity;
        let range = sample.range();
        let is_own = |it: &&Hit| it.term == position && it.range == range;
        if let Some(hit) = hits.iter().find(is_own) {
            return if hit.severity == severity {
                Outcome::Found
            } else {
                Outcome::Changed
            };
        }
        let covers = |it: &&Hit| it.range.start <= range.start && it.range.end >= range.end;
        if let Some(other) = hits.iter().find(covers) {
            return Outcome::Other(other.term);
        }
        let mut why = None;
        matcher.trials(&sample.text, |trial| {
            if let Verdict::Clean(reason) = trial.verdict
                && (trial.term, &trial.range) == (position, &range)
            {
                why = Some(reason);
            }
        });
        Outcome::Missed(why)
    }

    /// Tells what is wrong; whether anything is.
    fn tell(&mut self, outcome: Outcome, place: Place, value: &str, sample: &Sample) -> bool {
        let text = sample.text.clone();
        match outcome {
            Outcome::Found => return false,
            Outcome::Changed => self.say(place, "changed", value, &text),
            Outcome::Other(other) => {
                let other = self.policy.terms[other].text.clone();
                let finding = self.report(place, "shadowed", value);
                finding.args.extend([("other", other), ("text", text)]);
            }
            Outcome::Missed(Some(Reason::Policy(_))) => {
                self.say(place, "excepted", value, &text);
            }
            Outcome::Missed(_) => self.say(place, "not-found", value, &text),
        }
        true
    }

    fn say(&mut self, place: Place, variant: &'static str, value: &str, text: &str) {
        let finding = self.report(place, variant, value);
        finding.args.push(("text", text.to_owned()));
    }

    /// A phrase has a term in it, which is found otherwise without the phrase.
    fn phrase(&mut self, matcher: &mut Matcher, phrase: &Phrase) {
        let at = self.top.clone().key("phrases").index(phrase.index);
        let at = at.key("phrase");
        let spells = |term: &&Term| {
            let mut all = std::iter::once(&term.text).chain(&term.also);
            all.any(|it| phrase.text.contains(&written(it)))
        };
        let terms: Vec<&Term> = self.policy.terms.iter().filter(spells).collect();
        if terms.is_empty() {
            self.report(at, "phrase-without-term", &phrase.text);
            return;
        }
        let company = terms.into_iter().flat_map(company);
        let samples: Vec<String> = company.flat_map(|with| samples(phrase, with)).collect();
        let found = |matcher: &Matcher| -> Vec<Vec<(usize, std::ops::Range<usize>, TermSeverity)>> {
            let essence = |hit: Hit| (hit.term, hit.range, hit.severity);
            let hits = samples.iter().map(|text| matcher.hits(text));
            hits.map(|it| it.into_iter().map(essence).collect())
                .collect()
        };
        let with = found(matcher);
        let mut others = self.policy.phrases.clone();
        others.retain(|it| it != phrase);
        matcher.set_phrases(&others);
        let without = found(matcher);
        matcher.set_phrases(&self.policy.phrases);
        if with == without {
            self.report(at, "phrase-idle", &phrase.text);
        }
    }

    /// Each word of a context lets it decide about some term.
    fn context(&mut self, matcher: &Matcher, context: &Circumstance) {
        let at = self.top.clone().key("contexts").index(context.index);
        for (index, name) in context.terms.iter().enumerate() {
            if !self.policy.terms.iter().any(|it| it.text == *name) {
                let at = at.clone().key("terms").index(index);
                self.report(at, "context-term", name);
            }
        }
        let is_about = |(_, term): &(usize, &Term)| {
            (context.classes.is_empty() || context.classes.contains(&term.class))
                && (context.terms.is_empty() || context.terms.contains(&term.text))
        };
        let terms = self.policy.terms.iter().enumerate().filter(is_about);
        let terms: Vec<(usize, &Term)> = terms.collect();
        let idle = |(list, words): (&'static str, &Vec<String>)| {
            let is_idle = |word: &&String| {
                let mut tried = terms.iter();
                !tried.any(|(position, term)| {
                    decides(matcher, context, *position, term, (list, word.as_str()))
                })
            };
            let numbered = words.iter().enumerate();
            let idle = numbered.filter(|(_, word)| is_idle(word));
            idle.map(move |(index, word)| (list, index, word.clone()))
                .collect::<Vec<_>>()
        };
        let lists = [
            ("before", &context.before),
            ("after", &context.after),
            ("adjoining", &context.adjoining),
        ];
        let idle: Vec<_> = lists.into_iter().flat_map(idle).collect();
        let words: usize = lists.iter().map(|it| it.1.len()).sum();
        if idle.len() == words {
            self.report(at.key("name"), "context-idle", &context.key);
            return;
        }
        for (list, index, word) in idle {
            let at = at.clone().key(list).index(index);
            let finding = self.report(at, "context-word-idle", &word);
            finding.args.push(("name", context.key.clone()));
        }
    }
}

/// Texts with a phrase, and what a term in it needs near.
fn samples(phrase: &Phrase, with: &str) -> Vec<String> {
    let text = &phrase.text;
    vec![
        format!("{text}{with}"),
        format!("{with}{text}"),
        format!("我们提供{text}{with}服务"),
        format!("本校{with}的{text}，欢迎报名"),
        format!("{text}，{with}"),
    ]
}

/// Whether a context decides about a term that has one of its words near.
fn decides(
    matcher: &Matcher,
    context: &Circumstance,
    position: usize,
    term: &Term,
    (list, word): (&str, &str),
) -> bool {
    let text = written(&term.text);
    let others = match list {
        "before" => &context.after,
        _ => &context.before,
    };
    let others: Vec<&str> = if context.both {
        others.iter().map(String::as_str).collect()
    } else {
        vec![""]
    };
    let company = company(term);
    let pairs = others
        .iter()
        .flat_map(|other| company.iter().map(move |with| (other, with)));
    let mut texts = pairs.flat_map(|(other, with)| {
        let (before, after) = match list {
            "after" => (*other, word),
            _ => (word, *other),
        };
        let far = if context.sentence { "，" } else { "" };
        [
            format!("{before}{text}{with}{after}"),
            format!("{before}{far}{text}{with}{far}{after}"),
        ]
    });
    let own = Some(Because::Circumstance(context.index));
    texts.any(|text| {
        let mut is_decided = false;
        matcher.trials(&text, |trial| {
            let because = match trial.verdict {
                Verdict::Hit { because, .. } => because,
                Verdict::Clean(Reason::Policy(because)) => Some(because),
                Verdict::Clean(_) => None,
            };
            is_decided |= trial.term == position && because == own;
        });
        is_decided
    })
}
