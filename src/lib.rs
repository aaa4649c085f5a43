//! minglu 名录: from a folder of records of the bodies filed to assess vocational skills to the
//! public directory that people trust.
//!
//! The folders are the data flow, in this order. Every stage is a free function from values to
//! values; nothing but [`cli`] prints or reads the clock.
//!
//! ```text
//! content/ ─ source ─ load ─► Catalog ─ check ─► findings
//!                                │
//!                              derive ─► export, render, search ─► outputs ─ publish ─► public/
//! ```

pub mod source;

pub mod diag;

pub mod model;

pub mod load;

pub mod advert;

pub mod check;

pub mod diff;

pub mod derive;

pub mod export;

pub mod render;

pub mod search;

pub mod publish;

pub mod cli;
