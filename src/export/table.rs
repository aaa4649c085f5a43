//! How a table is declared: once, with everything that any format, dictionary or reader wants to know of it.

use super::data::Data;
use super::value::Value;
use crate::derive::EntryId;

/// Chinese and English.
pub type Both = [&'static str; 2];

/// What a table is called and what its rows are.
#[derive(Debug)]
pub struct Meta {
    /// Its name in addresses and data: `evaluators`.
    pub name: &'static str,
    /// 评价机构: the name of the sheet.
    pub label: Both,
    /// What a row is.
    pub about: Both,
}

/// A column, as all but the writers see it.
#[derive(Debug)]
pub struct Column {
    /// Its name in data: `valid_until`.
    pub key: &'static str,
    /// 有效期至: the head of the column on sheets.
    pub label: Both,
    /// What it means.
    pub about: Both,
    /// What kind of values it has.
    pub kind: Kind,
    /// 元, 平方米.
    pub unit: Option<Both>,
    /// A value as CSV has it.
    pub example: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// Its part in telling the rows apart and in joining tables.
    pub role: Role,
    /// The values that it can have, if they are few.
    pub one_of: &'static [&'static str],
}

/// Kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text for people.
    Text,
    /// A text for machines: codes, numbers that are none, keys.
    Code,
    /// An address on the web.
    Url,
    /// A whole number.
    Integer,
    /// Degrees.
    Degrees,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// Several texts.
    Texts,
    /// Several whole numbers.
    Integers,
}

impl Kind {
    /// Its name in Frictionless' Table Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::Url => "string",
            Self::Integer => "integer",
            Self::Degrees => "number",
            Self::Day => "date",
            Self::YesNo => "boolean",
            Self::Texts | Self::Integers => "list",
        }
    }
}

/// Where a value comes from. Who reads a table back takes what is stated and passes over the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// From the record, as it stands there.
    Stated,
    /// Worked out for the day of the publication, or looked up elsewhere.
    Derived,
}

/// What a column is to other columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    Plain,
    /// One of those that tell the rows apart.
    Key,
    /// It names a row of another table, by that table's key of this name.
    Refers(&'static str, &'static str),
    /// Both.
    KeyRefers(&'static str, &'static str),
}

impl Role {
    /// Whether it tells the rows apart.
    #[must_use]
    pub fn is_key(self) -> bool {
        matches!(self, Self::Key | Self::KeyRefers(..))
    }

    /// The table and the column that it names.
    #[must_use]
    pub fn refers(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Refers(table, key) | Self::KeyRefers(table, key) => Some((table, key)),
            Self::Plain | Self::Key => None,
        }
    }
}

/// A column with how its value is found in a row of `T`.
pub struct Cell<T: Rows> {
    /// What is said of it.
    pub column: Column,
    get: for<'d> fn(&'d T::Row<'d>) -> Value<'d>,
}

/// The rows of a table: how they are found in the data, and what stands in each.
pub trait Rows: Sized + 'static {
    /// A row.
    type Row<'d>: Copy;
    /// What the table is called.
    const META: Meta;
    /// Its columns.
    const CELLS: &'static [Cell<Self>];

    /// The row, borrowed for a shorter time; the compiler does not see that any row can be.
    fn shorter<'s, 'd: 's>(row: &'s Self::Row<'d>) -> &'s Self::Row<'s>;

    /// Into how many parts the table divides: as many as there are evaluators, if it is about them.
    fn parts(data: &Data<'_>) -> usize {
        data.directory.entries.len()
    }

    /// Gives the rows of a part, in order: of tables about evaluators those of one, in the order of their
    /// codes, which no new name disturbs, so that two publications can be compared line by line.
    fn part<'d>(data: &'d Data<'d>, part: usize, give: &mut dyn FnMut(Self::Row<'d>)) {
        Self::of_entry(data, data.directory.by_code(part), give);
    }

    /// Gives the rows that belong to an evaluator.
    fn of_entry<'d>(data: &'d Data<'d>, entry: EntryId, give: &mut dyn FnMut(Self::Row<'d>));
}

