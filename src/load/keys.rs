//! Keys that are not known where they stand, and yet it is clear what is meant by them: a key of another
//! part of the record, a remark, a whole validity in one line.

use crate::diag::Diagnostic;
use crate::source::{Field, Segment, Shape};

/// What people call a remark.
const REMARKS: &[&str] = &[
    "备注", "说明", "备考", "附注", "注", "remark", "remarks", "comment", "comments", "memo",
    "notes",
];
/// What people call the whole validity.
const VALIDITY: &[&str] = &["有效期", "有效期限", "有效期间", "validity", "valid"];

/// What is meant by a key.
#[derive(Debug, Clone, Copy)]
pub enum Meant {
    /// A remark, for which there is no key.
    Remark,
    /// First and last day in one.
    Validity,
    /// A field at the top of the record.
    Top,
    /// A field of what this one holds.
    Below(&'static Field),
}

/// What is meant by `key`, which is none of `names`, in a record of `shape`.
pub fn meant(key: &str, names: &[&str], shape: &'static Shape) -> Option<Meant> {
    let written = key.trim().to_lowercase();
    if VALIDITY.contains(&written.as_str()) && names.contains(&"valid_until") {
        return Some(Meant::Validity);
    }
    let here = fields_named(shape, names).unwrap_or_default();
    let below = here
        .iter()
        .filter(|field| field.shape.has_field_anywhere(key));
    let below: Vec<Meant> = below.map(Meant::Below).collect();
    let homes = if below.is_empty() {
        homes(shape, key, names)
    } else {
        below
    };
    let mut homes = homes.into_iter();
    match (homes.next(), homes.next()) {
        (Some(home), None) => Some(home),
        _ if REMARKS.contains(&written.as_str()) => Some(Meant::Remark),
        _ => None,
    }
}

/// Where a key is known: at the top, or in what one of the fields there holds, but for what is around
/// the mapping of these `names`.
fn homes(shape: &'static Shape, key: &str, names: &[&str]) -> Vec<Meant> {
    let top = shape.field(key).map(|_| Meant::Top);
    let fields = shape.fields().unwrap_or_default().iter();
    let is_around = |field: &Field| fields_named(field.shape, names).is_some();
    let below = fields.filter(|field| field.shape.has_field_anywhere(key) && !is_around(field));
    top.into_iter().chain(below.map(Meant::Below)).collect()
}

/// The fields of the mapping that has these names.
fn fields_named(shape: &'static Shape, names: &[&str]) -> Option<&'static [Field]> {
    let shape = match shape {
        Shape::List(shape) | Shape::Entries(shape) | Shape::TextOr(shape) => shape,
        shape => shape,
    };
    let Shape::Fields(fields) = shape else {
        return None;
    };
    let all = fields
        .iter()
        .flat_map(|it| std::iter::once(&it.name).chain(it.aliases));
    if all.eq(names) {
        return Some(fields);
    }
    fields
        .iter()
        .find_map(|field| fields_named(field.shape, names))
}

impl Meant {
    /// Says so of the finding.
    pub fn say(self, finding: Diagnostic) -> Diagnostic {
        match self {
            Self::Remark => finding.variant("remark"),
            Self::Validity => finding.variant("validity"),
            Self::Top => finding.variant("top"),
            Self::Below(field) => {
                let label = field.label().unwrap_or(field.name);
                let finding = finding.variant("below").arg("parent", field.name);
                finding.arg("parent_zh", label)
            }
        }
    }
}

/// The place of what a finding about a key means; `None` if it says nothing of that.
pub fn place_meant(finding: &Diagnostic) -> Option<Vec<Vec<Segment>>> {
    let arg = |name: &str| {
        let found = finding.args.iter().find(|(it, _)| *it == name);
        found.map(|(_, value)| Segment::Key(value.clone().into()))
    };
    let path: Vec<Segment> = match finding.variant {
        "remark" => return Some(Vec::new()),
        "top" => arg("key").into_iter().collect(),
        "below" => [arg("parent"), arg("key")].into_iter().flatten().collect(),
        _ => return None,
    };
    Some(vec![path])
}
