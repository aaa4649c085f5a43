//! Syllables in the letters of Zhuyin 注音: `ㄓㄥ` for zheng.

const INITIALS: &[(&str, &str)] = &[
    ("zh", "ㄓ"),
    ("ch", "ㄔ"),
    ("sh", "ㄕ"),
    ("b", "ㄅ"),
    ("p", "ㄆ"),
    ("m", "ㄇ"),
    ("f", "ㄈ"),
    ("d", "ㄉ"),
    ("t", "ㄊ"),
    ("n", "ㄋ"),
    ("l", "ㄌ"),
    ("g", "ㄍ"),
    ("k", "ㄎ"),
    ("h", "ㄏ"),
    ("j", "ㄐ"),
    ("q", "ㄑ"),
    ("x", "ㄒ"),
    ("r", "ㄖ"),
    ("z", "ㄗ"),
    ("c", "ㄘ"),
    ("s", "ㄙ"),
];

/// Finals as they are written behind an initial, and by themselves.
const FINALS: &[(&str, &str, &str)] = &[
    ("a", "a", "ㄚ"),
    ("o", "o", "ㄛ"),
    ("e", "e", "ㄜ"),
    ("ai", "ai", "ㄞ"),
    ("ei", "ei", "ㄟ"),
    ("ao", "ao", "ㄠ"),
    ("ou", "ou", "ㄡ"),
    ("an", "an", "ㄢ"),
    ("en", "en", "ㄣ"),
    ("ang", "ang", "ㄤ"),
    ("eng", "eng", "ㄥ"),
    ("er", "er", "ㄦ"),
    ("i", "yi", "ㄧ"),
    ("ia", "ya", "ㄧㄚ"),
    ("ie", "ye", "ㄧㄝ"),
    ("iao", "yao", "ㄧㄠ"),
    ("iu", "you", "ㄧㄡ"),
    ("ian", "yan", "ㄧㄢ"),
    ("in", "yin", "ㄧㄣ"),
    ("iang", "yang", "ㄧㄤ"),
    ("ing", "ying", "ㄧㄥ"),
    ("u", "wu", "ㄨ"),
    ("ua", "wa", "ㄨㄚ"),
    ("uo", "wo", "ㄨㄛ"),
    ("uai", "wai", "ㄨㄞ"),
    ("ui", "wei", "ㄨㄟ"),
    ("uan", "wan", "ㄨㄢ"),
    ("un", "wen", "ㄨㄣ"),
    ("uang", "wang", "ㄨㄤ"),
    ("ong", "weng", "ㄨㄥ"),
    ("v", "yu", "ㄩ"),
    ("ve", "yue", "ㄩㄝ"),
    ("van", "yuan", "ㄩㄢ"),
    ("vn", "yun", "ㄩㄣ"),
    ("iong", "yong", "ㄩㄥ"),
];

/// A syllable in the letters of Zhuyin, without its tone; empty if there are none for it.
#[must_use]
pub fn phonetic(syllable: &str) -> String {
    let syllable = syllable.replace('ü', "v");
    if let Some((.., letters)) = FINALS.iter().find(|it| it.1 == syllable) {
        return (*letters).to_owned();
    }
    let initial = INITIALS
        .iter()
        .find_map(|it| Some((it, syllable.strip_prefix(it.0)?)));
    let Some(((latin, initial), rest)) = initial else {
        return String::new();
    };
    // zhi, chi, shi, ri, zi, ci, si have no letter for their vowel; ju, qu, xu have another u.
    let is_hissed = matches!(*latin, "zh" | "ch" | "sh" | "r" | "z" | "c" | "s");
    let rest = match (*latin, rest.strip_prefix('u')) {
        _ if is_hissed && rest == "i" => return (*initial).to_owned(),
        ("j" | "q" | "x", Some(rest)) => format!("v{rest}"),
        _ => rest.to_owned(),
    };
    let letters = FINALS.iter().find(|it| it.0 == rest);
    letters.map_or_else(String::new, |it| format!("{initial}{}", it.2))
}

/// Whether a character is a letter of Zhuyin.
#[must_use]
pub fn is_phonetic(character: char) -> bool {
    ('\u{3105}'..='\u{312f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::phonetic;

    #[test]
    fn syllables_have_their_letters() {
        for (syllable, letters) in [
            ("zhi", "ㄓ"),
            ("ye", "ㄧㄝ"),
            ("zi", "ㄗ"),
            ("ge", "ㄍㄜ"),
            ("zheng", "ㄓㄥ"),
            ("jiu", "ㄐㄧㄡ"),
            ("yong", "ㄩㄥ"),
            ("ju", "ㄐㄩ"),
            ("lü", "ㄌㄩ"),
            ("guo", "ㄍㄨㄛ"),
            ("yi", "ㄧ"),
        ] {
            assert_eq!(phonetic(syllable), letters, "{syllable}");
        }
    }
}
