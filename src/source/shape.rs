//! Which keys a YAML file may hold, with the other names of each: one table that serves the
//! finding of places, the refusal of unknown keys and the shapes of values.

use super::place::Segment;

/// What a value may look like.
#[derive(Debug)]
pub enum Shape {
    /// A single value: text, number, date.
    Text,
    /// A list of values; a single value stands for a list of one.
    List(&'static Shape),
    /// A mapping with these fields.
    Fields(&'static [Field]),
    /// A mapping whose keys are data.
    Entries(&'static Shape),
    /// Either a single value or a mapping with fields.
    TextOr(&'static Shape),
}

/// A field of a mapping.
#[derive(Debug)]
pub struct Field {
    /// Its English name.
    pub name: &'static str,
    /// Other names that mean the same: the labels of the official tables.
    pub aliases: &'static [&'static str],
    /// What it holds.
    pub shape: &'static Shape,
    /// How its values are written, as far as a schema can say.
    pub forms: &'static [Form],
    /// What it is: `中文 / English`.
    pub about: &'static str,
}

/// How a value is written. Records are read by the types of `model`, which say more than this;
/// it serves the schemas by which editors complete and check while one types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// It must be given.
    Required,
    /// 备案号
    EvaluatorCode,
    /// 统一社会信用代码
    CreditCode,
    /// 职业编码
    OccupationCode,
    /// 大典版次
    Edition,
    /// A date.
    Day,
    /// A whole number from 0.
    Number,
    /// Degrees east.
    Longitude,
    /// Degrees north.
    Latitude,
    /// Yes or no.
    YesNo,
    /// What becomes of a text with banned wording.
    TermSeverity,
    /// How far a spelling may be bent.
    Bending,
    /// What makes a term milder.
    Leniency,
    /// An address on the web.
    Url,
    /// An address on the web or of mail.
    UrlOrMail,
    /// One or several skill levels.
    Levels,
    /// Digits with which codes of divisions begin.
    Digits,
    /// The keys are skill levels.
    LevelKeys,
    /// The keys are 职业编码.
    OccupationKeys,
    /// The keys are dates.
    DayKeys,
    /// One of the kinds of evaluators.
    EvaluatorKind,
    /// One of the kinds of events.
    EventKind,
    /// 优先条件
    PriorityCondition,
    /// Where an evaluator was filed first.
    Origin,
    /// How bad a finding is.
    Severity,
    /// A language of pages.
    Language,
    /// A format of open data.
    DataFormat,
    /// How access-type items are matched.
    AccessMatch,
    /// The name of a rule: as a value, or as the keys of a mapping.
    Rule,
}

/// A type whose values are read from YAML of a known shape.
pub trait HasShape {
    /// The shape.
    const SHAPE: &'static Shape;
}

impl Field {
    /// Whether `key` is one of the field's names.
    #[must_use]
    pub fn is_named(&self, key: &str) -> bool {
        self.name == key || self.aliases.contains(&key)
    }

    /// Its Chinese label, if it has one.
    #[must_use]
    pub fn label(&self) -> Option<&'static str> {
        self.aliases.iter().find(|alias| !alias.is_ascii()).copied()
    }
}

impl Shape {
    /// The fields, if it is a mapping with fields.
    #[must_use]
    pub fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Self::Fields(fields) => Some(fields),
            Self::TextOr(shape) | Self::List(shape) => shape.fields(),
            Self::Text | Self::Entries(_) => None,
        }
    }

    /// The field that has `name` as one of its names.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields()?.iter().find(|field| field.is_named(name))
    }

    /// Whether a field here or anywhere below has `name` as one of its names.
    #[must_use]
    pub fn has_field_anywhere(&self, name: &str) -> bool {
        match self {
            Self::Text => false,
            Self::List(shape) | Self::Entries(shape) | Self::TextOr(shape) => {
                shape.has_field_anywhere(name)
            }
            Self::Fields(fields) => fields
                .iter()
                .any(|field| field.is_named(name) || field.shape.has_field_anywhere(name)),
        }
    }

    /// The shape one step further on.
    #[must_use]
    pub fn step(&'static self, segment: &Segment) -> Option<&'static Shape> {
        match (self, segment) {
            (Self::List(item), Segment::Index(_)) => Some(item),
            (Self::Entries(value), Segment::Key(_)) => Some(value),
            (_, Segment::Key(name)) => self.field(name).map(|field| field.shape),
            _ => None,
        }
    }
}
