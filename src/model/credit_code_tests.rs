//! Vectors of the standard and of published codes, and what a credit code promises about wrong ones.

use super::{ALPHABET, CreditCode, CreditCodeProblem as Problem};
use crate::model::{Registrant, Registrar};
use proptest::prelude::*;

/// Codes with what is expected of them and why: `code,expect,why`.
const VECTORS: &str = include_str!("../../tests/data/uscc-vectors.csv");

fn fault(text: &str) -> (Problem, &str, Option<String>) {
    let fault = CreditCode::parse(text).expect_err("should be refused");
    (fault.problem, &text[fault.range], fault.suggestion)
}

#[test]
fn the_vectors_hold() {
    let mut count = 0;
    for line in VECTORS.lines().skip(1) {
        let mut fields = line.split(',');
        let (code, expect) = (fields.next().unwrap_or(""), fields.next());
        let read = CreditCode::parse(code).map(|code| code.to_string());
        match expect {
            Some("valid") => assert_eq!(read, Ok(code.to_owned()), "{line}"),
            Some("invalid") => assert!(read.is_err(), "{line}"),
            _ => panic!("{line}"),
        }
        count += 1;
    }
    assert_eq!(count, 20);
}

#[test]
fn the_first_two_characters_name_a_kind_of_body() {
    let category = |prefix| {
        let code = CreditCode::new(prefix, "350102", "DEM00001");
        code.expect("sound parts").category().map(|[zh, _]| zh)
    };
    assert_eq!(category("92"), Some("个体工商户"));
    assert_eq!(category("A1"), Some("军队事业单位"));
    assert_eq!(category("94"), None);
}

#[test]
fn parts_are_read() {
    let code = CreditCode::parse("91350100M000100Y43").expect("valid");
    assert_eq!(code.registrant(), Registrant::Enterprise);
    assert_eq!(
        (code.division(), code.organization()),
        ("350100", "M000100Y4")
    );
    assert_eq!(code.grouped(), "91 350100 M000100Y4 3");
    let trader = CreditCode::parse("92310115MA1LAG5R9M").expect("valid");
    assert_eq!(trader.registrant(), Registrant::Other(Registrar::Market));
}

#[test]
fn wrong_codes_are_told_apart() {
    let right = Some("91350100M000100Y43".to_owned());
    assert_eq!(
        fault("91350100M000100Y44"),
        (
            Problem::Check {
                expected: '3',
                found: '4'
            },
            "4",
            None
        )
    );
    assert_eq!(fault("91530100M000100Y43").2, right, "swapped neighbours");
    assert_eq!(
        fault("91350100I000100Y43"),
        (
            Problem::Character {
                at: 9,
                found: 'I',
                maybe: Some('1')
            },
            "I",
            None
        )
    );
    assert_eq!(
        fault("9135010OM000100Y43"),
        (
            Problem::Character {
                at: 8,
                found: 'O',
                maybe: Some('0')
            },
            "O",
            right.clone()
        )
    );
    assert_eq!(fault("91350100M000100Y4").0, Problem::Length { found: 17 });
    assert_eq!(
        fault("91350100m000100y43"),
        (Problem::Form, "m", right.clone())
    );
    assert_eq!(
        fault("91 350100 M000100Y4 3"),
        (Problem::Form, " ", right.clone())
    );
    assert_eq!(fault("９1350100M000100Y43"), (Problem::Form, "９", right));
    assert_eq!(
        fault("91350100M000100Y93").0,
        Problem::OrganizationCheck {
            expected: '4',
            found: '9'
        }
    );
    assert!(matches!(
        fault("A1110000600037341L").0,
        Problem::Check { found: 'L', .. }
    ));
}

#[test]
fn codes_are_made_with_both_checks() {
    let code = CreditCode::new("52", "350102", "DEM00001").expect("sound parts");
    assert_eq!(CreditCode::parse(code.as_str()), Ok(code));
    assert_eq!(code.registrant(), Registrant::NonEnterprise);
    assert!(CreditCode::new("52", "35010X", "DEM00001").is_none());
    assert!(CreditCode::new("52", "350102", "DEM0000榕").is_none());
}

fn any_code() -> impl Strategy<Value = CreditCode> {
    ("(91|51|52|53|12|A1)", "[0-9]{6}", "[0-9A-HJ-NP-RTUW-Y]{8}").prop_map(
        |(prefix, division, organization)| {
            CreditCode::new(&prefix, &division, &organization).expect("parts of the alphabet")
        },
    )
}

proptest! {
    #[test]
    fn parse_undoes_display(code in any_code()) {
        prop_assert_eq!(CreditCode::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn any_changed_character_is_caught(code in any_code(), at in 0usize..18, other in 0usize..31) {
        let mut bytes = code.as_str().as_bytes().to_vec();
        prop_assume!(bytes[at] != ALPHABET[other]);
        bytes[at] = ALPHABET[other];
        let text = String::from_utf8(bytes).expect("ASCII");
        prop_assert!(CreditCode::parse(&text).is_err());
    }

    #[test]
    fn any_swap_of_neighbours_is_caught(code in any_code(), at in 0usize..17) {
        let mut bytes = code.as_str().as_bytes().to_vec();
        prop_assume!(bytes[at] != bytes[at + 1]);
        bytes.swap(at, at + 1);
        let text = String::from_utf8(bytes).expect("ASCII");
        prop_assert!(CreditCode::parse(&text).is_err());
    }

    #[test]
    fn any_text_is_answered(text in "(.{0,24}|[0-9A-Zａ-ｚ -]{17,20})") {
        if let Err(fault) = CreditCode::parse(&text) {
            prop_assert!(text.get(fault.range).is_some());
            prop_assert!(fault.suggestion.is_none_or(|code| CreditCode::parse(&code).is_ok()));
        }
    }
}
