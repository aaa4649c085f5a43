//! The rules about pages: their addresses and their Markdown.

use crate::diag::rules;

rules! {
    /// All rules about pages.
    pub PAGES:

    /// A link within the site that leads nowhere.
    BROKEN_LINK = error "site/broken-link";
    /// A link whose scheme is none of the usual.
    UNSAFE_LINK = error "site/unsafe-link";
    /// HTML in Markdown.
    RAW_HTML = warning "site/raw-html";
    /// `**` that did not become emphasis.
    LITERAL_EMPHASIS = warning "site/literal-emphasis";
    /// An address that another page has.
    ADDRESS_TAKEN = error "site/address-taken";
}
