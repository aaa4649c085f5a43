//! What only the search is measured with (`--search`): jobs of occupations, and short names in Latin letters.

use crate::evaluator::Evaluator;

/// Occupations with jobs under them.
const JOBS: [(&str, &[&str]); 9] = [
    ("4-10-01-06", &["母婴护理员", "家庭照护员", "整理收纳师"]),
    ("4-10-01-05", &["失智老年人照护员"]),
    ("4-10-03-01", &["皮肤管理师"]),
    ("4-01-06-01", &["跨境电子商务师"]),
    (
        "4-01-06-02",
        &["直播销售员", "视频创推员", "选品员", "平台管理员"],
    ),
    (
        "6-18-02-04",
        &["电焊工", "气焊工", "钎焊工", "焊接设备操作工"],
    ),
    (
        "4-12-01-01",
        &[
            "汽车机械维修工",
            "汽车电器维修工",
            "汽车车身整形修复工",
            "汽车美容装潢工",
        ],
    ),
    ("6-18-01-01", &["数控车工"]),
    ("6-31-01-03", &["变配电运行值班员", "常用电机检修工"]),
];

const SYLLABLES: [&str; 14] = [
    "dor", "vex", "tri", "nav", "quil", "bren", "zet", "orl", "kast", "mirv", "plon", "sylt",
    "ugra", "feld",
];

/// Gives one record in forty a Latin short name of its own, and one item in three of an occupation that has jobs one of them.
pub fn add(evaluator: &mut Evaluator<'_>) {
    let record = evaluator.record;
    if record % 40 == 3 {
        evaluator.latin_name = Some(latin(record / 40));
    }
    for item in &mut evaluator.items {
        let code = item.occupation.code.to_string();
        let jobs = JOBS.iter().find(|(occupation, _)| *occupation == code);
        item.job = jobs
            .filter(|_| record.is_multiple_of(3))
            .map(|(_, jobs)| jobs[record / 3 % jobs.len()]);
    }
}

/// A made-up word, another for each number up to 2,744.
fn latin(number: usize) -> String {
    let digit = |place: u32| SYLLABLES[number / SYLLABLES.len().pow(place) % SYLLABLES.len()];
    let word = format!("{}{}{}", digit(0), digit(1), digit(2));
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}
