//! Publishing, seen from outside: what is written and what is not.
#![allow(clippy::unwrap_used)]

mod foreign;
mod scratch;

use std::fs;
use std::os::unix::fs::MetadataExt;

use minglu::publish::{BadPath, PublishError, Published, Receipt, Stage, intact};
use rayon::prelude::*;

use scratch::{Scratch, tree};

fn receipt(fingerprint: &str) -> Receipt {
    Receipt {
        fingerprint: fingerprint.to_owned(),
        summary: serde_json::json!({"pages": 2}),
    }
}

#[test]
fn only_what_differs_is_written() {
    let site = Scratch::new();
    let first = site.publish(&[("index.html", "1"), ("a/index.html", "1"), ("b/c.css", "1")]);
    assert_eq!((first.added, first.bytes_written), (3, 3));
    let untouched = fs::metadata(site.path("a/index.html")).unwrap().ino();
    let second = site.publish(&[("index.html", "22"), ("a/index.html", "1"), ("d.txt", "1")]);
    let expected = Published {
        added: 1,
        changed: 1,
        unchanged: 1,
        removed: 1,
        bytes_written: 3,
        ..Published::default()
    };
    assert_eq!(second, expected);
    assert_eq!(site.read("index.html"), "22");
    assert_eq!(
        fs::metadata(site.path("a/index.html")).unwrap().ino(),
        untouched
    );
    assert!(
        !site.path("b").exists(),
        "the emptied folder goes with its file"
    );
}

#[test]
fn nothing_to_do_writes_nothing_at_all() {
    let site = Scratch::new();
    let pages = [("index.html", "1"), ("a/index.html", "1")];
    site.publish(&pages);
    let state = |site: &Scratch| fs::metadata(site.path(".minglu")).unwrap().mtime_nsec();
    let (before, before_state) = (tree(&site.0), state(&site));
    assert_eq!(site.publish(&pages).unchanged, 2);
    assert_eq!(tree(&site.0), before);
    assert_eq!(
        state(&site),
        before_state,
        "no file came or went in .minglu"
    );
}

#[test]
fn a_touched_file_is_compared_by_its_bytes() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1")]);
    let later = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let file = fs::File::options()
        .write(true)
        .open(site.path("index.html"))
        .unwrap();
    file.set_modified(later).unwrap();
    let again = site.publish(&[("index.html", "1")]);
    assert_eq!((again.unchanged, again.hand_edited.len()), (1, 0));
    let manifest = site.read(".minglu/manifest");
    assert!(
        manifest.contains(" 1000000000000000 index.html"),
        "{manifest}"
    );
}

#[test]
fn a_second_build_at_once_is_told_so() {
    let site = Scratch::new();
    let first = Stage::open(&site.0).unwrap();
    let second = Stage::open(&site.0).unwrap_err();
    assert!(matches!(second, PublishError::Busy { .. }), "{second}");
    assert!(second.to_string().contains("right now"));
    drop(first);
    Stage::open(&site.0).unwrap();
}

#[test]
fn bad_paths_and_paths_put_twice_are_refused() {
    let site = Scratch::new();
    let stage = Stage::open(&site.0).unwrap();
    for (path, wrong) in [
        ("../a", BadPath::Dots),
        ("/etc/a", BadPath::Absolute),
        (".minglu/manifest", BadPath::Reserved),
    ] {
        let refused = stage.put(path, b"").unwrap_err();
        assert!(
            matches!(refused, PublishError::BadPath { why, .. } if why == wrong),
            "{refused}"
        );
    }
    stage.put("a", b"1").unwrap();
    let twice = stage.put("a", b"1").unwrap_err();
    assert!(
        matches!(twice, PublishError::PutTwice { path } if path == "a"),
        "twice"
    );
}

#[test]
fn one_path_cannot_be_file_and_folder() {
    let site = Scratch::new();
    let refused = site.try_publish(&[("a", "1"), ("a-b", "1"), ("a/b/c", "1")]);
    let refused = refused.unwrap_err();
    assert!(
        matches!(&refused, PublishError::FileAndFolder { file, below } if file == "a" && below == "a/b/c"),
        "{refused}"
    );
    assert!(!site.path("a-b").exists());
}

