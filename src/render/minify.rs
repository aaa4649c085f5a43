//! Minifying once, when a theme is loaded, instead of every page.
//!
//! The minifier leaves template syntax in content alone but reads attributes as plain HTML. A
//! template is therefore written under rules (see `themes/README.md`): inside a tag, braces
//! stand only within double-quoted values, with blanks inside the braces and no double quotes;
//! and no `{% %}` between attributes. A template that breaks them is left as it is.

use minify_html::{Cfg, minify};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// A template without needless blanks and comments.
#[must_use]
pub fn template(text: &str) -> String {
    if !follows_the_rules(text) {
        return text.to_owned();
    }
    let options = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_doctype: false,
        preserve_brace_template_syntax: true,
        ..Cfg::default()
    };
    String::from_utf8(minify(text.as_bytes(), &options)).unwrap_or_else(|_| text.to_owned())
}

/// A style sheet without needless blanks and comments. The minifier knows style sheets only as
/// part of a page.
#[must_use]
pub fn css(bytes: &[u8]) -> Vec<u8> {
    let page = [b"<style>".as_slice(), bytes, b"</style>"].concat();
    let options = Cfg {
        minify_css: true,
        keep_closing_tags: true,
        ..Cfg::default()
    };
    let minified = minify(&page, &options);
    let sheet = minified
        .strip_prefix(b"<style>".as_slice())
        .and_then(|rest| rest.strip_suffix(b"</style>".as_slice()));
    sheet.map_or_else(|| bytes.to_owned(), <[u8]>::to_owned)
}

/// A script without needless blanks and comments, and with short names for what only it knows.
/// minify-html has no way to shorten names, so the crates that it uses itself are asked.
#[must_use]
pub fn js(bytes: &[u8]) -> Vec<u8> {
    let minified = std::str::from_utf8(bytes).ok().and_then(shortened);
    minified.map_or_else(|| bytes.to_owned(), String::into_bytes)
}

/// `None` if it is no sound script.
fn shortened(script: &str) -> Option<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::cjs()).parse();
    let mut program = parsed.errors.is_empty().then_some(parsed.program)?;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions::safest()),
    };
    let names = Minifier::new(options).minify(&allocator, &mut program);
    let code = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(names.scoping);
    Some(code.build(&program).code)
}

/// Whether the template keeps to the rules under which the minifier leaves it sound.
#[must_use]
pub fn follows_the_rules(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        let (found, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = if found == b'{' {
            after_braces(after)
        } else if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if after.starts_with(|it: char| it.is_ascii_alphabetic()) {
            match tag_end(after) {
                Some(after) => after,
                None => return false,
            }
        } else {
            after
        };
    }
    true
}

/// The text after template syntax in content, which the minifier leaves alone; a brace that
/// begins none is text.
fn after_braces(text: &str) -> &str {
    let end = match text.as_bytes().first() {
        Some(b'{') => "}}",
        Some(b'%') => "%}",
        Some(b'#') => "#}",
        _ => return text,
    };
    text.split_once(end).map_or("", |(_, after)| after)
}

/// The text after a tag; `None` if its attributes break the rules.
fn tag_end(tag: &str) -> Option<&str> {
    let mut rest = tag;
    loop {
        let at = rest.find(['>', '"', '{', '\''])?;
        let (found, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        match found {
            b'>' => return Some(after),
            b'"' => {
                let end = after.find('"')?;
                let value = &after[..end];
                let braces_are_sound = value.match_indices("{{").all(|(at, _)| {
                    value[at + 2..].starts_with([' ', '-']) && value[at..].contains("}}")
                });
                if !braces_are_sound || value.matches("{{").count() != value.matches("}}").count() {
                    return None;
                }
                rest = &after[end + 1..];
            }
            b'{' => return None,
            _ => {
                let end = after.find('\'')?;
                if after[..end].contains('{') {
                    return None;
                }
                rest = &after[end + 1..];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_seen() {
        for sound in [
            r#"<a href="{{ root }}{{ url }}">{{ name }}</a>"#,
            "<p>{% if a %}x{% endif %}</p>",
            "a < b {{ c }}",
            "<b>{{ <standing s={standing}/> }}</b>{% if a < b %}{% endif %}{# <i x={{y}}> #}",
        ] {
            assert!(follows_the_rules(sound), "{sound}");
        }
        for broken in [
            r#"<a href="{{url}}">"#,
            "<option {% if x %}selected{% endif %}>",
            r#"<a href="{{ url(path="x") }}">"#,
            "<a href={{ url }}>",
            "<a href='{{ url }}'>",
        ] {
            assert!(!follows_the_rules(broken), "{broken}");
        }
    }

    #[test]
    fn a_style_sheet_keeps_its_meaning() {
        let sheet = css(b"/* note */ a { color : #ff0000 ; }\n");
        assert_eq!(String::from_utf8(sheet).unwrap(), "a{color:red}");
    }

    #[test]
    fn a_script_keeps_its_meaning() {
        let of = |text: &str| String::from_utf8(js(text.as_bytes())).unwrap();
        let small = of("// note\n{ const long_name = (a) => a + 1; globalThis.f = long_name; }\n");
        assert_eq!(small, "{let e=e=>e+1;globalThis.f=e}");
        // Some scripts stand in pages.
        assert!(!of("{ const a = \"</script>\"; f(a); f(a) }").contains("</script"));
        assert_eq!(of("this is no script"), "this is no script");
    }
}
