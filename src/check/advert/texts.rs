//! Where an evaluator advertises: its summary, the texts of its adverts and their files.

use std::borrow::Cow;

use crate::advert::extract::{Format, detect, of_name};
use crate::check::Context;
use crate::model::Record;
use crate::source::{Part, Place, SourceId};

/// A text in which an evaluator advertises.
pub struct Text<'c> {
    /// The text, as it is written.
    pub text: Cow<'c, str>,
    /// How it is written.
    pub format: Format,
    /// Where its readers meet it, if the record says so.
    pub channel: Option<&'c str>,
    /// Where it stands.
    stands: Stands,
    /// Whether `independence/entrusting` reads it, too.
    pub is_read_for_entrusting: bool,
}

/// Where a text stands.
enum Stands {
    /// It is a value of a record.
    At(Place),
    /// It is a file, of which what came before so many bytes is no text.
    File(SourceId, usize),
}

impl Text<'_> {
    /// The place of some bytes of the text.
    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        match &self.stands {
            Stands::At(place) => place.clone().part(Part::Within(range)),
            Stands::File(source, start) => {
                Place::bytes(*source, start + range.start..start + range.end)
            }
        }
    }
}

/// Calls `each` with every text, one at a time: files are read for it and put down again.
pub fn each<'c>(context: &Context<'c>, record: Record<'c>, mut each: impl FnMut(Text<'c>)) {
    let top = || Place::file(record.origin);
    // The directory shows a summary as it is written.
    if let Some(text) = record.summary {
        each(written(text, Format::Text, top().key("summary"), None));
    }
    for advert in record.adverts {
        if let Some(text) = &advert.text {
            let place = top().key("adverts").index(advert.index).key("text");
            let channel = advert.channel.as_deref();
            each(written(text, detect(text), place, channel));
        }
    }
    // A file that two adverts name is one text.
    let mut files: Vec<_> = record
        .adverts
        .iter()
        .filter_map(|it| Some((it.file.as_deref()?, it.channel.as_deref())))
        .collect();
    files.sort_unstable();
    files.dedup_by_key(|(path, _)| *path);
    files
        .into_iter()
        .filter_map(|(path, channel)| file(context, path, channel))
        .for_each(each);
}

fn written<'c>(text: &'c str, format: Format, place: Place, channel: Option<&'c str>) -> Text<'c> {
    Text {
        text: Cow::Borrowed(text),
        format,
        channel,
        stands: Stands::At(place),
        is_read_for_entrusting: true,
    }
}

/// The text of an advert's file; `None` if it is none.
fn file<'c>(context: &Context<'c>, path: &str, channel: Option<&'c str>) -> Option<Text<'c>> {
    let format = of_name(path)?;
    if let Some(document) = context.catalog.documents.get(path) {
        return Some(Text {
            text: Cow::Borrowed(&document.body),
            format,
            channel,
            stands: Stands::File(document.origin, document.body_start),
            is_read_for_entrusting: true,
        });
    }
    let source = *context.catalog.texts.get(path)?;
    Some(Text {
        text: context.sources.get(source).text_once(),
        format,
        channel,
        stands: Stands::File(source, 0),
        is_read_for_entrusting: false,
    })
}
