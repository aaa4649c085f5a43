//! Where an occupation may be assessed: shared by the rules about places.

use crate::model::{Place, PlanItem, Record};

/// Whether a place may hold what a plan's item assesses. A scope item may name its places, a place
/// its occupations; if either names the other that is enough, and if neither says anything, any
/// place will do.
pub fn admits(place: &Place, item: &PlanItem, record: Record<'_>) -> bool {
    let code = item.occupation.code;
    let mut filed = record.items_for(item.occupation).peekable();
    if filed.peek().is_none() || place.occupations.contains(&code) {
        return true; // what is not in the scope at all is `plan/scope`
    }
    filed.any(|filed| match filed.places.as_slice() {
        [] => place.occupations.is_empty(),
        ids => ids.contains(&place.id),
    })
}
