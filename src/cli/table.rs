//! Columns on a terminal, where a Han character takes the room of two letters.

use super::text::width;

/// Rows with their columns under each other. The last column of a row is not filled up.
#[must_use]
pub fn columns(rows: &[Vec<String>], indent: &str) -> String {
    const GAP: usize = 2;
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (cell, widest) in row.iter().zip(&widths).filter(|(_, widest)| **widest > 0) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', widest - width(cell) + GAP));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn han_characters_take_two_columns() {
        let row = |cells: &[&str]| cells.iter().map(|it| (*it).to_owned()).collect();
        let rows: Vec<Vec<String>> = vec![
            row(&["备案", "", "x"]),
            row(&["ab", "", "〔y〕"]),
            row(&["限期整改"]),
        ];
        let text = columns(&rows, " ");
        assert_eq!(text, " 备案      x\n ab        〔y〕\n 限期整改\n");
    }
}
