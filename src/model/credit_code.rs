//! The unified social credit code (统一社会信用代码, GB 32100-2015): eighteen characters with two checks.
//!
//! | characters | meaning | standard |
//! |---|---|---|
//! | 1–2 | registering department and kind (登记管理部门、机构类别) | GB 32100-2015 |
//! | 3–8 | division of the registrar (登记管理机关行政区划码), which outlives mergers | GB/T 2260 |
//! | 9–17 | organization code (主体标识码) with a check of its own in 17 | GB 11714-1997 |
//! | 18 | check over the first seventeen | GB 32100-2015 |

use std::fmt;
use std::str::FromStr;

use super::evaluator_code::is_province;
use super::fault::{Explain, Fault, Words};
use super::registrant::{Registrant, Registrar};
use super::tidy::{Tidied, lookalike_digit};

/// The alphabet of GB 32100-2015: digits and capitals without I, O, S, V and Z; a character's value is its place here.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A unified social credit code, both of whose checks hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// Why a text is no credit code.
pub type CreditCodeError = Fault<CreditCodeProblem>;

/// What is wrong with a written credit code. Places are counted from 1, as in the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreditCodeProblem {
    /// Readable, but in full width, in lower case or with separators.
    Form,
    /// Not eighteen characters.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character outside the alphabet, or a letter in the division (places 3–8), which holds digits only.
    Character {
        /// Its place, from 1.
        at: usize,
        /// What stands there.
        found: char,
        /// The character of the same look that may be there.
        maybe: Option<char>,
    },
    /// Place 17 does not check the organization code in places 9–16.
    OrganizationCheck {
        /// What the check works out to.
        expected: char,
        /// What stands there.
        found: char,
    },
    /// Place 18 does not check the first seventeen.
    Check {
        /// What the check works out to.
        expected: char,
        /// What stands there.
        found: char,
    },
}

impl CreditCode {
    /// How many characters a code has.
    pub const LENGTH: usize = 18;

    /// Reads a code written plainly and holds it against both checks.
    ///
    /// # Errors
    /// The first problem: form, length, characters from the left, organization check, check.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        Self::exact(text).ok_or_else(|| diagnose(text))
    }

    /// The code for a body of two prefix, six division and eight organization characters; both checks are computed.
    ///
    /// `None` unless all are of their alphabets.
    #[must_use]
    pub fn new(prefix: &str, division: &str, organization: &str) -> Option<Self> {
        let organization: &[u8; 8] = organization.as_bytes().try_into().ok()?;
        if prefix.len() != 2 || division.len() != 6 {
            return None;
        }
        let mut code = [b'0'; Self::LENGTH];
        code[..2].copy_from_slice(prefix.as_bytes());
        code[2..8].copy_from_slice(division.as_bytes());
        code[8..16].copy_from_slice(organization);
        code[16] = organization_check_character(organization)?;
        let (body, _) = code.split_first_chunk::<17>()?;
        code[17] = check_character(body)?;
        Self::exact(std::str::from_utf8(&code).ok()?)
    }

    /// Who registered the body and as what.
    #[must_use]
    pub fn registrant(self) -> Registrant {
        Registrant::of([self.0[0], self.0[1]])
    }

    /// What kind of body the first two characters stand for, in Chinese and English; `None` if the
    /// standard has no such pair.
    #[must_use]
    pub fn category(self) -> Option<[&'static str; 2]> {
        super::registrant::category([self.0[0], self.0[1]])
    }

    /// All pairs of first characters that the standard has, with what they stand for in Chinese and English.
    pub fn categories() -> impl Iterator<Item = (String, [&'static str; 2])> {
        let pairs = ALPHABET.iter().flat_map(|a| ALPHABET.map(|b| [*a, b]));
        pairs.filter_map(|pair| {
            let label = super::registrant::category(pair)?;
            Some((pair.map(char::from).iter().collect(), label))
        })
    }

    /// The department that registered the body.
    #[must_use]
    pub fn registrar(self) -> Registrar {
        Registrar::of(self.0[0])
    }

    /// The registrar's GB/T 2260 division at the time of registration, such as `350102`; it outlives mergers.
    #[must_use]
    pub fn division(&self) -> &str {
        self.part(2, 8)
    }

    /// The organization code (组织机构代码): nine characters, the last one its own check.
    #[must_use]
    pub fn organization(&self) -> &str {
        self.part(8, 17)
    }

    /// The code as text, without allocating.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.part(0, Self::LENGTH)
    }

    /// Grouped for the eye by its parts: `52 350102 DEM000015 H`.
    #[must_use]
    pub fn grouped(&self) -> String {
        [
            self.part(0, 2),
            self.division(),
            self.organization(),
            self.part(17, 18),
        ]
        .join(" ")
    }

    fn part(&self, from: usize, to: usize) -> &str {
        std::str::from_utf8(&self.0[from..to]).unwrap_or_default() // `exact` admits ASCII only
    }

    fn exact(text: &str) -> Option<Self> {
        let code: [u8; Self::LENGTH] = text.as_bytes().try_into().ok()?;
        let (organization, _) = code[8..].split_first_chunk::<8>()?;
        let (body, _) = code.split_first_chunk::<17>()?;
        let sound = code[2..8].iter().all(u8::is_ascii_digit)
            && organization_check_character(organization) == Some(code[16])
            && check_character(body) == Some(code[17]);
        sound.then_some(Self(code))
    }
}

