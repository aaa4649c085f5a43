//! What stands in a cell, before any format writes it.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::model::Day;

/// A cell's value. `Nothing` is what a record does not say, which is never the same as an empty text, 0 or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'d> {
    /// It is not said.
    Nothing,
    /// A text.
    Text(Cow<'d, str>),
    /// A whole number.
    Integer(u32),
    /// Millionths of a degree.
    Degrees(i32),
    /// A day.
    Day(Day),
    /// Yes or no.
    YesNo(bool),
    /// Texts, in their order.
    Texts(Vec<Cow<'d, str>>),
    /// Whole numbers, in their order.
    Integers(Vec<u32>),
}

impl<'d> Value<'d> {
    /// A text.
    pub fn text(text: impl Into<Cow<'d, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A text that is made here.
    pub fn shown(value: impl fmt::Display) -> Self {
        Self::Text(Cow::Owned(value.to_string()))
    }

    /// Texts.
    pub fn texts<T: Into<Cow<'d, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Texts(texts.into_iter().map(Into::into).collect())
    }

    /// Texts that are made here.
    pub fn all_shown<T: fmt::Display>(values: impl IntoIterator<Item = T>) -> Self {
        Self::texts(values.into_iter().map(|it| it.to_string()))
    }

    /// The same, but for an empty text, which says nothing.
    #[must_use]
    pub fn or_nothing(self) -> Self {
        match self {
            Self::Text(text) if text.is_empty() => Self::Nothing,
            Self::Texts(mut texts) => {
                texts.retain(|text| !text.is_empty());
                Self::Texts(texts)
            }
            other => other,
        }
    }
}

impl<'d> From<Option<&'d String>> for Value<'d> {
    fn from(text: Option<&'d String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::text(text.as_str()))
    }
}

impl From<Option<u32>> for Value<'_> {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Nothing, Self::Integer)
    }
}

impl From<Option<Day>> for Value<'_> {
    fn from(day: Option<Day>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }
}

impl From<Option<bool>> for Value<'_> {
    fn from(yes: Option<bool>) -> Self {
        yes.map_or(Self::Nothing, Self::YesNo)
    }
}

/// Millionths of a degree as a plain decimal number without needless noughts: `119.308`.
#[derive(Debug, Clone, Copy)]
pub struct Degrees(pub i32);

impl fmt::Display for Degrees {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (
            self.0.unsigned_abs() / 1_000_000,
            self.0.unsigned_abs() % 1_000_000,
        );
        let sign = if self.0 < 0 { "-" } else { "" };
        let rest = format!("{rest:06}");
        match rest.trim_end_matches('0') {
            "" => write!(formatter, "{sign}{whole}"),
            rest => write!(formatter, "{sign}{whole}.{rest}"),
        }
    }
}

impl Degrees {
    /// As a number of spreadsheets and JSON.
    #[must_use]
    pub fn number(self) -> f64 {
        f64::from(self.0) / 1_000_000.0
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_u32(*number),
            Self::Degrees(degrees) => serializer.serialize_f64(Degrees(*degrees).number()),
            Self::Day(day) => serializer.collect_str(day),
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            Self::Texts(texts) => serializer.collect_seq(texts),
            Self::Integers(numbers) => serializer.collect_seq(numbers),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn degrees_are_plain_numbers() {
        for (millionths, text) in [
            (119_308_000, "119.308"),
            (-500_000, "-0.5"),
            (26_000_000, "26"),
            (1, "0.000001"),
            (0, "0"),
        ] {
            assert_eq!(Degrees(millionths).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn degrees_come_back_whichever_way_they_are_written(millionths in -180_000_000..=180_000_000) {
            let degrees = Degrees(millionths);
            let read: f64 = degrees.to_string().parse().unwrap();
            prop_assert!(((read * 1e6).round() - f64::from(millionths)).abs() < 0.5);
            let json = serde_json::to_string(&Value::Degrees(millionths)).unwrap();
            let read: f64 = serde_json::from_str(&json).unwrap();
            prop_assert!(((read * 1e6).round() - f64::from(millionths)).abs() < 0.5);
        }
    }
}
