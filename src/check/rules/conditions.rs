//! The conditions of 一(一)3–6: each is one key of the record's `capacity`, and each has a rule.

use super::asked;
use crate::check::{Context, Findings};
use crate::diag::{Diagnostic, Rule, Severity};
use crate::model::{Capacity, Record};
use crate::source::Place;

/// What a record says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is met.
    Met,
    /// It is not: `0`, `否`, `无`.
    Unmet,
    /// Nothing is said of it.
    Nothing,
}

impl From<Option<u32>> for Said {
    fn from(count: Option<u32>) -> Self {
        count.map_or(Self::Nothing, |count| (count > 0).into())
    }
}

impl From<Option<bool>> for Said {
    fn from(answer: Option<bool>) -> Self {
        answer.map_or(Self::Nothing, Self::from)
    }
}

impl From<Option<&str>> for Said {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, |text| (!is_no(text)).into())
    }
}

impl From<bool> for Said {
    fn from(is_met: bool) -> Self {
        if is_met { Self::Met } else { Self::Unmet }
    }
}

/// Whether a text does nothing but say no.
pub fn is_no(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '.']);
    let words = [
        "无",
        "没有",
        "否",
        "不",
        "0",
        "未设",
        "未配备",
        "no",
        "No",
        "none",
        "None",
    ];
    words.contains(&text)
}

/// Looks at one condition and says so if the record says that it is not met, or nothing at all.
pub fn ask(
    context: &Context<'_>,
    record: Record<'_>,
    (rule, key): (&'static Rule, &'static str),
    said: impl FnOnce(&Capacity) -> Said,
    findings: &mut Findings,
) {
    let Some(capacity) = asked::capacity(record) else {
        return;
    };
    let said = said(capacity);
    if said != Said::Met && asked::conditions(context, record) {
        let place = Place::file(record.origin).key("capacity").key(key);
        let mut finding = Diagnostic::new(rule, place);
        if said == Said::Nothing {
            finding = finding.variant("missing");
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn no_is_said_in_many_ways() {
        for text in ["无", "没有", "0", "否", "无。", "none"] {
            assert_eq!(Said::from(Some(text)), Said::Unmet, "{text}");
        }
        for text in [
            "评价部",
            "无损检测实训台 4 套",
            "不锈钢操作台",
            "10kV 配电室",
        ] {
            assert_eq!(Said::from(Some(text)), Said::Met, "{text}");
        }
        assert_eq!(Said::from(Some(0)), Said::Unmet);
        assert_eq!(Said::from(Some(true)), Said::Met);
        assert_eq!(Said::from(None::<bool>), Said::Nothing);
    }
}
