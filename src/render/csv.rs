//! Tables as CSV that spreadsheets open right: UTF-8 with a mark, a comma between the fields, lines ended as RFC 4180 has it.

/// The table as text, its byte order mark included.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push(&mut text, field);
        }
        text.push_str("\r\n");
    }
    text
}

fn push(text: &mut String, field: &str) {
    if field.contains(['"', ',', '\n', '\r']) {
        text.push('"');
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(field);
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn what_would_end_a_field_is_quoted() {
        let row = ["a", "", "甲,乙", "说\"好\"", "一\n二"];
        let text = table(&[row.map(str::to_owned).into()]);
        assert_eq!(text, "\u{feff}a,,\"甲,乙\",\"说\"\"好\"\"\",\"一\n二\"\r\n");
    }
}
