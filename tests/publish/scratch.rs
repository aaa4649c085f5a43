//! A folder of its own for each test.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use minglu::publish::{PublishError, Published, Stage};

/// Removed when it goes out of scope.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("minglu-publish-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn publish(&self, site: &[(&str, &str)]) -> Published {
        self.try_publish(site).unwrap()
    }

    pub(crate) fn try_publish(&self, site: &[(&str, &str)]) -> Result<Published, PublishError> {
        let stage = Stage::open(&self.0)?;
        for (path, text) in site {
            stage.put(path, text.as_bytes())?;
        }
        stage.commit(None)
    }

    pub(crate) fn in_the_way(&self, site: &[(&str, &str)]) -> Vec<String> {
        let before = tree(&self.0);
        let refused = self.try_publish(site).unwrap_err();
        assert_eq!(tree(&self.0), before, "a refusal leaves all as it was");
        match refused {
            PublishError::ForeignInTheWay { paths } => paths,
            other => panic!("{other}"),
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Everything below a folder: kind or bytes, inode and times.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, (String, u64, i64, i64)> {
    let mut found = BTreeMap::new();
    let mut next = vec![folder.to_path_buf()];
    while let Some(path) = next.pop() {
        let metadata = fs::symlink_metadata(&path).unwrap();
        let mut text = format!("{:?}", metadata.file_type());
        if metadata.is_dir() {
            let inner = fs::read_dir(&path).unwrap();
            next.extend(inner.map(|entry| entry.unwrap().path()));
        } else if metadata.is_file() {
            text = fs::read_to_string(&path).unwrap();
        }
        let is_state = path.file_name().is_some_and(|name| name == ".minglu");
        if !is_state {
            let times = (metadata.mtime(), metadata.mtime_nsec());
            found.insert(path, (text, metadata.ino(), times.0, times.1));
        }
    }
    found
}
