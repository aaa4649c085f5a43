//! Counts as people write them where digits are asked for: `十六`, `１６`, `330元`, `1.2万人次`.

use crate::source::narrow;

/// A count that was read from words, and the unit that followed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count<'t> {
    /// The number.
    pub number: u32,
    /// What follows it, such as 元; empty if nothing does.
    pub unit: &'t str,
}

impl<'t> Count<'t> {
    /// Reads a count of which there is no doubt; `None` for anything else, such as 一千三, 20余 or 二三十.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let is_part = |it: char| {
            let it = narrow(it);
            it.is_ascii_digit()
                || matches!(it, ',' | '_' | '.')
                || digit(it).is_some()
                || unit(it).is_some()
        };
        let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let number: String = number.chars().map(narrow).collect();
        let number = u32::try_from(in_digits(&number).or_else(|| in_words(&number))?).ok()?;
        let unit = unit.trim_start();
        Some(Self { number, unit })
    }
}

/// `1,200`, `380.00`, `1.2万`.
fn in_digits(text: &str) -> Option<u64> {
    let (text, factor) = match text.strip_suffix('万') {
        Some(text) => (text, 10_000),
        None => (text, 1),
    };
    let text: String = text.chars().filter(|it| !matches!(it, ',' | '_')).collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 4 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let parts = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
    let fraction: u64 = format!("0{fraction}").parse().ok()?;
    let scaled = whole
        .parse::<u64>()
        .ok()?
        .checked_mul(parts)?
        .checked_add(fraction)?;
    let scaled = scaled.checked_mul(factor)?;
    scaled.is_multiple_of(parts).then_some(scaled / parts)
}

fn digit(it: char) -> Option<u64> {
    let digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match it {
        '〇' => Some(0),
        '两' => Some(2),
        _ => (0..)
            .zip(digits)
            .find(|(_, known)| *known == it)
            .map(|(value, _)| value),
    }
}

fn unit(it: char) -> Option<u64> {
    let units = [('十', 10), ('百', 100), ('千', 1000), ('万', 10_000)];
    units
        .iter()
        .find(|(known, _)| *known == it)
        .map(|(_, value)| *value)
}

/// `十六`, `一百零五`, `两万三千`. Digits without a unit are the last, behind 十 or 零.
fn in_words(text: &str) -> Option<u64> {
    let (above, below) = match text.split_once('万') {
        Some((above, below)) => (Some(below_ten_thousand(above, Place::First)?), below),
        None => (None, text),
    };
    let place = if above.is_some() {
        Place::Later
    } else {
        Place::First
    };
    let below = match (above, below) {
        (Some(_), "") => 0,
        _ => below_ten_thousand(below, place)?,
    };
    Some(above.unwrap_or(0) * 10_000 + below)
}

/// Whether something stands before a group of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Later,
}

fn below_ten_thousand(text: &str, place: Place) -> Option<u64> {
    let mut sum = 0;
    let mut least = 10_000;
    let mut open: Option<u64> = None;
    let mut after_zero = place == Place::First;
    let mut is_any = false;
    for it in text.chars() {
        if let Some(value) = digit(it) {
            if open.is_some() {
                return None;
            }
            if value == 0 {
                after_zero = true;
                is_any |= text.chars().count() == 1;
            } else {
                open = Some(value);
            }
            continue;
        }
        let unit = unit(it).filter(|unit| *unit < least)?;
        // 十六 is 一十六, but only at the beginning.
        let times = match open.take() {
            None if unit == 10 && sum == 0 && place == Place::First => 1,
            times => times?,
        };
        sum += times * unit;
        (least, after_zero, is_any) = (unit, false, true);
    }
    if let Some(last) = open {
        // 一千三 may be 1300.
        if least != 10 && !after_zero {
            return None;
        }
        sum += last;
        is_any = true;
    }
    is_any.then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_doubt_is_read() {
        for (text, number, unit) in [
            ("十六", 16, ""),
            ("二十", 20, ""),
            ("九", 9, ""),
            ("零", 0, ""),
            ("一百零五", 105, ""),
            ("两百", 200, ""),
            ("一千三百", 1300, ""),
            ("一万二千", 12_000, ""),
            ("一万零三百", 10_300, ""),
            ("330元", 330, "元"),
            ("３３０ 元", 330, "元"),
            ("380.00元", 380, "元"),
            ("1.2万人次", 12_000, "人次"),
            ("15,200", 15_200, ""),
            ("二十人", 20, "人"),
            ("20余", 20, "余"),
        ] {
            assert_eq!(Count::parse(text), Some(Count { number, unit }), "{text}");
        }
    }

    #[test]
    fn what_may_mean_another_number_is_not() {
        for text in [
            "",
            "许多",
            "一千三",
            "一万三",
            "二三十",
            "三五",
            "1.5",
            "380.50元",
            "十百",
            "百",
            "约20",
            "1万2千",
            "99999999999",
            "一二三",
            "-5",
            "万",
            "1.2.3",
            ".5",
        ] {
            assert_eq!(Count::parse(text), None, "{text}");
        }
    }
}
