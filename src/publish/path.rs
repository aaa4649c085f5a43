//! Which paths may be published, and small questions about them.

use super::error::{BadPath, PublishError};

/// The folder inside the output that holds manifest, journal and staged files.
pub(super) const STATE: &str = ".minglu";

/// Where below [`STATE`] lies what a build leaves to the next one. It is switched together with the site.
const LEFT: &str = ".minglu/state/";

/// Refuses every path that is not plain, relative and below the output.
pub(super) fn check(path: &str) -> Result<(), PublishError> {
    let why = if is_left(path) {
        Some(BadPath::Reserved)
    } else {
        fault(path)
    };
    match why {
        None => Ok(()),
        Some(why) => Err(PublishError::BadPath {
            path: path.to_owned(),
            why,
        }),
    }
}

/// The path of something that is left to the next build.
pub(super) fn left(name: &str) -> String {
    format!("{LEFT}{name}")
}

/// Whether a path is that of something left to the next build, and no file of the site.
pub(super) fn is_left(path: &str) -> bool {
    path.starts_with(LEFT)
}

/// What is wrong with `path`, if anything.
pub(super) fn fault(path: &str) -> Option<BadPath> {
    if let Some(name) = path.strip_prefix(LEFT) {
        fault(name)
    } else if path.starts_with('/') {
        Some(BadPath::Absolute)
    } else if path.starts_with(STATE) {
        Some(BadPath::Reserved)
    } else if path.contains('\\') {
        Some(BadPath::Backslash)
    } else if path.contains(char::is_control) {
        Some(BadPath::Control)
    } else if path.split('/').any(str::is_empty) {
        Some(BadPath::Empty)
    } else if path.split('/').any(|part| part == "." || part == "..") {
        Some(BadPath::Dots)
    } else {
        None
    }
}

/// The folders above `path`, nearest first, without the output itself: `a/b/c` → `a/b`, `a`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// Whether readers open this file themselves, or a compressed form of it. All else is an asset: it
/// is fetched by a page.
pub(super) fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let packed = name.strip_suffix(".br").or(name.strip_suffix(".gz"));
    let name = packed.unwrap_or(name);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["html", "htm", "xml", "txt"]
        .iter()
        .any(|page| extension.eq_ignore_ascii_case(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_relative_paths_pass() {
        for good in [
            "index.html",
            "evaluators/S1/index.html",
            ".gitignore",
            "a/.minglu",
            "名录/index.html",
            "a..b",
            ".minglu/state/facts/a",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn all_else_is_refused_with_its_reason() {
        for (bad, why) in [
            ("", BadPath::Empty),
            ("a/", BadPath::Empty),
            ("a//b", BadPath::Empty),
            ("/a", BadPath::Absolute),
            ("a\\b", BadPath::Backslash),
            ("../a", BadPath::Dots),
            ("a/../b", BadPath::Dots),
            ("./a", BadPath::Dots),
            ("a\nb", BadPath::Control),
            (".minglu/manifest", BadPath::Reserved),
            (".minglu-other", BadPath::Reserved),
            (".minglu/state", BadPath::Reserved),
            (".minglu/state/", BadPath::Empty),
            (".minglu/state/../manifest", BadPath::Dots),
            (".minglu/state/.minglu/manifest", BadPath::Reserved),
        ] {
            assert_eq!(fault(bad), Some(why), "{bad}");
        }
        assert!(check(".minglu/state/a").is_err());
    }

    #[test]
    fn pages_are_told_by_extension() {
        assert!(is_page("a/index.html.br") && !is_page("assets/a.css.gz"));
        assert!(is_page("a/index.html") && is_page("sitemap.XML") && is_page("robots.txt"));
        assert!(!is_page("assets/a.css") && !is_page("search/html") && !is_page("LICENSE"));
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
    }
}
