//! Numbers of persons in a text: resident identity numbers, bank cards, mobile telephones. Digits may
//! be of full width and stand in groups with a blank or a dash between. Knows texts only, no
//! records; what is a code, a date, an address on the web or a quantity is not meant.

use std::ops::Range;

use crate::model::{CreditCode, Day};

/// Digits that stand together.
#[derive(Debug)]
struct Group {
    range: Range<usize>,
    digits: Vec<u8>,
    /// Whether a dash, not a blank, parts it from the group before.
    is_behind_dash: bool,
}

/// Groups with one blank or dash between each two.
#[derive(Debug, Default)]
struct Run {
    groups: Vec<Group>,
}

/// Some groups of a run that stand next to each other, as one number.
struct Number<'t> {
    text: &'t str,
    range: Range<usize>,
    digits: Vec<u8>,
    /// How many digits each group has.
    form: Vec<usize>,
    /// What the group before it is, and whether a dash lies between.
    before: Option<(&'t [u8], bool)>,
}

/// An identity number: its bytes, and whether it has the old form of fifteen digits.
pub type Identity = (Range<usize>, bool);

/// Resident identity numbers of people born not later than `today`, GB 11643.
pub fn identities(text: &str, today: Day) -> Vec<Identity> {
    let mut found: Vec<Identity> = Vec::new();
    each_number(text, |number| {
        if let Some(range) = number.identity(today) {
            found.retain(|(other, _)| other.end <= range.start);
            found.push((range, false));
        } else if number.is_old_identity() {
            found.push((number.range.clone(), true));
        }
    });
    found
}

/// Bank cards.
pub fn bank_cards(text: &str, today: Day) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    each_number(text, |number| {
        if number.is_bank_card() && number.identity(today).is_none() {
            // Of two numbers that begin alike, the longer one is meant.
            found.retain(|other: &Range<usize>| other.end <= number.range.start);
            found.push(number.range.clone());
        }
    });
    found
}

/// Mobile telephone numbers of the mainland: bytes and digits.
pub fn mobiles(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    each_number(text, |number| {
        if let Some(digits) = number.mobile() {
            let digits = digits.iter().map(|digit| char::from(b'0' + digit));
            found.push((number.range.clone(), digits.collect()));
        }
    });
    found
}

/// The value of a digit of either width.
fn digit(character: char) -> Option<u8> {
    match character {
        '0'..='9' => Some(character as u8 - b'0'),
        // Within 0–9, so nothing is lost.
        '０'..='９' => u8::try_from(character as u32 - '０' as u32).ok(),
        _ => None,
    }
}

/// Blanks and dashes that part groups of digits.
fn separator(character: char) -> Option<bool> {
    match character {
        ' ' | '\u{a0}' | '\u{3000}' => Some(false),
        '-' | '－' | '‐' | '‑' | '–' | '—' => Some(true),
        _ => None,
    }
}

fn each_number(text: &str, mut ask: impl FnMut(&Number<'_>)) {
    let mut run = Run::default();
    let mut before: Option<(bool, char)> = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if let Some(digit) = digit(character) {
            match run.groups.last_mut() {
                Some(group) if group.range.end == at => {
                    group.range.end = end;
                    group.digits.push(digit);
                }
                last => {
                    let is_next = last.is_some_and(|it| {
                        before.is_some_and(|(_, c)| it.range.end + c.len_utf8() == at)
                    });
                    let is_behind_dash = before.is_some_and(|(is_dash, _)| is_dash);
                    if !is_next {
                        ask_of(text, &std::mem::take(&mut run), &mut ask);
                    }
                    run.groups.push(Group {
                        range: at..end,
                        digits: vec![digit],
                        is_behind_dash: is_next && is_behind_dash,
                    });
                }
            }
            before = None;
        } else {
            before = separator(character).map(|is_dash| (is_dash, character));
        }
    }
    ask_of(text, &run, &mut ask);
}

