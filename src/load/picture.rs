//! Which files are pictures, by their names and by how they begin.

/// The endings of names that pictures on pages have, with how such files begin.
const FORMS: &[(&str, &[&[u8]])] = &[
    ("png", &[b"\x89PNG"]),
    ("jpg", &[b"\xff\xd8\xff"]),
    ("jpeg", &[b"\xff\xd8\xff"]),
    ("gif", &[b"GIF8"]),
    ("webp", &[b"RIFF"]),
];

/// Whether the bytes of a file begin as its name says; `None` if it is not named as a picture.
pub fn is_as_named(path: &str, bytes: &[u8]) -> Option<bool> {
    let (_, ending) = path.rsplit_once('.')?;
    let is = |known: &str| ending.eq_ignore_ascii_case(known);
    if is("svg") {
        let head = &bytes[..bytes.len().min(4096)];
        return Some(memchr::memmem::find(head, b"<svg").is_some());
    }
    let (_, beginnings) = FORMS.iter().find(|(known, _)| is(known))?;
    Some(beginnings.iter().any(|it| bytes.starts_with(it)))
}

#[cfg(test)]
mod tests {
    use super::is_as_named;

    #[test]
    fn a_picture_begins_as_its_name_says() {
        assert_eq!(is_as_named("a/logo.png", b"\x89PNG\r\n"), Some(true));
        assert_eq!(is_as_named("a/logo.PNG", b"PK\x03\x04"), Some(false));
        assert_eq!(is_as_named("a/logo.svg", b"<?xml?><svg/>"), Some(true));
        assert_eq!(is_as_named("a/logo.svg", b""), Some(false));
        assert_eq!(is_as_named("a/logo.doc", b""), None);
    }
}
