//! The rules of form: what a file and its values must look like before anything else can be
//! asked of them.

use crate::diag::Rule;

macro_rules! rules {
    ($($(#[$meta:meta])* $name:ident = $rule:expr;)*) => {
        $($(#[$meta])* pub static $name: Rule = $rule;)*

        /// All rules of form.
        pub static FORM: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// A file or folder that cannot be read.
    UNREADABLE = Rule::error("load/unreadable");
    /// A file that is larger than any record can be.
    TOO_LARGE = Rule::error("load/too-large");
    /// A link that leads out of the content folder.
    OUTSIDE_LINK = Rule::error("load/outside-link");
    /// A text that is not UTF-8.
    ENCODING = Rule::error("load/encoding");
    /// A byte order mark.
    BYTE_ORDER_MARK = Rule::note("load/byte-order-mark");
    /// Line ends of Windows.
    LINE_ENDS = Rule::note("load/line-ends");
    /// YAML that cannot be parsed.
    SYNTAX = Rule::error("load/syntax");
    /// Anchors, aliases, tags, several documents.
    YAML_FEATURE = Rule::error("load/yaml-feature");
    /// A key that the record does not have.
    UNKNOWN_KEY = Rule::error("load/unknown-key");
    /// A key that stands twice.
    DUPLICATE_KEY = Rule::error("load/duplicate-key");
    /// A list where a value belongs, and the like.
    WRONG_TYPE = Rule::error("load/wrong-type");
    /// A value that must be given.
    MISSING = Rule::error("load/missing");
    /// A file that must be there.
    MISSING_FILE = Rule::error("load/missing-file");
    /// No evaluator at all: the directory would be empty.
    NO_EVALUATORS = Rule::error("site/no-evaluators");
    /// A file that nothing reads.
    UNUSED_FILE = Rule::warning("load/unused-file");
    /// A value that is not one of the words it may be.
    CHOICE = Rule::error("load/choice");
    /// A number that is none, or out of bounds.
    NUMBER = Rule::error("load/number");
    /// A calendar of working days that contradicts the week or itself.
    WORKING_DAYS = Rule::error("load/working-days");
    /// A date that is none.
    DAY = Rule::error("load/day");
    /// An address on the web that is none.
    URL = Rule::error("load/url");
    /// A file that the record names and that is not beside it.
    ATTACHMENT = Rule::error("load/attachment");

    /// 备案号
    EVALUATOR_CODE = Rule::error("identity/evaluator-code").from_clause("通知 三(二)3");
    /// A record whose file is not named by its code.
    FILE_NAME = Rule::warning("identity/file-name");
    /// 统一社会信用代码
    CREDIT_CODE = Rule::error("identity/credit-code").from_clause("GB 32100-2015");
    /// A district that the catalogue does not have.
    DISTRICT = Rule::error("identity/district");
    /// 职业编码
    OCCUPATION_CODE = Rule::error("scope/occupation-code").from_clause("通知 二(一)");
    /// An occupation that the catalogue does not have.
    OCCUPATION = Rule::error("scope/occupation").from_clause("通知 二(一)");
    /// A name that is not the catalogue's.
    OCCUPATION_NAME = Rule::error("scope/occupation-name").from_clause("通知 二(一)");
    /// 技能等级
    LEVELS = Rule::error("scope/levels");
    /// A place that the record does not have.
    UNKNOWN_PLACE = Rule::error("scope/place");
    /// 文号
    NOTICE_NUMBER = Rule::warning("filing/notice-number");
    /// A validity that ends before it begins, or begins before the filing.
    VALIDITY = Rule::error("filing/validity").from_clause("通知 三(二)3");
    /// Dated events in an impossible order.
    EVENT_ORDER = Rule::error("events/order").from_clause("通知 三(二)3");
    /// An event about an occupation that is not in the scope.
    EVENT_SCOPE = Rule::error("events/scope");
    /// Dates of a plan in an impossible order.
    PLAN_DATES = Rule::error("plan/dates").from_clause("通知 三(三)1");
}
