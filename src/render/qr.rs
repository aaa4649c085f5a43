//! QR codes 二维码 as the `d` of an SVG path: lines half a module down, to be drawn one module wide.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

/// A QR code.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Qr {
    /// How many modules it has on each side, without the quiet zone of four around it.
    pub size: usize,
    /// The dark modules, row by row.
    pub path: String,
}

impl Qr {
    /// The code for a text; `None` if it is longer than codes can be. A sixth of it may be damaged
    /// (level M): it hangs on walls.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for row in 0..code.size {
            let dark = |column: usize| column < code.size && code[row][column].value();
            let (mut column, mut pen) = (0, None);
            while column < code.size {
                let start = column;
                while dark(column) {
                    column += 1;
                }
                if column > start {
                    // Writing into a text cannot fail.
                    let _ = match pen {
                        None => write!(path, "M{start} {row}.5h{}", column - start),
                        Some(pen) => write!(path, "m{} 0h{}", start - pen, column - start),
                    };
                    pen = Some(column);
                }
                column += 1;
            }
        }
        Some(Self {
            size: code.size,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that the path draws.
    fn drawn(code: &Qr) -> Vec<Vec<bool>> {
        let mut rows = vec![vec![false; code.size]; code.size];
        for line in code.path.split('M').skip(1) {
            let (x, rest) = line.split_once(' ').unwrap();
            let (row, runs) = rest.split_once(".5").unwrap();
            let (row, mut x): (usize, usize) = (row.parse().unwrap(), x.parse().unwrap());
            for run in runs.split('m') {
                let (skip, dark) = run.split_once('h').unwrap();
                x += skip.trim_end_matches(" 0").parse().unwrap_or(0);
                for _ in 0..dark.parse().unwrap() {
                    rows[row][x] = true;
                    x += 1;
                }
            }
        }
        rows
    }

    #[test]
    fn the_path_draws_the_code() {
        let text = "https://minglu.example/directory/evaluators/S000035900001/";
        let code = QRBuilder::new(text).ecl(ECL::M).build().unwrap();
        let rows = drawn(&Qr::new(text).unwrap());
        for (y, row) in rows.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                assert_eq!(*dark, code[y][x].value(), "{x} {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(Qr::new(&"x".repeat(3000)).is_none());
    }
}
