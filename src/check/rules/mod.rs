//! The one list of all rules about meaning. To add one: a file beside this, a line below, and
//! its words in `diag/messages/`.

mod duplicate_code;
mod duplicate_credit_code;
mod duplicate_name;
mod duplicate_plan;
mod plan_evaluator;
mod plan_place;
mod plan_standing;
mod twice;

use super::Check;

/// All rules about meaning.
pub static CHECKS: &[&Check] = &[
    &duplicate_code::CHECK,
    &duplicate_name::CHECK,
    &duplicate_credit_code::CHECK,
    &duplicate_plan::CHECK,
    &plan_evaluator::CHECK,
    &plan_place::CHECK,
    &plan_standing::CHECK,
];
