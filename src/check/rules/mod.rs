//! The one list of all rules about meaning, by group. To add one: a pair `NAME.rs` and `NAME.md` in
//! the group's folder, and a line below.

pub(super) mod asked;
mod bars;
mod conditions;
mod deadlines;
pub(super) mod entrusting;
mod items;
mod level_key;
mod names;
mod numbers;
mod renewals;
mod telephones;
mod twice;
mod venues;
mod written;

use super::Check;

/// Names the modules of the rules and lists their checks.
macro_rules! checks {
    ($($group:ident { $($rule:ident,)* })*) => {
        $(pub(super) mod $group { $(pub mod $rule;)* })*

        /// All rules about meaning.
        pub static CHECKS: &[&Check] = &[$($(&$group::$rule::CHECK,)*)*];
    };
}

checks! {
    advert {
        banned_term,
        doubtful_term,
        coming,
    }
    contact {
        phone,
        email,
        person,
    }
    directory {
        evaluators_per_occupation,
    }
    disclosure {
        published_rules,
        fees,
        high_fee,
    }
    eligibility {
        recorded,
        years,
        person_times,
        assessed_share,
        assessed_more,
        department,
        staff,
        experts,
        venue,
        equipment,
        video_surveillance,
        funds,
        quality_measures,
        not_for_profit,
        question_bank_staff,
        supervision,
        question_bank,
        defence_questions,
    }
    events {
        coming,
        notice,
        scope_consistent,
        former_name,
        twice,
    }
    filing {
        notice,
        notice_year,
        renewal_decided,
        renewal_gap,
        starts_late,
        years,
    }
    freshness {
        expired,
        expiring,
        publicity,
        rectification,
        suspended,
    }
    identity {
        address_district,
        code_kind,
        code_province,
        credit_code_division,
        credit_code_kind,
        duplicate_code,
        duplicate_credit_code,
        duplicate_name,
        near_name,
        registrar_district,
        address_city,
        district_scope,
        logo_form,
        name_wording,
        shared_details,
    }
    independence {
        entrusting,
    }
    materials {
        complete,
        after_filing,
        recommendation,
        recommender,
    }
    outside {
        city_filing_first,
    }
    plan {
        beyond_calendar,
        duplicate_id,
        evaluator,
        filed_ahead,
        levels,
        no_place,
        on_that_day,
        place,
        place_occupation,
        results_late,
        results_missing,
        scope,
        seats,
        coming,
        entered_twice,
        register_closed,
    }
    privacy {
        bank_card,
        identity_number,
        mobile_number,
    }
    scope {
        access_type,
        coordinates,
        first_application,
        item_twice,
        levels_of_kind,
        many_workstations,
        national_standard,
        skill_type,
        workstations,
        workstations_of_places,
        place_occupation,
    }
    site {
        not_yet_filed,
        coming_notice,
        none_filed_yet,
    }
    text {
        blank,
        garbled,
        invisible,
        placeholder,
        too_long,
        cut,
    }
}
