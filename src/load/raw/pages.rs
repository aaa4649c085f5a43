//! The front matter of notices and pages as it is written.

use super::{Text, record};

record! {
    /// The head of a notice or a page.
    FrontMatter {
        /// 标题 / title
        title ["标题"]: Text as Required,
        /// 日期；公告到这一天才发布 / day; a notice is published on it
        date ["日期"]: Text as Day,
        /// 来源单位 / who issued it
        source ["来源"]: Text,
        /// 文号 / number of the notice
        number ["文号"]: Text,
        /// 摘要，列表里显示 / summary, shown in lists
        summary ["摘要"]: Text,
        /// 在同一栏目里的顺序，小的在前 / order within the section
        order ["顺序"]: Text as Number,
        /// 栏目 / section
        section ["栏目"]: Text,
    }
}
