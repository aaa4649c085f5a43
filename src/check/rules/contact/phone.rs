//! `contact/phone`: a telephone can be called.

use super::super::telephones::{Telephone, telephone};
use crate::check::{Check, Context, Findings};
use crate::diag::{Diagnostic, Rule};
use crate::source::{Place, is_placeholder};

static RULE: Rule = Rule::warning("contact/phone", include_str!("phone.md"));

pub static CHECK: Check = Check::directory(&RULE, run);

fn run(context: &Context<'_>, findings: &mut Findings) {
    let whole = &context.catalog.evaluators;
    let whole = whole.iter().map(|it| (it.origin, &it.contacts));
    let partial = &context.catalog.partial;
    let partial = partial.iter().map(|it| (it.origin, &it.contacts));
    for (origin, contacts) in whole.chain(partial) {
        for (index, contact) in contacts.iter().enumerate() {
            let contacts = || Place::file(origin).key("contacts");
            let place = || contacts().index(index).key("phone");
            look(contact.phone.as_deref(), place, findings);
        }
    }
    for plan in context.catalog.all_plans() {
        let place = || plan.at().key("register").key("phone");
        look(plan.phone.as_deref(), place, findings);
    }
}

fn look(phone: Option<&str>, place: impl FnOnce() -> Place, findings: &mut Findings) {
    let Some(phone) = phone else {
        return;
    };
    let variant = match telephone(phone) {
        // Placeholders have a rule of their own, and so have mobile numbers.
        Telephone::Unsound if is_placeholder(phone) => return,
        Telephone::Sound | Telephone::Mobile => return,
        Telephone::Unsound => "default",
        Telephone::Local => "local",
        Telephone::Short => "short",
    };
    let finding = Diagnostic::new(&RULE, place()).variant(variant);
    findings.push(finding.arg("phone", phone));
}
