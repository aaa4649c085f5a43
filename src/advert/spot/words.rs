//! The words of ordinary Chinese.

use serde_json::{Value, json};

use crate::advert::matching::dictionary;

pub fn value() -> Value {
    json!(dictionary().collect::<Vec<_>>())
}
