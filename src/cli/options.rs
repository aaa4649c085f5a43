//! Options that several commands have.

use std::path::PathBuf;

use clap::{ArgAction, ValueEnum};

use super::clock;
use crate::diag::Language;
use crate::model::Day;

/// Where the records are and how to report on them.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// The folder of the records 内容文件夹
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The theme of the pages 主题文件夹
    #[arg(long, value_name = "DIR", default_value = "themes/banyan")]
    pub theme: PathBuf,
    /// The day that standings are worked out for; today if left out 状态日期，默认今天
    #[arg(long, value_name = "DATE", value_parser = clock::parse_day)]
    pub as_of: Option<Day>,
    /// The language of messages 提示语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub lang: Lang,
    /// Colour on the terminal 颜色
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Only say what is wrong 只显示错误和警告
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say everything 显示全部
    #[arg(short, long, action = ArgAction::Count)]
    pub verbose: u8,
}

/// How a command speaks.
#[derive(Debug, clap::Args)]
pub struct Manner {
    /// The language of messages 提示语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub lang: Lang,
    /// Colour on the terminal 颜色
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Only say what is wrong 只显示错误和警告
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say everything 显示全部
    #[arg(short, long, action = ArgAction::Count)]
    pub verbose: u8,
}

/// Where the records are, for commands that answer a question about them.
#[derive(Debug, clap::Args)]
pub struct Records {
    /// The folder of the records 内容文件夹
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The day that is asked about; today if left out 日期，默认今天
    #[arg(long, value_name = "DATE", value_parser = clock::parse_day)]
    pub as_of: Option<Day>,
    /// The language 语言
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub lang: Lang,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// For people
    #[value(alias = "human")]
    Text,
    /// A document of JSON
    Json,
}

/// When findings are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// If a person watches, unless `NO_COLOR` is set 有人看时
    Auto,
    /// Always 总是
    Always,
    /// Never 从不
    Never,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}
