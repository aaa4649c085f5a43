//! The one list of all rules about meaning, by group. To add one: a pair `NAME.rs` and `NAME.md` in
//! the group's folder, and a line below.

mod items;
mod names;
mod twice;

use super::Check;

/// Names the modules of the rules and lists their checks.
macro_rules! checks {
    ($($group:ident { $($rule:ident,)* })*) => {
        $(mod $group { $(pub mod $rule;)* })*

        /// All rules about meaning.
        pub static CHECKS: &[&Check] = &[$($(&$group::$rule::CHECK,)*)*];
    };
}

checks! {
    directory {
        evaluators_per_occupation,
    }
    identity {
        code_kind,
        code_province,
        credit_code_division,
        credit_code_kind,
        duplicate_code,
        duplicate_credit_code,
        duplicate_name,
        near_name,
        registrar_district,
    }
    plan {
        duplicate_id,
        evaluator,
        place,
        standing,
    }
    scope {
        access_type,
        first_application,
        item_twice,
        levels_of_kind,
        national_standard,
        skill_type,
        workstations,
        workstations_of_places,
    }
    site {
        not_yet_filed,
        coming_notice,
        none_filed_yet,
    }
}
