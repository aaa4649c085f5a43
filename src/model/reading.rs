//! How Han characters are read in names (拼音): a small table of words whose reading a single character would get wrong, a table of
//! characters whose usual reading in names is not the dictionary's first, then the first reading of crate `pinyin`.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};

/// A word and how it is read.
type Word = (&'static str, &'static str);

/// Words that settle the reading of a character with several (多音字): places first, then common words of such names.
const WORDS: &[Word] = &[
    // Places.
    ("长乐", "chang le"),
    ("重庆", "chong qing"),
    ("厦门", "xia men"),
    ("成都", "cheng du"),
    ("西藏", "xi zang"),
    ("蚌埠", "beng bu"),
    ("六安", "lu an"),
    ("六合", "lu he"),
    ("番禺", "pan yu"),
    ("东阿", "dong e"),
    ("涡阳", "guo yang"),
    ("洪洞", "hong tong"),
    ("乐清", "yue qing"),
    ("乐亭", "lao ting"),
    ("大埔", "da bu"),
    ("单县", "shan xian"),
    ("莘县", "shen xian"),
    ("牟平", "mu ping"),
    ("铅山", "yan shan"),
    ("丽水", "li shui"),
    ("尉犁", "yu li"),
    ("浚县", "xun xian"),
    ("中牟", "zhong mu"),
    ("吴堡", "wu bu"),
    ("犍为", "qian wei"),
    ("筠连", "jun lian"),
    ("珲春", "hun chun"),
    ("蔚县", "yu xian"),
    ("会稽", "kuai ji"),
    ("枞阳", "zong yang"),
    ("黄陂", "huang pi"),
    ("乐陵", "lao ling"),
    ("宁都", "ning du"),
    ("单城", "shan cheng"),
    // Growing and heading (长).
    ("成长", "cheng zhang"),
    ("助长", "zhu zhang"),
    ("生长", "sheng zhang"),
    ("增长", "zeng zhang"),
    ("校长", "xiao zhang"),
    ("院长", "yuan zhang"),
    ("会长", "hui zhang"),
    ("店长", "dian zhang"),
    ("家长", "jia zhang"),
    // Music (乐).
    ("音乐", "yin yue"),
    ("乐器", "yue qi"),
    ("乐团", "yue tuan"),
    ("声乐", "sheng yue"),
    ("民乐", "min yue"),
    ("器乐", "qi yue"),
    // Trades (行).
    ("银行", "yin hang"),
    ("行业", "hang ye"),
    ("行家", "hang jia"),
    ("商行", "shang hang"),
    ("车行", "che hang"),
    ("百行", "bai hang"),
    ("内行", "nei hang"),
    ("在行", "zai hang"),
    // Trades and tools.
    ("刨工", "bao gong"),
    ("牛头刨", "niu tou bao"),
    ("捆扎", "kun za"),
    ("包扎", "bao za"),
    ("校对", "jiao dui"),
    ("模板", "mu ban"),
    ("畜牧", "xu mu"),
    ("着色", "zhuo se"),
    ("薄膜", "bo mo"),
    ("子弹", "zi dan"),
    ("炮弹", "pao dan"),
    ("弹药", "dan yao"),
    ("导弹", "dao dan"),
    ("弹壳", "dan ke"),
    ("差旅", "chai lv"),
    ("咖喱", "ga li"),
    ("雪茄", "xue jia"),
    // Others.
    ("重阳", "chong yang"),
    ("会计", "kuai ji"),
    ("大厦", "da sha"),
    ("广厦", "guang sha"),
    ("朝夕", "zhao xi"),
    ("朝晖", "zhao hui"),
    ("朝霞", "zhao xia"),
    ("人参", "ren shen"),
    ("海参", "hai shen"),
    ("党参", "dang shen"),
    ("宝藏", "bao zang"),
    ("藏族", "zang zu"),
    ("藏医", "zang yi"),
    ("调查", "diao cha"),
    ("调研", "diao yan"),
    ("调度", "diao du"),
    ("模具", "mu ju"),
    ("大夫", "dai fu"),
    ("校准", "jiao zhun"),
    ("校正", "jiao zheng"),
    ("校验", "jiao yan"),
    ("传记", "zhuan ji"),
    ("星宿", "xing xiu"),
    ("目的", "mu di"),
    ("标的", "biao di"),
    ("圈养", "juan yang"),
    ("率先", "shuai xian"),
    ("纤夫", "qian fu"),
    ("关卡", "guan qia"),
    ("角色", "jue se"),
    ("主角", "zhu jue"),
    ("茜茜", "xi xi"),
];

/// Characters whose reading in names differs from the first one of the dictionary.
const CHARACTERS: &[(char, &str)] = &[
    ('长', "chang"),
    ('厦', "xia"),
    ('曾', "zeng"),
    ('晟', "sheng"),
    ('琢', "zhuo"),
    ('调', "tiao"),
    ('茄', "qie"),
    ('翟', "zhai"),
    ('缪', "miao"),
    ('都', "du"),
    ('佛', "fo"),
    ('给', "ji"),
    ('还', "huan"),
    ('椎', "zhui"),
    ('弹', "tan"),
    ('似', "si"),
    ('轧', "zha"),
    ('珩', "heng"),
    ('覃', "qin"),
];

