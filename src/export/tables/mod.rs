//! The tables, one file each. Each is declared once; every format, the data dictionary, the JSON Schema and the
//! description of the API are made of the declaration.
//!
//! What is in them is what pages show, no less and no more. Left out, because no page shows it:
//!
//! - what is to come: evaluators, items and events of later days;
//! - of evaluators by what name they are sorted, whether the filing was a first application, the days of the
//!   application's materials, the adverts, and of contacts whether a number is marked as public;
//! - of items the question banks; of waivers the rule and the end;
//! - of plans the days on which they and their results were filed, and their waivers.
//!
//! `tests/data/model.rs` holds this list.

mod contacts;
mod districts;
mod evaluators;
mod events;
pub mod occupations;
mod places;
mod priorities;
mod scope;
mod session_items;
mod sessions;
mod waivers;

use super::data::Data;
use super::table::{Of, Table};
use crate::derive::{Entry, EntryId};

/// All tables, in the order of sheets.
pub static TABLES: [&dyn Table; 11] = [
    EVALUATORS,
    SCOPE,
    PLACES,
    CONTACTS,
    EVENTS,
    SESSIONS,
    SESSION_ITEMS,
    PRIORITIES,
    WAIVERS,
    OCCUPATIONS,
    DISTRICTS,
];

/// 评价机构
pub const EVALUATORS: &dyn Table = &Of::<evaluators::Evaluators>::TABLE;
/// 认定范围
pub const SCOPE: &dyn Table = &Of::<scope::Scope>::TABLE;
/// 认定场所
pub const PLACES: &dyn Table = &Of::<places::Places>::TABLE;
/// 联系方式
pub const CONTACTS: &dyn Table = &Of::<contacts::Contacts>::TABLE;
/// 变动记录
pub const EVENTS: &dyn Table = &Of::<events::Events>::TABLE;
/// 认定计划
pub const SESSIONS: &dyn Table = &Of::<sessions::Sessions>::TABLE;
/// 认定项目
pub const SESSION_ITEMS: &dyn Table = &Of::<session_items::SessionItems>::TABLE;
/// 优先条件
pub const PRIORITIES: &dyn Table = &Of::<priorities::Priorities>::TABLE;
/// 例外
pub const WAIVERS: &dyn Table = &Of::<waivers::Waivers>::TABLE;
/// 职业目录
pub const OCCUPATIONS: &dyn Table = &Of::<occupations::Occupations>::TABLE;
/// 区县
pub const DISTRICTS: &dyn Table = &Of::<districts::Districts>::TABLE;

/// The tables whose rows belong to evaluators, which an evaluator's own document has as lists.
pub static OF_EVALUATORS: [&dyn Table; 8] = [
    SCOPE,
    PLACES,
    CONTACTS,
    EVENTS,
    SESSIONS,
    SESSION_ITEMS,
    PRIORITIES,
    WAIVERS,
];

/// Something that an evaluator has.
pub struct At<'d, T> {
    /// Everything else.
    pub data: &'d Data<'d>,
    /// The evaluator.
    pub entry: &'d Entry<'d>,
    /// Its place in the record, from 1.
    pub number: u32,
    /// The thing itself.
    pub it: &'d T,
}

impl<T> Clone for At<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for At<'_, T> {}

impl<'d, T> At<'d, T> {
    /// Each of a list.
    fn each(
        data: &'d Data<'d>,
        id: EntryId,
        list: impl FnOnce(&'d Entry<'d>) -> &'d [T],
    ) -> impl Iterator<Item = At<'d, T>> {
        let entry = data.entry(id);
        let numbered = (1..).zip(list(entry));
        numbered.map(move |(number, it)| At {
            data,
            entry,
            number,
            it,
        })
    }
}

/// An address of this site: in full, if the site's own is known, else from its root.
pub fn address(data: &Data<'_>, path: &str) -> String {
    let url = data.directory.catalog.site.url.as_deref();
    [url.unwrap_or_default(), path].concat()
}
