//! `a`: what facets say of every record, in columns, for counts over many records.

use super::cards::{flags, scope};
use super::json;
use super::material::Material;
use super::occupations::digit;
use super::pieces::Piece;
use super::record::Record;

/// The pieces, so many records in each.
pub fn columns(material: &Material<'_, '_>) -> Vec<Piece> {
    let parts = material.records.chunks(material.budget.column).enumerate();
    let piece = |(number, part): (usize, &[Record<'_, '_>])| {
        let districts: String = part.iter().map(|it| digit(it.district)).collect();
        let rank = |it: &Record<'_, '_>| digit(Some(it.entry.standing.rank()));
        let standings: String = part.iter().map(rank).collect();
        let flags: String = part.iter().map(|it| digit(Some(flags(it)))).collect();
        let scopes = part.iter().map(|it| scope(&material.subjects, it));
        let scopes = json::array(scopes);
        let value = format!(
            "{{\"v\":\"{districts}\",\"s\":\"{standings}\",\"f\":\"{flags}\",\"w\":{scopes}}}"
        );
        Piece::new("a", number, value)
    };
    parts.map(piece).collect()
}
