//! `.br` and `.gz` beside each file, for servers that give them out as they are.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// What is not smaller by a packet's worth is not worth a second file.
const LEAST: usize = 512;

/// Files of these kinds are texts; pictures and spreadsheets are compressed already.
const TEXTS: [&str; 13] = [
    "html", "css", "js", "json", "jsonl", "svg", "xml", "txt", "csv", "atom", "ics", "yaml", "md",
];

/// Whether a file is worth compressing.
#[must_use]
pub fn is_worth(path: &str, size: usize) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    size >= LEAST && TEXTS.contains(&extension)
}

/// A way to make a file smaller, given its path and bytes.
type Pack = fn(&str, &[u8]) -> Vec<u8>;

/// The forms of a file: what is added to its name, and how it is made.
pub const FORMS: [(&str, Pack); 2] = [(".br", brotli), (".gz", gzip)];

/// Pages by the thousand get what costs a millisecond each; the few files that every visitor loads get all that can be had.
fn quality(path: &str) -> i32 {
    let is_shared = path.starts_with("assets/") || path.starts_with("search/");
    if is_shared { 11 } else { 6 }
}

fn brotli(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: quality(path),
        size_hint: bytes.len(),
        ..Default::default()
    };
    // Reading and writing in memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters);
    packed
}

fn gzip(_: &str, bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(7));
    // Writing in memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        let text = "职业技能评价机构名录".repeat(400).into_bytes();
        for path in ["index.html", "assets/style.css"] {
            let (packed, mut out) = (brotli(path, &text), Vec::new());
            assert!(packed.len() < text.len() / 20);
            brotli::BrotliDecompress(&mut &*packed, &mut out).unwrap();
            assert_eq!(out, text);
        }
        let mut out = Vec::new();
        let packed = gzip("index.html", &text);
        flate2::read::GzDecoder::new(&*packed)
            .read_to_end(&mut out)
            .unwrap();
        assert_eq!(out, text);
    }

    #[test]
    fn only_texts_of_some_size_are_packed() {
        assert!(is_worth("index.html", 5000) && is_worth("search/boot.js", 5000));
        assert!(
            !is_worth("logo.png", 5000)
                && !is_worth("index.html", 100)
                && !is_worth("LICENSE", 5000)
        );
    }
}
