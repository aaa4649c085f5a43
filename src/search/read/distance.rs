//! How many mistakes make one row of another. `7-near.js` is the same in the page's script.

use super::lookups::as_float;
use super::sounds::{Pattern, Row, Sounds};

/// The place that is most like a row.
#[derive(Debug, Clone, Copy)]
pub struct Nearest {
    pub mistakes: f64,
    pub from: usize,
    pub to: usize,
}

/// Mistakes so far, and where in the units they began.
type Way = (f64, usize);

/// Nothing for the same, half for what sounds alike.
fn cost(sounds: &Sounds, pattern: &Pattern, other: char) -> f64 {
    if pattern.unit == Some(other) {
        0.0
    } else if sounds.sounds_as(other, &pattern.syllables) {
        0.5
    } else {
        1.0
    }
}

/// The place in a row of units that is most like `row`, and how many mistakes it has.
pub fn nearest(sounds: &Sounds, row: &Row, units: &[char]) -> Nearest {
    let is_same = |pattern: &Pattern, unit: char| cost(sounds, pattern, unit) <= 0.0;
    let mut before: Vec<Way> = Vec::new();
    let mut last: Vec<Way> = (0..=units.len()).map(|j| (0.0, j)).collect();
    for (i, pattern) in row.iter().enumerate() {
        let mut line: Vec<Way> = vec![(as_float(i + 1), 0)];
        for j in 1..=units.len() {
            let plus = |(sum, from): Way, more: f64| (sum + more, from);
            let mut best = plus(last[j - 1], cost(sounds, pattern, units[j - 1]));
            let mut others = vec![plus(last[j], 1.0), plus(line[j - 1], 1.0)];
            let is_swap = i > 0
                && j > 1
                && is_same(pattern, units[j - 2])
                && is_same(&row[i - 1], units[j - 1]);
            if is_swap {
                others.push(plus(before[j - 2], 1.0));
            }
            for way in others {
                if way.0 < best.0 {
                    best = way;
                }
            }
            line.push(best);
        }
        before = std::mem::replace(&mut last, line);
    }
    let ends = last.iter().enumerate();
    let best = ends.reduce(|a, b| if b.1.0 < a.1.0 { b } else { a });
    let (to, (mistakes, from)) = best.map_or((0, (f64::INFINITY, 0)), |(to, way)| (to, *way));
    Nearest { mistakes, from, to }
}
