//! Whether a style gives letters the colour of the ground they stand on.

use super::visibility::Style;

/// Channels this near are not told apart by eye.
const NEAR: u8 = 8;

/// Red, green, blue.
type Colour = [u8; 3];

/// What a style says of a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    Clear,
    Solid(Colour),
}

const NAMES: [(&str, Colour); 24] = [
    ("aqua", [0, 255, 255]),
    ("black", [0, 0, 0]),
    ("blue", [0, 0, 255]),
    ("brown", [165, 42, 42]),
    ("cyan", [0, 255, 255]),
    ("fuchsia", [255, 0, 255]),
    ("gold", [255, 215, 0]),
    ("gray", [128, 128, 128]),
    ("green", [0, 128, 0]),
    ("grey", [128, 128, 128]),
    ("ivory", [255, 255, 240]),
    ("lime", [0, 255, 0]),
    ("magenta", [255, 0, 255]),
    ("maroon", [128, 0, 0]),
    ("navy", [0, 0, 128]),
    ("olive", [128, 128, 0]),
    ("orange", [255, 165, 0]),
    ("pink", [255, 192, 203]),
    ("purple", [128, 0, 128]),
    ("red", [255, 0, 0]),
    ("silver", [192, 192, 192]),
    ("snow", [255, 250, 250]),
    ("white", [255, 255, 255]),
    ("yellow", [255, 255, 0]),
];

/// Whether letters are in the colour of the ground, if the style says anything of it. A style that
/// names the letters' colour alone is taken to show them, for the ground is not known.
pub(super) fn is_unseen(style: &Style<'_>) -> Option<bool> {
    let fill = style.last("-webkit-text-fill-color", ink);
    let letters = fill.or_else(|| style.last("color", ink));
    let ground = style.last("background-color", ink);
    let ground = ground.or_else(|| style.last("background", first_ink));
    match (letters, ground) {
        (Some(Ink::Clear), _) => Some(!shows_ground(style)),
        (Some(Ink::Solid(letters)), Some(Ink::Solid(ground))) => Some(is_near(letters, ground)),
        (None, None | Some(Ink::Clear)) => None,
        _ => Some(false),
    }
}

/// Whether the ground shows through clear letters: a way to paint them.
fn shows_ground(style: &Style<'_>) -> bool {
    let is_text = |it: &str| Some(it.contains("text"));
    ["background-clip", "-webkit-background-clip"]
        .iter()
        .any(|it| style.last(it, is_text).unwrap_or(false))
        || style.last("background", is_text).unwrap_or(false)
}

fn is_near(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= NEAR)
}

/// The first colour of a list of words.
fn first_ink(value: &str) -> Option<Ink> {
    match value.find("rgb") {
        Some(at) => ink(&value[at..]),
        None => value.split_whitespace().find_map(ink),
    }
}

fn ink(value: &str) -> Option<Ink> {
    if value == "transparent" {
        return Some(Ink::Clear);
    }
    if let Some(digits) = value.strip_prefix('#') {
        return hex(digits);
    }
    if let Some((function, inner)) = value.split_once('(') {
        return matches!(function, "rgb" | "rgba").then(|| rgb(inner))?;
    }
    let found = NAMES.iter().find(|(name, _)| *name == value);
    found.map(|(_, colour)| Ink::Solid(*colour))
}

fn hex(digits: &str) -> Option<Ink> {
    let digits: Option<Vec<u8>> = digits
        .chars()
        .map(|it| it.to_digit(16).and_then(|it| u8::try_from(it).ok()))
        .collect();
    let pair = |it: [u8; 2]| it[0] * 16 + it[1];
    Some(match *digits?.as_slice() {
        [_, _, _, 0] | [_, _, _, _, _, _, 0, 0] => Ink::Clear,
        [r, g, b] | [r, g, b, _] => Ink::Solid([r, g, b].map(|it| pair([it; 2]))),
        [r0, r1, g0, g1, b0, b1] | [r0, r1, g0, g1, b0, b1, _, _] => {
            Ink::Solid([[r0, r1], [g0, g1], [b0, b1]].map(pair))
        }
        _ => return None,
    })
}

fn rgb(inner: &str) -> Option<Ink> {
    let inner = inner.split(')').next()?;
    let parts = inner.split([',', ' ', '/']).filter(|it| !it.is_empty());
    let values: Vec<&str> = parts.collect();
    let channel = |it: &&str| it.parse::<u8>().ok();
    let is_clear = |it: &&str| {
        it.trim_end_matches('%')
            .parse::<f32>()
            .is_ok_and(|it| it <= 0.0)
    };
    if values.get(3).is_some_and(is_clear) {
        return Some(Ink::Clear);
    }
    let [r, g, b] = [0, 1, 2].map(|it| values.get(it).and_then(channel));
    Some(Ink::Solid([r?, g?, b?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_their_forms() {
        let white = Some(Ink::Solid([255; 3]));
        for value in [
            "white",
            "#fff",
            "#ffff",
            "#ffffff",
            "#ffffffff",
            "rgb(255,255,255)",
            "rgba(255 255 255 / 1)",
        ] {
            assert_eq!(ink(value), white, "{value}");
        }
        for value in [
            "transparent",
            "#0000",
            "#ffffff00",
            "rgba(1,2,3,0)",
            "rgb(1 2 3 / 0%)",
        ] {
            assert_eq!(ink(value), Some(Ink::Clear), "{value}");
        }
        for value in [
            "",
            "#",
            "#ff",
            "#ggg",
            "rgb(",
            "rgb(1,2)",
            "rgb(300,0,0)",
            "url(#fff)",
            "职",
        ] {
            assert_eq!(ink(value), None, "{value}");
        }
        assert_eq!(first_ink("no-repeat #fff"), white);
        assert_eq!(first_ink("url(a) rgb(255, 255, 255) top"), white);
    }
}