/// Asks of every number that neighbouring groups of the run make.
fn ask_of(text: &str, run: &Run, ask: &mut impl FnMut(&Number<'_>)) {
    const LONGEST: usize = 19;
    let total: usize = run.groups.iter().map(|group| group.digits.len()).sum();
    if total < 11 {
        return;
    }
    for (first, group) in run.groups.iter().enumerate() {
        let before = first
            .checked_sub(1)
            .map(|index| (run.groups[index].digits.as_slice(), group.is_behind_dash));
        let mut number = Number {
            text,
            range: group.range.clone(),
            digits: Vec::new(),
            form: Vec::new(),
            before,
        };
        for group in &run.groups[first..] {
            number.range.end = group.range.end;
            number.digits.extend(&group.digits);
            number.form.push(group.digits.len());
            if number.digits.len() > LONGEST {
                break;
            }
            if number.digits.len() >= 11 {
                ask(&number);
            }
        }
    }
}

impl Number<'_> {
    fn character_before(&self) -> Option<char> {
        self.text[..self.range.start].chars().next_back()
    }

    fn after(&self) -> &str {
        &self.text[self.range.end..]
    }

    /// Whether letters or other digits belong to it, or it stands behind a decimal point.
    fn is_part_of_code(&self) -> bool {
        let joins = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let before = self.character_before();
        let is_decimal = before == Some('.') && {
            let mut back = self.text[..self.range.start].chars().rev();
            back.nth(1).is_some_and(|it| it.is_ascii_digit())
        };
        let mut after = self.after().chars();
        let next = after.next();
        let is_before_decimal =
            next == Some('.') && after.next().is_some_and(|it| it.is_ascii_digit());
        before.is_some_and(joins) || is_decimal || is_before_decimal || next.is_some_and(joins)
    }

    /// Whether it is part of an address or a file's name.
    fn is_in_address(&self) -> bool {
        let is_end =
            |it: char| it.is_whitespace() || !it.is_ascii() || "\"'<>()[]{},;".contains(it);
        let before = self.text[..self.range.start].rsplit(is_end).next();
        let before = before.unwrap_or_default();
        before.contains("://")
            || before.starts_with("www.")
            || before.ends_with(['/', '=', '#', '&', '%'])
    }

    /// Whether the words right before it say that it is another kind of number.
    fn is_named_otherwise(&self) -> bool {
        const NAMES: &[&str] = &[
            "编号",
            "证号",
            "文号",
            "单号",
            "流水号",
            "批号",
            "序号",
            "QQ",
            "qq",
            "群号",
            "税号",
            "注册号",
            "条码",
            "ISBN",
        ];
        let before =
            self.text[..self.range.start].trim_end_matches([' ', ':', '：', '"', '\'', '为', '是']);
        NAMES.iter().any(|name| before.ends_with(name)) && !before.ends_with("身份证号")
    }

    /// Its bytes if it is an identity number, together with an X at its end.
    fn identity(&self, today: Day) -> Option<Range<usize>> {
        let mut digits = self.digits.clone();
        let mut end = self.range.end;
        if digits.len() == 17 {
            let mut after = self.after().char_indices().peekable();
            after.next_if(|(_, it)| separator(*it).is_some());
            let (at, mark) = after.next()?;
            if !matches!(mark, 'X' | 'x' | 'Ｘ' | 'ｘ') {
                return None;
            }
            digits.push(10);
            end += at + mark.len_utf8();
        }
        if digits.len() != 18 || !is_division(&digits[..6]) || !has_check_digit(&digits) {
            return None;
        }
        let year = i16::try_from(number_of(&digits[6..10])).ok()?;
        let birth = day_of(year, &digits[10..14])?;
        let joins = |it: char| it.is_ascii_alphanumeric();
        // A `T` before it makes it the number of a special-operations certificate, which is the
        // identity number all the same.
        let before = self.character_before();
        let is_joined = before.is_some_and(|it| joins(it) && !matches!(it, 'T' | 't'))
            || self.text[end..].chars().next().is_some_and(joins);
        (birth <= today && !is_joined && !self.is_credit_code()).then_some(self.range.start..end)
    }

    /// Whether it is a unified social credit code, and the line says so.
    fn is_credit_code(&self) -> bool {
        let line = self.text[..self.range.start]
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        let is_named = line.contains("credit_code") || line.contains("信用代码");
        is_named && self.is_written_as_credit_code()
    }

    fn is_written_as_credit_code(&self) -> bool {
        self.form == [18] && CreditCode::parse(&self.text[self.range.clone()]).is_ok()
    }

    fn is_old_identity(&self) -> bool {
        self.form == [15]
            && is_division(&self.digits[..6])
            && day_of(
                1900 + i16::try_from(number_of(&self.digits[6..8])).unwrap_or(0),
                &self.digits[8..12],
            )
            .is_some()
            && !self.is_part_of_code()
            && !self.is_in_address()
            && !self.is_named_otherwise()
            && self.before.is_none()
    }

    fn is_bank_card(&self) -> bool {
        let length = self.digits.len();
        let is_issued = match self.digits.as_slice() {
            [6, 2, ..] => (16..=19).contains(&length),
            [4, ..] | [5, 1..=5, ..] => length == 16,
            [9, 5, 5, 8, ..] => length == 19,
            _ => false,
        };
        let is_grouped = match self.form.split_last() {
            Some((last, others)) => {
                others.iter().all(|it| *it == 4) && (others.is_empty() || *last <= 4)
                    || self.form == [6, 13]
            }
            None => false,
        };
        is_issued
            && is_grouped
            && is_luhn(&self.digits)
            && !self.is_part_of_code()
            && !self.is_in_address()
            && !self.is_named_otherwise()
            && !self.is_written_as_credit_code()
    }

    /// Its eleven digits if it is a mobile number.
    fn mobile(&self) -> Option<&[u8]> {
        let (country, form) = match self.form.as_slice() {
            [13, rest @ ..] if rest.is_empty() && self.digits.starts_with(&[8, 6]) => {
                (2, &[11][..])
            }
            [2, form @ ..] if self.digits.starts_with(&[8, 6]) => (2, form),
            form => (0, form),
        };
        let digits = &self.digits[country..];
        let is_dashed = self.text[self.range.clone()].contains(['-', '－', '–']);
        let is_grouped = match form {
            [11] | [3, 4, 4] | [4, 3, 4] | [3, 3, 5] | [7, 4] => true,
            [3, 8] => !is_dashed,
            _ => false,
        };
        let is_range = matches!(digits, [1, 3..=9, ..]) && digits.len() == 11;
        // Behind a dash it is part of a longer code; the country's code was asked with its number.
        let is_continued = self
            .before
            .is_some_and(|(before, is_dash)| is_dash || before == [8, 6]);
        let sound = is_range
            && is_grouped
            && !is_continued
            && !self.is_part_of_code()
            && !self.is_in_address()
            && !self.is_named_otherwise()
            && !self.is_quantity()
            && !self.continues();
        sound.then_some(digits)
    }

    /// Whether a unit follows: `15000000000 元`.
    fn is_quantity(&self) -> bool {
        let after = self.after().trim_start_matches(' ');
        let units = [
            "元", "万", "亿", "人", "平方", "㎡", "次", "号文", "%", "％",
        ];
        units.iter().any(|unit| after.starts_with(unit))
    }

    /// Whether more digits follow a dash: `13800000000-01` is an order, `… 转 01` an extension.
    fn continues(&self) -> bool {
        let mut after = self.after().chars();
        after.next().is_some_and(|it| separator(it) == Some(true))
            && after.next().is_some_and(|it| digit(it).is_some())
    }
}

/// Whether six digits can be a division of GB/T 2260: a province, a prefecture and a county.
fn is_division(digits: &[u8]) -> bool {
    let province = number_of(&digits[..2]);
    let is_province = matches!(
        province,
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91
    );
    is_province && matches!(number_of(&digits[2..4]), 1..=70 | 90) && number_of(&digits[4..6]) > 0
}

fn number_of(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |number, digit| number * 10 + u32::from(*digit))
}

fn day_of(year: i16, month_and_day: &[u8]) -> Option<Day> {
    let part = |digits: &[u8]| i8::try_from(number_of(digits)).ok();
    Day::new(
        year,
        part(&month_and_day[..2])?,
        part(&month_and_day[2..4])?,
    )
}

/// The check digit of GB 11643 (ISO 7064, MOD 11-2); 10 stands for X.
fn has_check_digit(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    digits.last() == Some(&CHECKS[(sum % 11) as usize])
}

/// The check digit of cards, ISO/IEC 7812.
fn is_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit) * if place % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
