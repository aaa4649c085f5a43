//! The front matter of notices and pages as it is written.

use super::{Text, record};

record! {
    /// The head of a notice or a page.
    FrontMatter {
        title ["标题"]: Text,
        date ["日期"]: Text,
        source ["来源"]: Text,
        number ["文号"]: Text,
        summary ["摘要"]: Text,
        order ["顺序"]: Text,
        section ["栏目"]: Text,
    }
}
