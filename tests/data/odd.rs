//! Records with texts that formats trip over.

use std::fs;

use super::support::Scratch;

/// Texts that programs take for something else, or that end something.
const ODD: [&str; 22] = [
    "=1+1",
    "+86 591 0000",
    "-甲",
    "@甲",
    "'引'",
    "甲;乙\\丙",
    "\"甲\",乙",
    "甲\n乙",
    "_x0041_甲",
    "＝甲",
    "𠮷野家",
    "<b>&amp;</b>",
    "true",
    "2024-01-01",
    "007",
    "1e5",
    "=HYPERLINK(\"x\";\"y\")",
    "\\",
    ";",
    "</script>",
    "]]>",
    "null",
];

/// Adds a record for each odd text to the fixture; answers how many records there are then.
pub fn write(scratch: &Scratch) -> usize {
    for (number, text) in ODD.iter().enumerate() {
        let quoted = serde_json::to_string(text).expect("a text");
        let code = format!("S0000350109{number:02}");
        let record = format!(
            "code: {code}\n\
             name: {quoted}\n\
             short_names: [{quoted}, 乙, {quoted}]\n\
             credit_code: {credit}\n\
             district: 鼓楼区\n\
             address: {quoted}\n\
             summary: {quoted}\n\
             contacts:\n  - {{office: {quoted}, phone: 0591-00000000, hours: {quoted}}}\n  - {{office: 乙}}\n\
             filing: {{filed_on: 2024-04-01, notice: 榕人社演〔2024〕3号, valid_until: 2027-03-31, recommended_by: {quoted}}}\n\
             scope:\n  - {{edition: 2022, occupation: 6-31-01-03, job: {quoted}, levels: 五级至三级, fees: {{五级: 200, 三级: 400}}, places: [main]}}\n\
             places:\n  - {{id: main, name: {quoted}, district: 鼓楼区, address: {quoted}, longitude: -119.308, latitude: 26.5}}\n\
             priority:\n  - {{condition: breakthrough, note: {quoted}}}\n\
             capacity: {{equipment: {quoted}, not_for_profit: false}}\n\
             events:\n  - {{on: 2025-01-01, type: renamed, from: {quoted}, note: {quoted}}}\n\
             waivers:\n  - {{rule: directory/evaluators-per-occupation, reason: {quoted}, approved_by: {quoted}, on: 2024-03-01}}\n",
            credit = credit_code(number),
        );
        scratch.write(&format!("content/evaluators/{code}.yaml"), record);
    }
    let records = fs::read_dir(scratch.path("content/evaluators")).expect("a folder");
    records.count()
}

/// A credit code of its own for each, right in both check digits.
fn credit_code(number: usize) -> String {
    let organization = format!("MA{number:06}");
    let code = minglu::model::CreditCode::new("52", "350102", &organization);
    code.expect("a code").to_string()
}
