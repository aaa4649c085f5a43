//! Colours of pages, and whether text in one can be read on another.

use std::fmt;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, green, blue.
    pub channels: [u8; 3],
}

/// What light pages are written on.
pub const LIGHT_GROUND: Colour = Colour {
    channels: [0xf1, 0xf5, 0xf1],
};

/// What dark pages are written on.
pub const DARK_GROUND: Colour = Colour {
    channels: [0x1b, 0x22, 0x1e],
};

impl Colour {
    /// Reads `#0f5a3c` or `#fff`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digit = |at: usize| {
            let digit = char::from(*digits.as_bytes().get(at)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        let channel = |at: usize| match digits.len() {
            3 => Some(digit(at)? * 0x11),
            6 => Some(digit(2 * at)? * 0x10 + digit(2 * at + 1)?),
            _ => None,
        };
        Some(Self {
            channels: [channel(0)?, channel(1)?, channel(2)?],
        })
    }

    /// How well the one can be read on the other: from 1 to 21, as WCAG 2.2 reckons.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let weights = [0.2126, 0.7152, 0.0722];
        let parts = self.channels.iter().zip(weights).map(|(channel, weight)| {
            let value = f64::from(*channel) / 255.0;
            let linear = if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            };
            linear * weight
        });
        parts.sum()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        for (text, expected) in [
            ("#0f5a3c", Some("#0f5a3c")),
            ("#FFF", Some("#ffffff")),
            ("0f5a3c", None),
            ("#0f5a3", None),
            ("#0g5a3c", None),
            ("#绿", None),
        ] {
            let read = Colour::parse(text).map(|it| it.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let colour = |text| Colour::parse(text).unwrap();
        let contrast = |one, other| format!("{:.3}", colour(one).contrast(colour(other)));
        assert_eq!(contrast("#000", "#fff"), "21.000");
        assert_eq!(contrast("#777777", "#fff"), "4.478");
        assert_eq!(contrast("#fff", "#767676"), "4.542");
    }
}