#[test]
fn a_file_may_become_a_folder_and_the_other_way_round() {
    let site = Scratch::new();
    site.publish(&[("a", "1"), ("b/c/d", "1"), ("b/e", "1")]);
    site.publish(&[("a/x/y", "2"), ("b", "2")]);
    assert_eq!(
        (site.read("a/x/y"), site.read("b")),
        ("2".into(), "2".into())
    );
    fs::remove_file(site.path("a/x/y")).unwrap();
    site.publish(&[("a", "3")]);
    assert_eq!(site.read("a"), "3");
}

#[test]
fn intact_knows_that_nothing_has_changed_and_nothing_else() {
    let site = Scratch::new();
    let publish = |receipt| {
        let stage = Stage::open(&site.0).unwrap();
        stage.put("index.html", b"1").unwrap();
        stage.put("a/index.html", b"1").unwrap();
        stage.commit(receipt).unwrap()
    };
    assert_eq!(intact(&site.0, "f").unwrap(), None, "before all");
    publish(None);
    assert_eq!(intact(&site.0, "f").unwrap(), None, "without a receipt");
    publish(Some(receipt("f")));
    let before = tree(&site.0);
    assert_eq!(
        intact(&site.0, "f").unwrap().map(|it| it.receipt),
        Some(receipt("f"))
    );
    assert_eq!(intact(&site.0, "g").unwrap(), None, "another fingerprint");
    assert_eq!(tree(&site.0), before);
    fs::write(site.path(".minglu/journal"), "").unwrap();
    assert_eq!(intact(&site.0, "f").unwrap(), None, "interrupted");
    fs::remove_file(site.path(".minglu/journal")).unwrap();
    fs::create_dir(site.path(".minglu/stage")).unwrap();
    assert_eq!(intact(&site.0, "f").unwrap(), None, "killed while staging");
    fs::remove_dir(site.path(".minglu/stage")).unwrap();
    site.write("a/index.html", "2");
    assert_eq!(intact(&site.0, "f").unwrap(), None, "edited");
    publish(Some(receipt("f")));
    fs::remove_file(site.path("index.html")).unwrap();
    assert_eq!(intact(&site.0, "f").unwrap(), None, "lost");
}

#[test]
fn a_stage_that_is_dropped_leaves_the_site_as_it_was() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1")]);
    let before = tree(&site.0);
    let stage = Stage::open(&site.0).unwrap();
    stage.put("index.html", b"2").unwrap();
    assert!(site.path(".minglu/stage/00000").exists());
    drop(stage);
    assert_eq!(tree(&site.0), before);
}

#[test]
fn the_order_of_puts_leaves_no_trace() {
    let pages: Vec<(String, String)> = (0..400)
        .map(|n| (format!("p/{n}/index.html"), format!("page {}", n % 7)))
        .collect();
    let publish = |site: &Scratch, pages: &[(String, String)]| {
        let stage = Stage::open(&site.0).unwrap();
        pages
            .par_iter()
            .for_each(|(path, text)| stage.put(path, text.as_bytes()).unwrap());
        stage.commit(Some(receipt("f"))).unwrap();
        site.read(".minglu/manifest")
    };
    let (forward, backward) = (Scratch::new(), Scratch::new());
    let first = publish(&forward, &pages);
    let mut turned = pages.clone();
    turned.reverse();
    turned.swap(3, 371);
    let second = publish(&backward, &turned);
    assert_eq!(without_times(&first), without_times(&second));
    assert_eq!(publish(&forward, &turned), first, "times and all");
}

/// A manifest without the times of its files, which are those of the clock.
fn without_times(manifest: &str) -> Vec<String> {
    let files = manifest.lines().skip(2).map(|line| {
        let mut parts = line.splitn(4, ' ');
        let mut part = || parts.next().unwrap();
        let (hash, size, _, path) = (part(), part(), part(), part());
        format!("{hash} {size} {path}")
    });
    manifest
        .lines()
        .take(2)
        .map(str::to_owned)
        .chain(files)
        .collect()
}
