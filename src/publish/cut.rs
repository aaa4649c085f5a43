//! Pulls the plug before every single change of the disk, and again before every one of the recovery.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::disk::{Disk, RealDisk, Stat};
use super::error::PublishError;
use super::stage::{Published, Stage};

/// A disk that stops for good after a number of changes, and remembers those it did.
/// A write that is stopped is done by half.
#[derive(Debug)]
struct Plug {
    changes: usize,
    log: Arc<Mutex<Vec<String>>>,
}

impl Plug {
    fn after(changes: usize) -> Self {
        let log = Arc::default();
        Self { changes, log }
    }

    fn is_out(&self) -> bool {
        self.log.lock().unwrap().len() >= self.changes
    }

    fn draw(&self, what: &str, path: &Path) -> io::Result<()> {
        if self.is_out() {
            return Err(io::Error::other("the plug is out"));
        }
        let mut path = path.to_str().unwrap();
        if let Some((_, below)) = path.split_once("minglu-cut-") {
            path = below.split_once('/').map_or(".", |(_, path)| path);
        }
        self.log.lock().unwrap().push(format!("{what} {path}"));
        Ok(())
    }
}

impl Disk for Plug {
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<Stat> {
        if self.is_out() {
            let _ = RealDisk.write(file, &bytes[..bytes.len() / 2]);
        }
        self.draw("write", file)?;
        RealDisk.write(file, bytes)
    }
    fn create(&self, file: &Path) -> io::Result<File> {
        self.draw("create", file)?;
        RealDisk.create(file)
    }
    fn sync_one(&self, path: &Path) -> io::Result<()> {
        self.draw("sync", path)
    }
    fn sync_all(&self, folder: &Path, _: &mut dyn Iterator<Item = PathBuf>) -> io::Result<()> {
        self.draw("sync all of", folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.draw("rename to", to)?;
        RealDisk.rename(from, to)
    }
    fn keep(&self, file: &Path, copy: &Path) -> io::Result<()> {
        self.draw("keep", file)?;
        RealDisk.keep(file, copy)
    }
    fn remove(&self, file: &Path) -> io::Result<()> {
        self.draw("remove", file)?;
        RealDisk.remove(file)
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.draw("make folder", folder)?;
        RealDisk.make_folder(folder)
    }
    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.draw("remove folder", folder)?;
        RealDisk.remove_folder(folder)
    }
    fn clear_folder(&self, folder: &Path) -> io::Result<()> {
        self.draw("clear", folder)?;
        RealDisk.clear_folder(folder)
    }
}

/// A path and its bytes; in this small world a file is the list of the paths it links to.
type Site = BTreeMap<&'static str, &'static str>;

fn old() -> Site {
    Site::from([
        (
            "index.html",
            "old a/index.html gone/index.html assets/old.css search.json same/index.html",
        ),
        ("a/index.html", "old index.html gone/index.html"),
        ("gone/index.html", "old gone/deep/index.html assets/old.css"),
        ("gone/deep/index.html", "old index.html"),
        ("same/index.html", "same index.html"),
        ("assets/old.css", "old"),
        ("search.json", "old a/index.html gone/index.html"),
        ("edited/index.html", "old index.html"),
        ("turn", "a file that becomes a folder"),
        ("fold/x", "in a folder that becomes a file"),
    ])
}

fn new() -> Site {
    Site::from([
        (
            "index.html",
            "new a/index.html b/index.html assets/new.css search.json same/index.html",
        ),
        ("a/index.html", "new b/index.html c/deep/index.html"),
        ("b/index.html", "new c/deep/index.html assets/new.css"),
        ("c/deep/index.html", "new a/index.html b/index.html"),
        ("same/index.html", "same index.html"),
        ("assets/new.css", "new"),
        ("search.json", "new b/index.html c/deep/index.html"),
        ("edited/index.html", "new index.html"),
        ("turn/index.html", "new index.html"),
        ("fold", "new"),
    ])
}