/// The syllables of a text in order, blanks between them: Han characters read, runs of letters and digits kept (lower case, half width),
/// the rest dropped.
pub(super) fn pinyin(text: &str) -> String {
    let mut read = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = read.len();
        if !read.is_empty() {
            read.push(' ');
        }
        let taken = if let Some((word, reading)) = word_at(first, rest) {
            read.push_str(reading);
            word.len()
        } else if let Some(reading) = character(first) {
            read.extend(reading.chars().map(|it| if it == 'ü' { 'v' } else { it }));
            first.len_utf8()
        } else {
            let run = rest.find(|c| !is_kept(c)).unwrap_or(rest.len());
            let kept = rest[..run].chars().map(crate::source::narrow);
            read.extend(kept.flat_map(char::to_lowercase));
            if run == 0 {
                read.truncate(length);
            }
            run.max(first.len_utf8())
        };
        rest = &rest[taken..];
    }
    read
}

/// How each character of a text is read in it (`v` for ü); `None` for what is no Han character.
#[must_use]
pub fn readings(text: &str) -> Vec<Option<&'static str>> {
    let mut readings = Vec::with_capacity(text.len() / 3 + 1);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if let Some((word, reading)) = word_at(first, rest) {
            readings.extend(reading.split(' ').map(Some));
            word.len()
        } else {
            readings.push(character(first).map(with_v));
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    readings
}

/// All readings of a Han character that the dictionary knows, the usual one first.
#[must_use]
pub fn all_readings(c: char) -> Vec<&'static str> {
    let of_dictionary = c.to_pinyin_multi().into_iter().flatten();
    let of_dictionary = of_dictionary.map(pinyin::Pinyin::plain);
    let mut readings = Vec::new();
    for reading in character(c).into_iter().chain(of_dictionary).map(with_v) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// A syllable as it is typed.
fn with_v(syllable: &'static str) -> &'static str {
    match syllable {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

/// The word of the table that the text begins with; `first` is its first character.
fn word_at(first: char, text: &str) -> Option<Word> {
    static BY_FIRST: LazyLock<HashMap<char, Vec<Word>>> = LazyLock::new(|| {
        let mut words: HashMap<char, Vec<Word>> = HashMap::new();
        for word in WORDS {
            let first = word.0.chars().next();
            words
                .entry(first.unwrap_or_default())
                .or_default()
                .push(*word);
        }
        words
    });
    let mut words = BY_FIRST.get(&first)?.iter();
    words.find(|(word, _)| text.starts_with(word)).copied()
}

fn character(c: char) -> Option<&'static str> {
    let ours = CHARACTERS.iter().find(|(known, _)| *known == c);
    let ours = ours.map(|(_, reading)| *reading);
    ours.or_else(|| c.to_pinyin().map(pinyin::Pinyin::plain))
}

/// Letters and digits that are not read as pinyin.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() && character(c).is_none()
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, WORDS, all_readings, pinyin, readings};

    #[test]
    fn words_settle_readings() {
        for (text, read) in [
            ("长乐", "chang le"),
            ("长乐音乐学校", "chang le yin yue xue xiao"),
            ("重庆", "chong qing"),
            ("厦门大厦", "xia men da sha"),
            ("长江", "chang jiang"),
            ("成长", "cheng zhang"),
            ("助长", "zhu zhang"),
            ("绿城", "lv cheng"),
            ("会计行业", "kuai ji hang ye"),
            ("ABC１２榕光（福州）", "abc12 rong guang fu zhou"),
            ("", ""),
            ("——", ""),
        ] {
            assert_eq!(pinyin(text), read, "{text}");
        }
    }

    /// Places and trades with their readings, as people say them.
    #[test]
    fn places_and_trades_are_read_as_people_say_them() {
        let text = include_str!("reading_tests.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let entries = lines.flat_map(|line| line.split(", "));
        let mut count = 0;
        for (word, read) in entries.filter_map(|entry| entry.split_once(' ')) {
            assert_eq!(pinyin(word), read, "{word}");
            let syllables: Vec<_> = readings(word).into_iter().flatten().collect();
            assert_eq!(syllables.join(" "), read, "{word}");
            count += 1;
        }
        assert!(count > 250, "{count}");
    }

    #[test]
    fn each_character_has_its_own_reading() {
        assert_eq!(readings("长A乐3"), [Some("chang"), None, Some("le"), None]);
        assert_eq!(
            readings("音乐（绿）"),
            [Some("yin"), Some("yue"), None, Some("lv"), None]
        );
        assert_eq!(all_readings('重')[..2], ["zhong", "chong"]);
        assert_eq!(all_readings('长')[..2], ["chang", "zhang"]);
        assert!(all_readings('a').is_empty());
    }

    #[test]
    fn tables_are_consistent() {
        for (word, reading) in WORDS {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
        }
        let mut known: Vec<_> = WORDS.iter().map(|(word, _)| word).collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), WORDS.len());
        assert!(CHARACTERS.iter().all(|(_, reading)| reading.is_ascii()));
    }
}
