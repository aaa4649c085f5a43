//! `minglu server`: what a web server has to be told so that the pages are safe, quick and fresh.
//!
//! The pages hold one script in themselves, the same bytes on every page; the policy names it by its hash.

use std::fmt::Write;

use clap::ValueEnum;
use sha2::{Digest, Sha256};

use super::console::Console;
use super::options::Common;
use super::prepare::{self, Trouble};
use super::{Outcome, print};
use crate::load::understand;
use crate::render::Theme;

/// The arguments of `minglu server`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The kind of server 服务器
    #[arg(value_enum)]
    kind: Kind,
    /// The path below which the site stands; that of the site's address if left out 网站所在路径
    #[arg(long, value_name = "PATH")]
    at: Option<String>,
    /// The folder with the published files, as the server sees it 发布文件夹
    #[arg(long, value_name = "DIR", default_value = "/srv/minglu/public")]
    root: String,
}

/// The kinds of servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// nginx: a part of a `server` block
    Nginx,
    /// Apache: an `.htaccess`, or a part of a `<Directory>`
    Apache,
    /// Caddy: a part of a site block
    Caddy,
    /// Only the headers, a line each, for any other
    Headers,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let console = Console::new(&args.common);
    match snippet(args, &console) {
        Ok(snippet) => {
            print(&snippet);
            Outcome::Fine
        }
        Err(trouble) => trouble.tell(&console),
    }
}

fn snippet(args: &Args, console: &Console) -> Result<String, Trouble> {
    let files = prepare::files(&args.common, console)?;
    let catalog = understand(files).catalog;
    let theme = prepare::theme_files(&args.common, console)?;
    let theme = prepare::theme(&theme, &catalog.site, &args.common, console)?;
    let address = catalog.site.url.as_deref().unwrap_or_default();
    let at = args.at.as_deref().unwrap_or_else(|| path_of(address));
    let at = format!("/{}/", at.trim_matches('/')).replace("//", "/");
    let headers = headers(&policy(&theme));
    let text = match args.kind {
        Kind::Nginx => include_str!("nginx.conf"),
        Kind::Apache => include_str!("apache.conf"),
        Kind::Caddy => include_str!("caddy.conf"),
        Kind::Headers => "{headers}",
    };
    let lines = headers
        .iter()
        .fold(String::new(), |mut text, (name, value)| {
            // Writing into a text cannot fail.
            let _ = match args.kind {
                Kind::Nginx => writeln!(text, "    add_header {name} \"{value}\" always;"),
                Kind::Apache => writeln!(text, "  Header always set {name} \"{value}\""),
                Kind::Caddy => writeln!(text, "  header {name} \"{value}\""),
                Kind::Headers => writeln!(text, "{name}: {value}"),
            };
            text
        });
    let lines = lines.trim_end_matches('\n');
    let text = text.replace("{headers}", lines).replace("{at}", &at);
    Ok(text
        .replace("{root}", args.root.trim_end_matches('/'))
        .trim_end()
        .to_owned()
        + "\n")
}

/// The path of an address: `/directory/` of `https://minglu.example/directory/`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// Names and values of the headers that every answer carries.
fn headers(policy: &str) -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", policy.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        (
            "Referrer-Policy",
            "strict-origin-when-cross-origin".to_owned(),
        ),
        (
            "Permissions-Policy",
            "camera=(self), geolocation=(), microphone=()".to_owned(),
        ),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

/// What pages may load: what stands beside them, and the scripts that they carry by their hashes.
fn policy(theme: &Theme) -> String {
    let hashes = theme.inline_scripts().map(|script| {
        let hash = Sha256::digest(script.as_bytes());
        format!(" 'sha256-{}'", base64(&hash))
    });
    format!(
        "default-src 'none'; script-src 'self'{}; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
         form-action 'self'; base-uri 'self'; frame-ancestors 'self'",
        hashes.collect::<String>()
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let byte = |at: usize| u32::from(part.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            let is_there = digit <= part.len();
            text.push(if is_there {
                char::from(DIGITS[value as usize])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_base_64() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn a_path_is_what_stands_behind_the_host() {
        for (address, path) in [
            ("https://a.example/directory/", "/directory/"),
            ("https://a.example/", "/"),
            ("https://a.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(path_of(address), path);
        }
    }
}
