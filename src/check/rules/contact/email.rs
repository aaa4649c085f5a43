//! `contact/email`: a mail address can be written to.

use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::model::Record;
use crate::source::{Place, is_placeholder};

static RULE: Rule = Rule::error("contact/email", include_str!("email.md"));

pub static CHECK: Check = Check::record(&RULE, run);

fn run(_: &Context<'_>, record: Record<'_>, findings: &mut Findings) {
    for (index, contact) in record.contacts.iter().enumerate() {
        let email = contact.email.as_deref();
        // Placeholders have a rule of their own.
        let unsound = email.filter(|email| !is_address(email) && !is_placeholder(email));
        if let Some(email) = unsound {
            let place = Place::file(record.origin)
                .key("contacts")
                .index(index)
                .key("email");
            let mut finding = Diagnostic::new(&RULE, place).arg("email", email);
            let narrow: String = email
                .chars()
                .map(narrow)
                .filter(|it| !it.is_whitespace())
                .collect();
            if is_address(&narrow) {
                finding = finding.suggest(narrow);
            }
            findings.push(finding);
        }
    }
}

/// Marks of full width as those of ASCII.
fn narrow(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '。' => '.',
        _ => character,
    }
}

/// A name, `@` and a domain with a dot.
fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let is_in_name = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(it);
    let is_name = !name.is_empty()
        && name.chars().all(is_in_name)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..");
    // Domains may be in Chinese.
    let is_in_label = |it: char| it.is_alphanumeric() || it == '-';
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(is_in_label)
            && !label.chars().any(|it| matches!(it, '！'..='～'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = domain.rsplit_once('.').map(|(_, last)| last);
    is_name && last.is_some_and(|last| last.chars().count() >= 2) && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for text in [
            "kaowu@yangli.example",
            "a.b+c@mail.yangli.example",
            "x@样例.中国",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "kaowu",
            "kaowu@yangli",
            "@yangli.example",
            "kaowu＠yangli.example",
            "kaowu@yangli。example",
            "kao wu@yangli.example",
            "kaowu@@yangli.example",
            "kaowu@yangli.example；b@c.example",
            "kaowu@.example",
            "kaowu@yangli.e",
            "",
            "kaowu(at)yangli.example",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