/// Place 18 for the first seventeen characters: weights 3^i mod 31, (31 − Σ mod 31) mod 31 (GB 32100-2015).
///
/// `None` when a character is outside the alphabet.
#[must_use]
pub fn check_character(body: &[u8; 17]) -> Option<u8> {
    let (mut sum, mut weight) = (0, 1);
    for &byte in body {
        sum += value(byte)? * weight;
        weight = weight * 3 % 31;
    }
    Some(ALPHABET[(31 - sum % 31) % 31])
}

/// Place 17 for the eight characters of an organization code: weights 3, 7, 9, 10, 5, 8, 4, 2 and
/// 11 − Σ mod 11 with 10 → `X` and 11 → `0`; letters count from A = 10 to Z = 35 (GB 11714-1997).
///
/// `None` when a character is neither a digit nor a capital.
#[must_use]
pub fn organization_check_character(body: &[u8; 8]) -> Option<u8> {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let mut sum = 0;
    for (&byte, weight) in body.iter().zip(WEIGHTS) {
        let plain = byte.is_ascii_digit() || byte.is_ascii_uppercase();
        sum += plain.then(|| char::from(byte).to_digit(36))?? * weight;
    }
    Some(b"0X987654321"[(sum % 11) as usize])
}

fn value(byte: u8) -> Option<usize> {
    ALPHABET.iter().position(|&known| known == byte)
}

fn in_alphabet(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte))
}

fn diagnose(text: &str) -> CreditCodeError {
    let tidied = Tidied::read(text);
    let plain = tidied.text();
    if let (Some(code), Some(at)) = (CreditCode::exact(&plain), tidied.dressed_at()) {
        return Fault::at(at, CreditCodeProblem::Form).suggest(Some(code.to_string()));
    }
    if tidied.len() != CreditCode::LENGTH {
        return Fault::whole(
            text,
            CreditCodeProblem::Length {
                found: tidied.len(),
            },
        );
    }
    if let Some((index, problem)) = foreign_character(&tidied) {
        return Fault::at(tidied.range(index), problem).guess(with_lookalikes(&tidied));
    }
    let (index, problem) = failed_check(&plain);
    Fault::at(tidied.range(index), problem).guess(one_slip_away(&plain))
}

/// The first character that its place does not admit.
fn foreign_character(tidied: &Tidied) -> Option<(usize, CreditCodeProblem)> {
    let admitted = |(index, c): (usize, char)| {
        if is_division(index) {
            c.is_ascii_digit()
        } else {
            in_alphabet(c)
        }
    };
    let (index, found) = tidied.chars().enumerate().find(|place| !admitted(*place))?;
    let maybe = lookalike_digit(found);
    Some((
        index,
        CreditCodeProblem::Character {
            at: index + 1,
            found,
            maybe,
        },
    ))
}

fn is_division(index: usize) -> bool {
    (2..8).contains(&index)
}

