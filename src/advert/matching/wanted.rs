//! A few words of which any is looked for in short texts, clause by clause: ready at once, and a look
//! at each two characters of a text.

/// Words, any of which is looked for.
pub struct Wanted {
    words: Vec<String>,
    /// For the first two characters of each word a bit, by [`bit`]; of a word of one, all bits that
    /// it may have with another.
    pairs: [u64; BITS / 64],
    /// Whether the empty word is among them, which stands everywhere.
    is_any: bool,
}

const BITS: usize = 1024;

impl Wanted {
    /// Words ready to be looked for; `None` if there are none.
    pub fn new(words: &[String]) -> Option<Self> {
        let mut wanted = Self {
            words: words.to_vec(),
            pairs: [0; BITS / 64],
            is_any: words.iter().any(String::is_empty),
        };
        wanted.words.sort_unstable();
        for word in words {
            let mut characters = word.chars();
            let Some(first) = characters.next() else {
                continue;
            };
            match characters.next() {
                Some(second) => wanted.set(bit(first, second)),
                None => (0..SECONDS).for_each(|it| wanted.set(row(first) + it)),
            }
        }
        (!words.is_empty()).then_some(wanted)
    }

    fn set(&mut self, bit: usize) {
        self.pairs[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether any of them stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        let mut characters = text.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            let second = characters.peek().map_or('\0', |it| it.1);
            let bit = bit(first, second);
            if (self.pairs[bit / 64] >> (bit % 64)) & 1 == 1 && self.begins(&text[at..]) {
                return true;
            }
        }
        self.is_any
    }

    /// Whether a text begins with one of them.
    fn begins(&self, text: &str) -> bool {
        self.words.iter().any(|it| text.starts_with(it.as_str()))
    }
}

/// How many bits there are for the second character.
const SECONDS: usize = 32;

/// Where the bits of a first character begin.
fn row(first: char) -> usize {
    (u32::from(first).wrapping_mul(0x9e37_79b1) >> 27) as usize * SECONDS
}

/// The bit for two characters side by side; others may share it.
fn bit(first: char, second: char) -> usize {
    row(first) + (u32::from(second).wrapping_mul(0x85eb_ca6b) >> 27) as usize
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    fn is_in(words: &[&str], text: &str) -> bool {
        let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
        Wanted::new(&words).is_some_and(|it| it.is_in(text))
    }

    #[test]
    fn words_of_any_length_are_found() {
        for (words, text) in [
            (&["证"][..], "考证"),
            (&["证"], "证书"),
            (&["证书", "100%"], "通过率100%吗"),
            (&["技能人才"], "新时代技能人才"),
            (&["a"], "a"),
            (&[""], ""),
        ] {
            assert!(is_in(words, text), "{words:?} {text}");
        }
        for (words, text) in [
            (&["证书"][..], "证"),
            (&["证书"], "书证，证 书"),
            (&["证"], ""),
            (&[], "证"),
        ] {
            assert!(!is_in(words, text), "{words:?} {text}");
        }
    }
}