const BY_HAND: &str = "edited by a person";

struct Scratch(PathBuf);

impl Scratch {
    /// A folder with the old site, one of its pages edited, and a foreign file.
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("minglu-cut-{}-{number}", std::process::id());
        let scratch = Self(std::env::temp_dir().join(name));
        publish(&scratch.0, &old(), usize::MAX).unwrap();
        fs::write(scratch.0.join("edited/index.html"), BY_HAND).unwrap();
        fs::write(scratch.0.join("gone/notes"), "foreign").unwrap();
        scratch
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn publish(output: &Path, site: &Site, changes: usize) -> Result<Published, PublishError> {
    publish_on(output, site, Plug::after(changes))
}

fn publish_on(output: &Path, site: &Site, plug: Plug) -> Result<Published, PublishError> {
    let stage = Stage::open_on(output, Box::new(plug))?;
    for (path, bytes) in site {
        // Both ways of putting a file.
        if path.ends_with(".json") || path.starts_with("same/") || path.starts_with("c/") {
            stage.put_with(path, |file| file.write_all(bytes.as_bytes()))?;
        } else {
            stage.put(path, bytes.as_bytes())?;
        }
    }
    stage.leave("log", version_of(site["index.html"]).as_bytes())?;
    stage.commit(None)
}

/// `old` or `new`: what each build leaves to the next one.
fn version_of(page: &str) -> &str {
    &page[..3]
}

fn files(folder: &Path, above: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{above}{}", entry.file_name().to_str().unwrap());
        if path == ".minglu" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn published(output: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    files(output, "", &mut found);
    found
}

/// Every file is wholly of one version and everything that can be reached is there.
fn assert_whole(output: &Path, when: &str) {
    let (old, new) = (old(), new());
    let found = published(output);
    for (path, bytes) in &found {
        let path = path.as_str();
        let versions = [old.get(path), new.get(path)];
        let is_whole = versions.contains(&Some(&bytes.as_str()))
            || path == "gone/notes"
            || (path == "edited/index.html" && bytes == BY_HAND);
        assert!(is_whole, "{when}: {path} is torn: {bytes}");
    }
    let mut seen = BTreeSet::new();
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        let Some(bytes) = found.get(&path) else {
            panic!("{when}: {path} is linked and not there: {found:#?}");
        };
        if seen.insert(path) {
            next.extend(bytes.split(' ').skip(1).map(str::to_owned));
        }
    }
}

/// Exactly the new site, the foreign file, the kept edit, and nothing left over.
fn assert_finished(output: &Path, when: &str) {
    let mut found = published(output);
    assert_eq!(found.remove("gone/notes").as_deref(), Some("foreign"));
    let wanted = new()
        .into_iter()
        .map(|(path, bytes)| (path.to_owned(), bytes.to_owned()));
    assert_eq!(found, wanted.collect::<BTreeMap<_, _>>(), "{when}");
    assert!(!output.join("gone/deep").exists(), "{when}: empty folder");
    let mut state = fs::read_dir(output.join(".minglu"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "journal.new")
        .collect::<Vec<_>>();
    state.sort();
    assert_eq!(state, ["kept", "lock", "manifest", "state"], "{when}");
    let kept = fs::read_dir(output.join(".minglu/kept/edited")).unwrap();
    let kept: Vec<_> = kept
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(kept, [BY_HAND], "{when}");
}

/// The next run: whatever was interrupted, opening leaves one version whole.
fn assert_recovers(output: &Path, when: &str) {
    let stage = Stage::open_on(output, Box::new(Plug::after(usize::MAX))).unwrap();
    assert_whole(output, when);
    let found = published(output);
    let is_new = found["index.html"].starts_with("new");
    let left = fs::read_to_string(output.join(".minglu/state/log")).unwrap();
    assert_eq!(left, version_of(&found["index.html"]), "{when}");
    let version = if is_new { new() } else { old() };
    assert!(
        version.keys().all(|path| found.contains_key(*path)),
        "{when}"
    );
    assert_eq!(found.len(), version.len() + 1, "{when}: {found:?}");
    drop(stage);
    let published = publish(output, &new(), usize::MAX).unwrap();
    assert_eq!(published.added == 0, is_new, "{when}");
    assert_eq!(published.foreign, ["gone/notes"], "{when}");
    assert_finished(output, when);
}

/// How many changes of the disk one publication takes.
fn changes() -> usize {
    let scratch = Scratch::new();
    let plug = Plug::after(usize::MAX);
    let log = Arc::clone(&plug.log);
    publish_on(&scratch.0, &new(), plug).unwrap();
    assert_finished(&scratch.0, "uncut");
    log.lock().unwrap().len()
}

#[test]
fn cut_anywhere_the_site_is_whole_and_the_next_run_finishes() {
    (0..changes()).into_par_iter().for_each(|cut| {
        let scratch = Scratch::new();
        let outcome = publish(&scratch.0, &new(), cut);
        let when = format!("cut {cut}");
        assert!(outcome.is_err(), "{when}");
        assert_whole(&scratch.0, &when);
        assert_recovers(&scratch.0, &when);
    });
}

#[test]
fn a_recovery_may_be_cut_anywhere_too() {
    (0..changes()).into_par_iter().for_each(|cut| {
        for again in 0.. {
            let scratch = Scratch::new();
            let when = format!("cut {cut}, then {again}");
            publish(&scratch.0, &new(), cut).unwrap_err();
            if !scratch.0.join(".minglu/journal").exists() {
                break; // Nothing to recover: the test above has shown the rest.
            }
            let outcome = Stage::open_on(&scratch.0, Box::new(Plug::after(again)));
            assert_whole(&scratch.0, &when);
            let is_through = outcome.is_ok();
            drop(outcome);
            assert_recovers(&scratch.0, &when);
            if is_through {
                break;
            }
        }
    });
}

/// One publication, step by step.
const STEPS: &[&str] = &[
    "keep edited/index.html",
    "sync all of .",
    "write .minglu/journal.new",
    "sync .minglu/journal.new",
    "rename to .minglu/journal",
    "sync .minglu",
    "make folder b",
    "make folder c/deep",
    // make way
    "remove fold/x",
    "remove turn",
    // add assets, then pages
    "rename to assets/new.css",
    "rename to fold",
    "rename to b/index.html",
    "rename to c/deep/index.html",
    "rename to turn/index.html",
    "make folder turn",
    "rename to turn/index.html",
    // change assets, then pages, the entrance last
    "rename to .minglu/state/log",
    "rename to search.json",
    "rename to a/index.html",
    "rename to edited/index.html",
    "rename to index.html",
    // remove pages, then assets
    "remove gone/deep/index.html",
    "remove gone/index.html",
    "remove assets/old.css",
    // forget the journal
    "sync all of .",
    "write .minglu/manifest.new",
    "sync .minglu/manifest.new",
    "rename to .minglu/manifest",
    "sync .minglu",
    "remove .minglu/journal",
    "clear .minglu/stage",
];

#[test]
fn all_is_durable_before_it_is_relied_on_and_links_always_lead_somewhere() {
    let scratch = Scratch::new();
    let plug = Plug::after(usize::MAX);
    let log = Arc::clone(&plug.log);
    publish_on(&scratch.0, &new(), plug).unwrap();
    let log = log.lock().unwrap();
    let tried_in_vain = |line: &&String| !line.starts_with("remove folder");
    let steps: Vec<_> = log
        .iter()
        .filter(tried_in_vain)
        .skip_while(|line| !line.starts_with("keep"))
        .map(String::as_str)
        .collect();
    assert_eq!(steps, STEPS);
}