/// The code with every inadmissible character read as the digit it looks like, if then both checks hold.
fn with_lookalikes(tidied: &Tidied) -> Option<String> {
    let read = |(index, c): (usize, char)| {
        let wrong = if is_division(index) {
            !c.is_ascii_digit()
        } else {
            !in_alphabet(c)
        };
        if wrong {
            lookalike_digit(c).unwrap_or(c)
        } else {
            c
        }
    };
    let text: String = tidied.chars().enumerate().map(read).collect();
    CreditCode::exact(&text).map(|code| code.to_string())
}

/// Which check fails, for eighteen admissible characters.
fn failed_check(plain: &str) -> (usize, CreditCodeProblem) {
    let bytes = plain.as_bytes();
    let found = |index: usize| bytes.get(index).map_or(' ', |&byte| char::from(byte));
    let organization = bytes
        .get(8..16)
        .and_then(|body| organization_check_character(body.try_into().ok()?));
    if let Some(expected) = organization
        .map(char::from)
        .filter(|&expected| expected != found(16))
    {
        return (
            16,
            CreditCodeProblem::OrganizationCheck {
                expected,
                found: found(16),
            },
        );
    }
    let check = bytes
        .first_chunk::<17>()
        .and_then(check_character)
        .map_or(' ', char::from);
    (
        17,
        CreditCodeProblem::Check {
            expected: check,
            found: found(17),
        },
    )
}

/// The only code one ordinary slip away (two neighbours swapped, or `B` for 8 and the like), if there is just one.
///
/// A wrong check character is never simply replaced: that would make any wrong code pass.
fn one_slip_away(plain: &str) -> Option<String> {
    let written: Vec<char> = plain.chars().collect();
    let mut slips: Vec<String> = Vec::new();
    for index in 0..written.len() {
        let mut swapped = written.clone();
        if index > 0 && written[index] != written[index - 1] {
            swapped.swap(index, index - 1);
            slips.push(swapped.into_iter().collect());
        }
        for other in lookalikes(written[index]) {
            let mut read = written.clone();
            read[index] = other;
            slips.push(read.into_iter().collect());
        }
    }
    let mut sound = slips
        .iter()
        .filter_map(|slip| CreditCode::exact(slip))
        .filter(is_plausible);
    let only = sound.next()?;
    sound.all(|other| other == only).then(|| only.to_string())
}

/// Admitted characters that are mistaken for each other.
fn lookalikes(c: char) -> impl Iterator<Item = char> {
    const LOOKALIKES: [(char, char); 7] = [
        ('0', 'D'),
        ('0', 'Q'),
        ('1', 'L'),
        ('8', 'B'),
        ('6', 'G'),
        ('U', 'W'),
        ('M', 'N'),
    ];
    LOOKALIKES.into_iter().filter_map(move |(a, b)| {
        if a == c {
            Some(b)
        } else {
            (b == c).then_some(a)
        }
    })
}

/// Worth suggesting: a known kind of body, registered in a province that exists or with the state (`10`).
fn is_plausible(code: &CreditCode) -> bool {
    let province = code
        .division()
        .get(..2)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0);
    !matches!(code.registrant(), Registrant::Other(_)) && (is_province(province) || province == 10)
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CreditCode({self})")
    }
}

impl FromStr for CreditCode {
    type Err = CreditCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Explain for CreditCodeProblem {
    fn words(&self) -> (&'static str, Words) {
        match self {
            Self::Form => ("form", vec![]),
            Self::Length { found: 9 } => ("organization-code", vec![]),
            Self::Length { found: 15 } => ("registration-number", vec![]),
            Self::Length { found } => ("length", vec![("found", found.to_string())]),
            Self::Character { at, found, maybe } => {
                let words = vec![("at", at.to_string()), ("found", found.to_string())];
                match maybe {
                    Some(maybe) => (
                        "character-maybe",
                        [words, vec![("maybe", maybe.to_string())]].concat(),
                    ),
                    None => ("character", words),
                }
            }
            Self::OrganizationCheck { expected, found } => (
                "organization-check",
                vec![
                    ("expected", expected.to_string()),
                    ("found", found.to_string()),
                ],
            ),
            Self::Check { expected, found } => (
                "check",
                vec![
                    ("expected", expected.to_string()),
                    ("found", found.to_string()),
                ],
            ),
        }
    }
}

#[cfg(test)]
#[path = "credit_code_tests.rs"]
mod tests;
