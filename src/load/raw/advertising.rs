//! The advertising policy as it is written.

use super::{Entries, List, Text, record};

record! {
    /// `advertising.yaml`
    AdvertisingFile {
        /// 标题 / title
        title ["标题"]: Text,
        /// 依据 / where it is from
        source ["来源"]: Text,
        /// 日期 / its date
        dated ["日期"]: Text,
        /// 说明 / note
        note ["说明"]: Text,
        /// 类别，各词条没有写的从这里取 / classes, with what their terms leave out
        classes ["类别"]: Entries<TermClassRecord>,
        /// 禁用字样 / banned wording
        terms ["词条"]: List<TermRecord>,
        /// 含有禁用字样而另有所指的更长的词 / longer phrases that mean something else
        phrases ["例外"]: List<PhraseRecord>,
        /// 上下文：否定、引用、事实陈述 / what a clause may say around a term
        contexts ["上下文"]: List<CircumstanceRecord>,
    }

    /// What the terms of a class have in common.
    TermClassRecord {
        /// 类别名称 / its name
        name ["名称"]: Text,
        /// 英文名称 / its name in English
        name_en ["英文名称"]: Text,
        /// 处理：deny 禁止，review 人工判断 / what becomes of a text
        severity ["处理"]: Text as TermSeverity,
        /// 条款 / the clause that bans it
        clause ["条款"]: Text,
        /// 变形：script 只认字形，full 也认谐音、形近、拆字、拼音 / how far a spelling may be bent
        bending ["变形"]: Text as Bending,
        /// 旁证：同一句里有这些词之一，只是读音相近的写法也算 / one of these in the clause speaks for a spelling that only sounds alike
        hints ["旁证"]: List<Text>,
        /// 词间可以插入的字样，插入后仍是同一字样 / what may be put in between the two words of a term and leaves it the same
        put_in ["词间插入"]: List<Text>,
        /// 可以改写成 / what may be written instead
        instead ["改写"]: Text,
        /// 理由 / why
        reason ["理由"]: Text,
        /// 在书名号里的处理：clean 放过，review 人工判断 / what becomes of it in a title, 《…》
        in_titles ["书名号内"]: Text as Leniency,
    }

    /// One banned wording.
    TermRecord {
        /// 字样；{数}代表数字 / the wording; {数} stands for a number
        term ["字样"]: Text,
        /// 同一字样的其他写法 / other spellings of the same
        also ["其他写法"]: List<Text>,
        /// 按词断开，如 职业 资格 / its words, divided by blanks
        words ["断词"]: Text,
        /// 类别 / its class
        class ["类别"]: Text,
        /// 处理：deny 禁止，review 人工判断 / what becomes of a text
        severity ["处理"]: Text as TermSeverity,
        /// 条款 / the clause that bans it
        clause ["条款"]: Text,
        /// 变形：script 只认字形，full 也认谐音、形近、拆字、拼音 / how far a spelling may be bent
        bending ["变形"]: Text as Bending,
        /// 同一句里有这些词之一才算 / it counts only with one of these in the same clause
        with ["同现"]: List<Text>,
        /// 旁证：同一句里有这些词之一，只是读音相近的写法也算 / one of these in the clause speaks for a spelling that only sounds alike
        hints ["旁证"]: List<Text>,
        /// 词间可以插入的字样，插入后仍是同一字样 / what may be put in between the two words of a term and leaves it the same
        put_in ["词间插入"]: List<Text>,
        /// 可以改写成 / what may be written instead
        instead ["改写"]: Text,
        /// 理由 / why
        reason ["理由"]: Text,
    }

    /// A longer phrase that has a term in it.
    PhraseRecord {
        /// 更长的词 / the phrase
        phrase ["词"]: Text,
        /// 处理：clean 放过，review 人工判断，keep 照旧，不再看词界 / what becomes of the term in it
        effect ["处理"]: Text as Leniency,
        /// 理由 / why
        reason ["理由"]: Text,
    }

    /// What a clause says around a term.
    CircumstanceRecord {
        /// 名称，如 negation / its name
        name ["名称"]: Text,
        /// 只用于这些类别 / only for these classes
        classes ["类别"]: List<Text>,
        /// 只用于这些字样 / only for these terms
        terms ["字样"]: List<Text>,
        /// 前面有其一 / one of these stands before the term
        before ["前文"]: List<Text>,
        /// 后面有其一 / one of these stands behind it
        after ["后文"]: List<Text>,
        /// 或者紧挨着前面有其一 / or one of these stands right before the term
        adjoining ["紧邻前文"]: List<Text>,
        /// 前后都要有 / both are needed
        both ["前后都要"]: Text as YesNo,
        /// 看整句，不止到逗号 / the whole sentence is read
        sentence ["看整句"]: Text as YesNo,
        /// 有这些词就不用 / none of these may stand there
        unless ["除非"]: List<Text>,
        /// 处理：clean 放过，review 人工判断 / what becomes of the term
        effect ["处理"]: Text as Leniency,
        /// 理由 / why
        reason ["理由"]: Text,
    }
}
