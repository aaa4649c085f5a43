//! The leaves of a record: a text, a list, a mapping with free keys, a text or a mapping.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::source::{HasShape, Shape};

/// A single value as it is written, before anything is made of it: `1.10` stays `1.10`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Option<String>);

impl Text {
    /// The text without blanks around it; `None` if nothing or only blanks are written.
    #[must_use]
    pub fn get(&self) -> Option<&str> {
        self.0
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Some(text))
    }
}

impl HasShape for Text {
    const SHAPE: &'static Shape = &Shape::Text;
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(TextVisitor)
    }
}

/// Takes a text from a deserializer of YAML, which knows whether anything is written, and from
/// one of a plain text, which does not.
struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a single value")
    }
    fn visit_none<E: Error>(self) -> Result<Text, E> {
        Ok(Text(None))
    }
    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text(None))
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Text, D::Error> {
        String::deserialize(deserializer).map(Text::from)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::from(text.to_owned()))
    }
}

impl<T: HasShape> HasShape for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;
}

/// A list. A single value stands for a list of one, nothing for an empty list.
#[derive(Debug)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    /// The items with their positions.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate()
    }
}

impl<T: HasShape> HasShape for List<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOf::<List<T>>(PhantomData))
    }
}

/// A mapping whose keys are data, in the order written.
#[derive(Debug)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: HasShape> HasShape for Entries<T> {
    const SHAPE: &'static Shape = &Shape::Entries(T::SHAPE);
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOf::<Entries<T>>(PhantomData))
    }
}

/// A single value, or a mapping that says more.
#[derive(Debug)]
pub enum TextOr<T> {
    /// The single value.
    Text(Text),
    /// The mapping.
    More(T),
}

impl<T: HasShape> HasShape for TextOr<T> {
    const SHAPE: &'static Shape = &Shape::TextOr(T::SHAPE);
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOf::<TextOr<T>>(PhantomData))
    }
}

/// Builds one of the leaves from whichever form is written.
struct OneOf<L>(PhantomData<L>);

/// What a leaf makes of each form; a form that it does not have is an error.
trait Forms<'de>: Sized {
    fn nothing<E: Error>() -> Result<Self, E> {
        Err(E::custom("a value is missing"))
    }
    fn scalar<E: Error>(_text: String) -> Result<Self, E> {
        Err(E::custom("a single value does not fit here"))
    }
    fn list<A: SeqAccess<'de>>(_items: A) -> Result<Self, A::Error> {
        Err(A::Error::custom("a list does not fit here"))
    }
    fn mapping<A: MapAccess<'de>>(_entries: A) -> Result<Self, A::Error> {
        Err(A::Error::custom("a mapping does not fit here"))
    }
}

impl<'de, T: Deserialize<'de>> Forms<'de> for List<T> {
    fn nothing<E: Error>() -> Result<Self, E> {
        Ok(Self::default())
    }
    fn scalar<E: Error>(text: String) -> Result<Self, E> {
        T::deserialize(serde::de::value::StringDeserializer::new(text)).map(|item| Self(vec![item]))
    }
    fn list<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items)).map(Self)
    }
    fn mapping<A: MapAccess<'de>>(entries: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(|item| Self(vec![item]))
    }
}

impl<'de, T: Deserialize<'de>> Forms<'de> for Entries<T> {
    fn nothing<E: Error>() -> Result<Self, E> {
        Ok(Self::default())
    }
    fn mapping<A: MapAccess<'de>>(mut entries: A) -> Result<Self, A::Error> {
        let mut pairs: Vec<(String, T)> =
            Vec::with_capacity(entries.size_hint().unwrap_or_default());
        let mut seen = HashSet::new();
        while let Some(pair) = entries.next_entry::<String, T>()? {
            if !seen.insert(pair.0.clone()) {
                // The slow way says where.
                return Err(A::Error::custom("duplicate field"));
            }
            pairs.push(pair);
        }
        Ok(Self(pairs))
    }
}

impl<'de, T: Deserialize<'de>> Forms<'de> for TextOr<T> {
    fn nothing<E: Error>() -> Result<Self, E> {
        Ok(Self::Text(Text::default()))
    }
    fn scalar<E: Error>(text: String) -> Result<Self, E> {
        Ok(Self::Text(Text::from(text)))
    }
    fn mapping<A: MapAccess<'de>>(entries: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(Self::More)
    }
}

impl<'de, L: Forms<'de>> Visitor<'de> for OneOf<L> {
    type Value = L;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of another form")
    }
    fn visit_unit<E: Error>(self) -> Result<L, E> {
        L::nothing()
    }
    fn visit_none<E: Error>(self) -> Result<L, E> {
        L::nothing()
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<L, E> {
        L::scalar(text.to_owned())
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<L, E> {
        L::scalar(value.to_string())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<L, E> {
        L::scalar(value.to_string())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<L, E> {
        L::scalar(value.to_string())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<L, E> {
        L::scalar(value.to_string())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<L, A::Error> {
        L::list(items)
    }
    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<L, A::Error> {
        L::mapping(entries)
    }
}
