//! What minglu did not write, or no longer finds as it wrote it, is never lost.

use std::fs;
use std::os::unix::fs::symlink;

use minglu::publish::{HandEdit, PublishError, Remedy};

use super::scratch::{Scratch, tree};

#[test]
fn a_lost_file_is_written_again() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    fs::remove_dir_all(site.path("a")).unwrap();
    let again = site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    assert_eq!((again.added, again.unchanged), (1, 1));
    assert_eq!(site.read("a/index.html"), "1");
}

#[test]
fn foreign_files_are_named_and_left_alone() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    site.write("a/notes.txt", "mine");
    site.write(".gitignore", "mine");
    site.write("CNAME", "mine");
    symlink("/nowhere", site.path("link")).unwrap();
    fs::create_dir(site.path("empty")).unwrap();
    let published = site.publish(&[("index.html", "1")]);
    assert_eq!(published.foreign, ["CNAME", "a/notes.txt", "link"]);
    assert_eq!(published.removed, 1);
    assert_eq!(site.read("a/notes.txt"), "mine");
    assert!(site.path("empty").is_dir() && site.path("link").is_symlink());
}

#[test]
fn foreign_things_in_the_way_stop_everything() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("was/index.html", "1")]);
    site.write("a/index.html", "mine");
    site.write("b", "mine");
    site.write("c/index.html/deep", "mine");
    fs::create_dir_all(site.path("d/index.html")).unwrap();
    symlink("/nowhere", site.path("e")).unwrap();
    symlink(site.path("index.html"), site.path("f.html")).unwrap();
    fs::remove_file(site.path("was/index.html")).unwrap();
    symlink("/nowhere", site.path("was/index.html")).unwrap();
    let paths = site.in_the_way(&[
        ("index.html", "2"),
        ("was/index.html", "2"),
        ("a/index.html", "2"),
        ("b/index.html", "2"),
        ("c/index.html", "2"),
        ("d/index.html", "2"),
        ("e/index.html", "2"),
        ("f.html", "1"),
    ]);
    let expected = [
        "a/index.html",
        "b",
        "c/index.html/deep",
        "d/index.html",
        "e",
        "f.html",
        "was/index.html",
    ];
    assert_eq!(paths, expected);
    assert!(
        !site.path(".minglu/stage").exists(),
        "staged files are freed"
    );
}

#[test]
fn nothing_is_written_through_a_linked_folder() {
    let (site, elsewhere) = (Scratch::new(), Scratch::new());
    site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    fs::create_dir(&elsewhere.0).unwrap();
    fs::remove_dir_all(site.path("a")).unwrap();
    symlink(&elsewhere.0, site.path("a")).unwrap();
    let paths = site.in_the_way(&[("index.html", "1"), ("a/index.html", "2")]);
    assert_eq!(paths, ["a"]);
    assert_eq!(fs::read_dir(&elsewhere.0).unwrap().count(), 0);
    elsewhere.write("index.html", "not ours to remove");
    let published = site.publish(&[("index.html", "1")]);
    assert_eq!(published.foreign, ["a"]);
    assert_eq!(elsewhere.read("index.html"), "not ours to remove");
}

#[test]
fn a_linked_state_folder_is_refused() {
    let (site, elsewhere) = (Scratch::new(), Scratch::new());
    fs::create_dir(&elsewhere.0).unwrap();
    fs::create_dir(&site.0).unwrap();
    symlink(&elsewhere.0, site.path(".minglu")).unwrap();
    assert_eq!(site.in_the_way(&[("index.html", "1")]), [".minglu"]);
}

#[test]
fn a_site_whose_state_was_lost_is_taken_over_if_its_bytes_are_right() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    fs::remove_dir_all(site.path(".minglu")).unwrap();
    let again = site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    assert_eq!((again.unchanged, again.foreign.len()), (2, 0));
    assert_eq!(site.publish(&[("index.html", "2")]).removed, 1);
}

#[test]
fn hand_edited_files_are_replaced_or_removed_and_kept() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("a/b.html", "1"), ("c.html", "1")]);
    site.write("index.html", "by hand");
    site.write("a/b.html", "by hand too");
    site.write("c.html", "2");
    let published = site.publish(&[("index.html", "1"), ("c.html", "2")]);
    let edited: Vec<&str> = published
        .hand_edited
        .iter()
        .map(|edit| edit.path.as_str())
        .collect();
    assert_eq!(
        edited,
        ["a/b.html", "index.html"],
        "c.html is as it must be"
    );
    let HandEdit { kept, .. } = &published.hand_edited[0];
    assert!(kept.starts_with(".minglu/kept/a/b.html."), "{kept}");
    assert_eq!(site.read(kept), "by hand too");
    assert_eq!(site.read(&published.hand_edited[1].kept), "by hand");
    assert_eq!(site.read("index.html"), "1");
    assert!(!site.path("a").exists());
    let again = site.publish(&[("index.html", "1"), ("c.html", "2")]);
    assert_eq!((again.unchanged, again.hand_edited.len()), (2, 0));
}

#[test]
fn broken_state_is_named_with_its_line_and_changes_nothing() {
    let site = Scratch::new();
    site.publish(&[("index.html", "1")]);
    let manifest = site.read(".minglu/manifest");
    site.write(
        ".minglu/manifest",
        &manifest.replace(" index.html", " ../x"),
    );
    let before = tree(&site.0);
    let refused = site.try_publish(&[("index.html", "2")]).unwrap_err();
    assert!(
        matches!(refused, PublishError::BrokenState { line: 3, .. }),
        "{refused}"
    );
    assert_eq!(tree(&site.0), before);
}

/// As root all rights are there; the refusal is shown when the tests run as anyone else.
#[test]
fn without_the_right_to_write_the_site_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let site = Scratch::new();
    site.publish(&[("index.html", "1"), ("a/index.html", "1")]);
    let folder = site.path("a");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let before = tree(&site.0);
    if fs::write(folder.join("probe"), "").is_err() {
        let refused = site.try_publish(&[("index.html", "2"), ("a/index.html", "2")]);
        let refused = refused.unwrap_err();
        assert_eq!(refused.remedy(), Some(Remedy::GrantAccess));
        assert!(
            matches!(&refused, PublishError::Disk { path, .. } if *path == folder),
            "{refused}"
        );
        assert_eq!(tree(&site.0), before);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}
