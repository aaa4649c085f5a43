//! What the tests share: scratch folders, the program, comparison with what is expected.
#![allow(dead_code)] // each test program uses a part of it

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// The day on which all tests stand.
pub const TODAY: &str = "2026-11-23";

/// A folder that goes away with the value.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A fresh folder.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("minglu-test-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a scratch folder");
        Self(folder)
    }

    /// A path in it.
    pub fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }

    /// Writes a file in it.
    pub fn write(&self, below: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// A fresh folder whose `content/` is the fixture site's.
    pub fn with_fixture() -> Self {
        let scratch = Self::new();
        copy_folder(&fixture("site/content"), &scratch.path("content"));
        scratch
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays behind is no reason to fail.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A path below `tests/`.
pub fn fixture(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(below)
}

/// The program, ready for arguments, in a folder.
pub fn minglu(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minglu"));
    command.current_dir(folder);
    command.env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
    command
}

/// The theme that comes with the program.
pub fn theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/banyan")
}

/// Runs a command of the program on the fixture's day with the real theme.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = minglu(folder);
    command.args(arguments).arg("--theme").arg(theme());
    if !arguments.contains(&"--as-of") {
        command.args(["--as-of", TODAY]);
    }
    command.output().expect("the program runs")
}

/// What was printed, errors first, without times.
pub fn printed(output: &Output) -> String {
    let text = [output.stderr.as_slice(), output.stdout.as_slice()].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        lines.push(without_seconds(line));
    }
    format!(
        "{}\nexit status {}\n",
        lines.join("\n"),
        output.status.code().unwrap_or(-1)
    )
}

fn without_seconds(line: &str) -> String {
    for unit in [" 秒）", " s)"] {
        if let Some(rest) = line.strip_suffix(unit) {
            let number = rest.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
            return format!("{number}T{unit}");
        }
    }
    line.to_owned()
}

/// Compares a text with a file of expected text; with `UPDATE=1` writes it instead.
pub fn expect(file: &Path, actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, actual).expect("the expected text");
        return;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(
        expected == actual,
        "{} is not what is expected (UPDATE=1 writes it anew)\n--- expected\n{expected}\n--- actual\n{actual}",
        file.display()
    );
}

/// All files below a folder, as paths with `/`, in order; without minglu's own state.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != ".minglu") {
                    open.push(path);
                }
            } else {
                let below = path.strip_prefix(folder).expect("below");
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(from.join(&file), target).expect("a copy");
    }
}
