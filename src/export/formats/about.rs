//! What a book of sheets says of itself.

use crate::export::data::Data;
use crate::export::table::Both;

/// The name of the sheet.
pub const SHEET: Both = ["说明", "About"];

/// The widths of its columns in characters.
pub const WIDTHS: [u16; 6] = [18, 22, 22, 14, 10, 60];

/// The heads of the dictionary of columns.
pub const DICTIONARY: [Both; 6] = [
    ["表", "Table"],
    ["列名", "Column"],
    ["字段名", "Field"],
    ["类型", "Type"],
    ["单位", "Unit"],
    ["含义", "Meaning"],
];

/// Where the book comes from, of which day it is and on what terms: labels and texts.
pub fn of(data: &Data<'_>) -> Vec<[String; 2]> {
    let site = &data.directory.catalog.site;
    let language = data.words.language;
    let lines: [(Both, Option<String>); 7] = [
        (["名称", "Title"], Some(site.name.clone())),
        (["主办单位", "Publisher"], Some(site.operator.name.clone())),
        (["网址", "Address"], site.url.clone()),
        (
            ["数据日期", "As of"],
            Some(data.directory.as_of.to_string()),
        ),
        (["许可", "Licence"], site.data.licence.clone()),
        (
            ["许可网址", "Licence address"],
            site.data.licence_url.clone(),
        ),
        (["署名", "Attribution"], site.data.attribution.clone()),
    ];
    let known = lines.into_iter().filter_map(|(label, text)| {
        let text = text.filter(|text| !text.is_empty())?;
        Some([language.of(label).to_owned(), text])
    });
    let note = site.demonstration.then(|| {
        let note = site.demonstration_note.clone().unwrap_or_default();
        [language.of(["注意", "Note"]).to_owned(), note]
    });
    known.chain(note).collect()
}
