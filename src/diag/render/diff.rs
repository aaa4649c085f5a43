//! What changes in a file, as a unified diff that `patch -p1` takes.

use std::fmt::Write;
use std::ops::Range;

/// Lines shown before and after a change.
const CONTEXT: usize = 3;

/// The difference between two texts of the file at `path`; empty if there is none.
#[must_use]
pub fn diff(path: &str, old: &str, new: &str) -> String {
    let (was, is) = (lines(old), lines(new));
    let changes = changes(&was, &is);
    if changes.is_empty() {
        return String::new();
    }
    let mut text = format!("--- a/{path}\n+++ b/{path}\n");
    for (from, to) in changes {
        hunk(&mut text, &was, &is, from, to);
    }
    text
}

/// The lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The changed lines of both texts, near ones together.
fn changes(was: &[&str], is: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    if was.len() != is.len() {
        let same = was.iter().zip(is).take_while(|(was, is)| was == is).count();
        let rest = was[same..].iter().rev().zip(is[same..].iter().rev());
        let tail = rest.take_while(|(was, is)| was == is).count();
        return vec![(same..was.len() - tail, same..is.len() - tail)];
    }
    let mut changes: Vec<Range<usize>> = Vec::new();
    for at in (0..was.len()).filter(|&at| was[at] != is[at]) {
        match changes.last_mut() {
            Some(last) if at <= last.end + 2 * CONTEXT => last.end = at + 1,
            _ => changes.push(at..at + 1),
        }
    }
    let both = changes.into_iter().map(|it| (it.clone(), it));
    both.collect()
}

fn hunk(text: &mut String, was: &[&str], is: &[&str], from: Range<usize>, to: Range<usize>) {
    let before = from.start.min(CONTEXT);
    let after = (was.len() - from.end).min(CONTEXT);
    let (start, end) = (from.start - before, from.end + after);
    let grown = to.end + after - (to.start - before);
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "@@ -{},{} +{},{} @@",
        start + 1,
        end - start,
        to.start - before + 1,
        grown
    );
    put(text, ' ', &was[start..from.start]);
    if from.len() == to.len() {
        // Line by line where lines that stayed stand between.
        for (old, new) in runs(&was[from.clone()], &is[to.clone()]) {
            let sign = if old == new { ' ' } else { '-' };
            put(text, sign, old);
            if sign == '-' {
                put(text, '+', new);
            }
        }
    } else {
        put(text, '-', &was[from.clone()]);
        put(text, '+', &is[to]);
    }
    put(text, ' ', &was[from.end..end]);
}

/// Stretches of lines that all stayed or all changed.
fn runs<'t, 'l>(was: &'t [&'l str], is: &'t [&'l str]) -> Vec<(&'t [&'l str], &'t [&'l str])> {
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=was.len() {
        let stays = |at: usize| was[at] == is[at];
        if at == was.len() || stays(at) != stays(start) {
            runs.push((&was[start..at], &is[start..at]));
            start = at;
        }
    }
    runs
}

fn put(text: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn changes_have_their_surroundings() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        let new = old.replace('5', "五").replace('9', "九");
        let expected = "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n-9\n\\ No newline at end of file\n+九\n\\ No newline at end of file\n";
        assert_eq!(diff("a.yaml", old, &new), expected);
        assert_eq!(diff("a.yaml", old, old), "");
        assert!(diff("a", "1\n2\n3\n", "1\n3\n").contains("@@ -1,3 +1,2 @@\n 1\n-2\n 3\n"));
    }
}
