//! The map of squares: each district a square, placed as the content says, darker the more there is.

use serde::Serialize;

use crate::model::District;
use crate::render::Site;

/// The side of a square, in units of the drawing.
const SIDE: usize = 100;

/// How many columns there are if the content says nothing.
const COLUMNS: usize = 4;

/// How many shades there are besides that of nothing at all.
const STEPS: usize = 3;

/// The map.
#[derive(Debug, Serialize)]
pub struct Tiles {
    width: usize,
    height: usize,
    tiles: Vec<Tile>,
    legend: Vec<Shade>,
}

/// A district.
#[derive(Debug, Serialize)]
struct Tile {
    x: usize,
    y: usize,
    label: String,
    count: usize,
    step: usize,
}

/// What a shade stands for.
#[derive(Debug, Serialize)]
struct Shade {
    step: usize,
    label: String,
}

impl Tiles {
    /// The map of the districts with these numbers.
    pub(super) fn new(site: &Site<'_>, counts: &[(&District, usize)]) -> Self {
        let places = places(counts.iter().map(|(district, _)| district.tile).collect());
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let tiles = counts.iter().zip(&places);
        let tiles = tiles.map(|((district, count), (column, row))| Tile {
            x: column * SIDE,
            y: row * SIDE,
            label: district
                .short
                .clone()
                .unwrap_or_else(|| district.name.clone()),
            count: *count,
            step: step(*count, most),
        });
        let widest = places.iter().map(|(column, _)| column + 1).max();
        let lowest = places.iter().map(|(_, row)| row + 1).max();
        Self {
            width: widest.unwrap_or(0) * SIDE,
            height: lowest.unwrap_or(0) * SIDE,
            tiles: tiles.collect(),
            legend: legend(site, most),
        }
    }
}

/// The columns and rows, from 0: as the content says if it does so for every district and for no two the same; else
/// side by side.
fn places(tiles: Vec<Option<(u8, u8)>>) -> Vec<(usize, usize)> {
    let count = tiles.len();
    let said: Vec<(u8, u8)> = tiles.into_iter().flatten().collect();
    let mut distinct = said.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < count {
        return (0..count).map(|it| (it % COLUMNS, it / COLUMNS)).collect();
    }
    let left = said.iter().map(|(column, _)| *column).min().unwrap_or(0);
    let top = said.iter().map(|(_, row)| *row).min().unwrap_or(0);
    let said = said.into_iter();
    said.map(|(column, row)| (usize::from(column - left), usize::from(row - top)))
        .collect()
}

/// The shade of a number: none for nothing, else thirds of the greatest.
fn step(count: usize, most: usize) -> usize {
    (count * STEPS).div_ceil(most.max(1))
}

/// The numbers of each shade that can occur.
fn legend(site: &Site<'_>, most: usize) -> Vec<Shade> {
    let texts = &site.theme.texts;
    let shades = (0..=STEPS).filter_map(|shade| {
        let mut numbers = (0..=most).filter(|count| step(*count, most) == shade);
        let first = numbers.next()?;
        let last = numbers.next_back().unwrap_or(first);
        let range = [("from", first.to_string()), ("to", last.to_string())];
        let label = if first == last {
            texts.fill("n_evaluators", &[("n", first.to_string())])
        } else {
            texts.fill("tile_range", &range)
        };
        Some(Shade { step: shade, label })
    });
    shades.collect()
}

#[cfg(test)]
mod tests {
    use super::{places, step};

    #[test]
    fn shades_are_thirds_of_the_greatest_and_nothing_has_none() {
        assert_eq!(
            (0..=9).map(|it| step(it, 9)).collect::<Vec<_>>(),
            [0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
        );
        assert_eq!(step(1, 1), 3);
        assert_eq!(step(0, 0), 0);
    }

    #[test]
    fn places_are_used_only_if_all_have_one_of_their_own() {
        assert_eq!(places(vec![Some((3, 2)), Some((2, 4))]), [(1, 0), (0, 2)]);
        let grid = [(0, 0), (1, 0), (2, 0), (3, 0), (0, 1)];
        assert_eq!(places(vec![None; 5]), grid);
        assert_eq!(places(vec![Some((1, 1)), None]), grid[..2]);
        assert_eq!(places(vec![Some((1, 1)), Some((1, 1))]), grid[..2]);
    }
}
