//! Open data within `minglu build`: the files are staged as they are written.

use rayon::prelude::*;

use crate::export::{self, Data, Made};
use crate::model::DataFormat;
use crate::publish::{PublishError, Stage};

/// Stages the files to download, which may be as large as all pages; answers what was written.
pub fn stage_files(data: &Data<'_>, stage: &Stage) -> Result<Vec<Made>, PublishError> {
    let files = export::files(&data.directory.catalog.site.data);
    let made = files
        .par_iter()
        .map(|file| stage.put_with(&file.path, |out| file.write(data, out)));
    let made: Vec<Made> = made.collect::<Result<_, _>>()?;
    for (path, bytes) in export::describe(data, &made) {
        stage.put(&path, &bytes)?;
    }
    Ok(made)
}

/// Stages the documents of the API.
pub fn stage_documents(data: &Data<'_>, stage: &Stage) -> Result<(), PublishError> {
    if !data.directory.catalog.site.data.has(DataFormat::Api) {
        return Ok(());
    }
    let documents = export::documents(data);
    documents
        .par_iter()
        .try_for_each(|document| stage.put(&document.path(data), &document.bytes(data)))
}