/// A table, whatever its rows are.
pub trait Table: Sync {
    /// What it is called.
    fn meta(&self) -> &'static Meta;
    /// Its columns.
    fn columns(&self) -> Vec<&'static Column>;
    /// Into how many parts it divides.
    fn parts(&self, data: &Data<'_>) -> usize;
    /// How many rows it has.
    fn count(&self, data: &Data<'_>) -> u64;
    /// Gives the rows of a part, each as one value a column.
    fn part(&self, data: &Data<'_>, part: usize, give: &mut dyn FnMut(&[Value<'_>]));
    /// Gives the rows that belong to an evaluator.
    fn of_entry(&self, data: &Data<'_>, entry: EntryId, give: &mut dyn FnMut(&[Value<'_>]));
}

/// Any rows as a [`Table`].
pub struct Of<T>(pub std::marker::PhantomData<fn() -> T>);

impl<T: Rows> Of<T> {
    /// The table.
    pub const TABLE: Self = Self(std::marker::PhantomData);
}

/// Gives a row as one value a column.
pub fn values<T: Rows>(row: T::Row<'_>, give: &mut dyn FnMut(&[Value<'_>])) {
    let row = T::shorter(&row);
    let values = T::CELLS.iter().map(|cell| (cell.get)(row).or_nothing());
    give(&values.collect::<Vec<_>>());
}

impl<T: Rows> Table for Of<T> {
    fn meta(&self) -> &'static Meta {
        &T::META
    }

    fn columns(&self) -> Vec<&'static Column> {
        T::CELLS.iter().map(|cell| &cell.column).collect()
    }

    fn parts(&self, data: &Data<'_>) -> usize {
        T::parts(data)
    }

    fn count(&self, data: &Data<'_>) -> u64 {
        let mut count = 0;
        (0..T::parts(data)).for_each(|part| T::part(data, part, &mut |_| count += 1));
        count
    }

    fn part(&self, data: &Data<'_>, part: usize, give: &mut dyn FnMut(&[Value<'_>])) {
        T::part(data, part, &mut |row| values::<T>(row, give));
    }

    fn of_entry(&self, data: &Data<'_>, entry: EntryId, give: &mut dyn FnMut(&[Value<'_>])) {
        T::of_entry(data, entry, &mut |row| values::<T>(row, give));
    }
}

impl<T: Rows> Cell<T> {
    /// A column of a record's own values.
    pub const fn new(
        key: &'static str,
        kind: Kind,
        label: Both,
        about: Both,
        example: &'static str,
        get: for<'d> fn(&'d T::Row<'d>) -> Value<'d>,
    ) -> Self {
        Self {
            column: Column {
                key,
                label,
                about,
                kind,
                unit: None,
                example,
                source: Source::Stated,
                role: Role::Plain,
                one_of: &[],
            },
            get,
        }
    }

    /// Worked out or looked up.
    pub const fn derived(mut self) -> Self {
        self.column.source = Source::Derived;
        self
    }

    /// In this unit.
    pub const fn unit(mut self, unit: Both) -> Self {
        self.column.unit = Some(unit);
        self
    }

    /// Tells the rows apart.
    pub const fn key(mut self) -> Self {
        self.column.role = match self.column.role {
            Role::Refers(table, key) | Role::KeyRefers(table, key) => Role::KeyRefers(table, key),
            Role::Plain | Role::Key => Role::Key,
        };
        self
    }

    /// Names a row of another table.
    pub const fn refers(mut self, table: &'static str, key: &'static str) -> Self {
        self.column.role = Role::Refers(table, key);
        self
    }

    /// One of few.
    pub const fn one_of(mut self, values: &'static [&'static str]) -> Self {
        self.column.one_of = values;
        self
    }
}
