//! `build --precompress`: each text has its compressed forms beside it, and they are true.
#![allow(clippy::expect_used, clippy::unwrap_used)] // a test fails by panicking

mod support;

use std::fs;
use std::io::Read;
use std::path::Path;

use support::{Scratch, files, run};

fn build(scratch: &Scratch, more: &[&str]) {
    let arguments = [&["build"], more].concat();
    let output = run(&scratch.path("."), &arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The bytes that a packed file stands for.
fn unpacked(path: &Path) -> Vec<u8> {
    let (packed, mut bytes) = (fs::read(path).unwrap(), Vec::new());
    if path.extension().is_some_and(|it| it == "br") {
        brotli::BrotliDecompress(&mut &*packed, &mut bytes).unwrap();
    } else {
        flate2::read::GzDecoder::new(&*packed)
            .read_to_end(&mut bytes)
            .unwrap();
    }
    bytes
}

#[test]
fn packed_files_hold_what_stands_beside_them() {
    let scratch = Scratch::with_fixture();
    build(&scratch, &["--precompress"]);
    // Once more with a change, so that some are kept and some made anew.
    let record = scratch.path("content/evaluators/S000035010001.yaml");
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, format!("{text}\nsummary: 更正后的简介。\n")).unwrap();
    build(&scratch, &["--precompress"]);
    let public = scratch.path("public");
    let all = files(&public);
    let mut packed = 0;
    for name in all.iter().filter(|it| !it.starts_with(".minglu")) {
        let Some(beside) = name.strip_suffix(".br").or(name.strip_suffix(".gz")) else {
            continue;
        };
        let plain = fs::read(public.join(beside)).unwrap();
        assert_eq!(unpacked(&public.join(name)), plain, "{name}");
        packed += 1;
    }
    assert!(packed > 60, "{packed}");
    build(&scratch, &[]);
    let left = files(&public);
    assert!(
        !left
            .iter()
            .any(|it| it.ends_with(".br") || it.ends_with(".gz"))
    );
}
