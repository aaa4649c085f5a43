//! Records exactly as they are written: structs whose leaves are texts. No value is judged here.
//!
//! Each struct is declared once, with the Chinese labels that its keys also go by; the same
//! declaration gives the deserializer and the [`Shape`] by which places are found and unknown
//! keys refused.

mod advertising;
mod catalogue;
mod evaluator;
mod from_tree;
mod leaf;
mod pages;
mod plan;
mod policy;
mod site;

pub use advertising::*;
pub use catalogue::*;
pub use evaluator::*;
pub use from_tree::{Misfit, MisfitKind, conform, from_node};
pub use leaf::{Entries, List, Text, TextOr};
pub use pages::*;
pub use plan::*;
pub use policy::*;
pub use site::*;

/// Declares a mapping with fields: `field ["other name", …]: Type as Form | Form,`. The first
/// comment of a field is `中文 / English` and is shown by editors, too.
macro_rules! record {
    ($($(#[$meta:meta])* $name:ident {
        $(
            $(#[doc = $doc:literal])*
            $field:ident $([$($alias:literal),* $(,)?])? : $type:ty $(as $($form:ident)|+)?,
        )*
    })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $doc])* $($(#[serde(alias = $alias)])*)? pub $field: $type,)*
        }

        impl crate::source::HasShape for $name {
            const SHAPE: &'static crate::source::Shape = &crate::source::Shape::Fields(&[$(
                crate::source::Field {
                    name: stringify!($field),
                    aliases: &[$($($alias),*)?],
                    shape: <$type as crate::source::HasShape>::SHAPE,
                    forms: &[$($(crate::source::Form::$form),+)?],
                    about: concat!($($doc),*),
                },
            )*]);
        }
    )*};
}
use record;
