//! Characters that stand between others and are none of their own word.

/// What a mark between two characters does to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// It is not seen at all: zero-width, soft hyphens, variation and bidirectional marks,
    /// combining marks.
    Invisible,
    /// It is seen and says nothing: `·`, `*`, `-`, emoji.
    Symbol,
    /// A blank.
    Blank,
    /// A bracket or a quotation mark.
    Bracket,
    /// It ends a clause or divides a list: `，` `。` `、` `/`.
    Sentence,
    /// A line break.
    Line,
    /// The end of a paragraph, a cell, a heading.
    Border,
}

/// What a character is as a gap; `None` if it belongs to a word.
#[must_use]
pub fn gap(character: char) -> Option<Gap> {
    match character {
        // Most of a text, and nothing else is to be asked about them.
        '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'a'..='z' | 'A'..='Z' | '０'..='９' => None,
        ' ' | '\u{3000}' => Some(Gap::Blank),
        '，' | '。' | '、' | '：' | '；' | '！' | '？' => Some(Gap::Sentence),
        '（' | '）' | '《' | '》' | '“' | '”' => Some(Gap::Bracket),
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => Some(Gap::Line),
        '\u{2029}' => Some(Gap::Border),
        _ if is_invisible(character) => Some(Gap::Invisible),
        '\u{2800}' => Some(Gap::Blank),
        _ if character.is_whitespace() => Some(Gap::Blank),
        '…' | ',' | '.' | ';' | ':' | '!' | '?' | '/' | '|' | '—' | '–' | '―' | '｜' | '／'
        | '﹐' | '﹑' | '﹒' | '﹔' | '﹕' | '﹖' | '﹗' | '．' | '｡' | '､' | '︐' | '︑'
        | '︒' | '︓' | '︔' | '︕' | '︖' => Some(Gap::Sentence),
        '‘' | '’' | '"' | '\'' | '(' | ')' | '[' | ']' | '【' | '】' | '「' | '」' | '『'
        | '』' | '{' | '}' | '〔' | '〕' | '〈' | '〉' | '<' | '>' | '〖' | '〗' | '［' | '］'
        | '｛' | '｝' | '＜' | '＞' | '«' | '»' | '﹁' | '﹂' | '﹃' | '﹄' | '︵' | '︶'
        | '︻' | '︼' | '｢' | '｣' | '〝' | '〞' => Some(Gap::Bracket),
        '%' | '％' | '﹪' => None,
        _ if character.is_alphanumeric() => None,
        // Parts of Han characters and notes beside them are no symbols; letters and numbers in
        // circles are what they enclose.
        '\u{2460}'..='\u{24ff}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3190}'..='\u{319f}'
        | '\u{31c0}'..='\u{31ef}'
        | '\u{3200}'..='\u{33ff}'
        | '\u{1f100}'..='\u{1f26f}'
        | '〇' => None,
        _ => Some(Gap::Symbol),
    }
}

/// Whether a reader does not see a character.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
        // The tones of Zhuyin, which stand behind their letters.
        | 'ˉ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙'
        // Combining marks.
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}'
        | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::{Gap, gap};

    #[test]
    fn marks_are_told_apart_from_words() {
        for (character, kind) in [
            ('·', Gap::Symbol),
            ('🔥', Gap::Symbol),
            (' ', Gap::Blank),
            ('\u{3000}', Gap::Blank),
            ('，', Gap::Sentence),
            ('（', Gap::Bracket),
            ('\n', Gap::Line),
            ('\u{2029}', Gap::Border),
            ('\u{ad}', Gap::Invisible),
            ('\u{301}', Gap::Invisible),
        ] {
            assert_eq!(gap(character), Some(kind), "{character}");
        }
        for character in ['职', 'z', '7', '①', '⻔', '㊣', '%', 'ㄓ'] {
            assert_eq!(gap(character), None, "{character}");
        }
    }
}
