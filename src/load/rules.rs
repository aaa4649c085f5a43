//! The rules of form: what a file and its values must look like before anything else can be
//! asked of them. The words of each are in `rules/ID.md`.

use crate::diag::rules;

rules! {
    /// All rules of form.
    pub FORM:

    /// A file or folder that cannot be read.
    UNREADABLE = error "load/unreadable";
    /// A file that is larger than any record can be.
    TOO_LARGE = error "load/too-large";
    /// A link that leads out of the content folder.
    OUTSIDE_LINK = error "load/outside-link";
    /// A text that is not UTF-8.
    ENCODING = error "load/encoding";
    /// A byte order mark.
    BYTE_ORDER_MARK = note "load/byte-order-mark";
    /// Line ends of Windows.
    LINE_ENDS = note "load/line-ends";
    /// YAML that cannot be parsed.
    SYNTAX = error "load/syntax";
    /// Anchors, aliases, tags, several documents.
    YAML_FEATURE = error "load/yaml-feature";
    /// A key that the record does not have.
    UNKNOWN_KEY = error "load/unknown-key";
    /// A key that stands twice.
    DUPLICATE_KEY = error "load/duplicate-key";
    /// A list where a value belongs, and the like.
    WRONG_TYPE = error "load/wrong-type";
    /// A value that stands twice in one list.
    TWICE = warning "load/twice";
    /// A value that must be given.
    MISSING = error "load/missing";
    /// A file that must be there.
    MISSING_FILE = error "load/missing-file";
    /// No evaluator at all: the directory would be empty.
    NO_EVALUATORS = error "site/no-evaluators";
    /// A colour that is none, or cannot be read on its ground.
    COLOUR = error "site/colour";
    /// A file that nothing reads.
    UNUSED_FILE = warning "load/unused-file";
    /// A value that is not one of the words it may be.
    CHOICE = error "load/choice";
    /// A number that is none, or out of bounds.
    NUMBER = error "load/number";
    /// A calendar of working days that contradicts the week or itself.
    WORKING_DAYS = error "load/working-days";
    /// A date that is none.
    DAY = error "load/day";
    /// A date in another form than the usual one.
    DAY_FORM = note "load/day-form";
    /// An address on the web that is none.
    URL = error "load/url";
    /// A list of banned wording that contradicts itself.
    ADVERT_TERM = error "load/advertising";
    /// A file that the record names and that is not beside it.
    ATTACHMENT = error "load/attachment";

    /// 备案号
    EVALUATOR_CODE = error "identity/evaluator-code" from "通知 三(二)3";
    /// A record whose file is not named by its code.
    FILE_NAME = warning "identity/file-name";
    /// 统一社会信用代码
    CREDIT_CODE = error "identity/credit-code" from "GB 32100-2015";
    /// A district that the catalogue does not have.
    DISTRICT = error "identity/district";
    /// 职业编码
    OCCUPATION_CODE = error "scope/occupation-code" from "通知 二(一)";
    /// An occupation that the catalogue does not have.
    OCCUPATION = error "scope/occupation" from "通知 二(一)";
    /// A name that is not the catalogue's.
    OCCUPATION_NAME = error "scope/occupation-name" from "通知 二(一)";
    /// 技能等级
    LEVELS = error "scope/levels";
    /// A place that the record does not have.
    UNKNOWN_PLACE = error "scope/place";
    /// 文号
    NOTICE_NUMBER = warning "filing/notice-number";
    /// A validity that ends before it begins, or begins before the filing.
    VALIDITY = error "filing/validity" from "通知 三(二)3";
    /// Dated events in an impossible order.
    EVENT_ORDER = error "events/order" from "通知 三(二)3";
    /// An event about an occupation that is not in the scope.
    EVENT_SCOPE = error "events/scope";
    /// Dates of a plan in an impossible order.
    PLAN_DATES = error "plan/dates" from "通知 三(三)1";
}
