//! What the generator takes from a sample content folder: the catalogue to draw from, and the files that it copies.

use std::fs;
use std::io;
use std::path::Path;

use minglu::model::{Day, OccupationCode, Validity, WorkingDays};

use crate::words::{CLOSED, POPULAR};

/// An occupation that evaluators may be filed for.
pub struct Occupation {
    pub code: OccupationCode,
    pub name: String,
    /// How often it is drawn.
    pub weight: u32,
}

/// The catalogue as far as records need it.
pub struct Catalogue {
    pub occupations: Vec<Occupation>,
    pub working_days: WorkingDays,
}

/// Reads `catalogue/` of a sample folder.
///
/// Only the keys are looked for, line by line, so that any way of laying the YAML out will do.
pub fn catalogue(sample: &Path) -> io::Result<Catalogue> {
    let occupations = fs::read_to_string(sample.join("catalogue/occupations-2022.yaml"))?;
    let days = fs::read_to_string(sample.join("catalogue/working-days.yaml"))?;
    let working_days =
        working_days(&days).ok_or_else(|| io::Error::other("working-days.yaml has no calendar"))?;
    Ok(Catalogue {
        occupations: occupation_list(&occupations),
        working_days,
    })
}

/// Occupations of the skill-type groups 4 to 6 that are open to assessment.
fn occupation_list(yaml: &str) -> Vec<Occupation> {
    let listed = yaml
        .lines()
        .skip_while(|line| !line.starts_with("occupations:"))
        .skip(1);
    let listed = listed.take_while(|line| line.starts_with([' ', '#']) || line.is_empty());
    let entry = |line: &str| {
        let (code, name) = line.trim().split_once(':')?;
        let code = OccupationCode::parse(code.trim_matches(['"', '\''])).ok()?;
        let name = name.trim().trim_matches(['"', '\'']).to_owned();
        let text = code.to_string();
        let open = text.starts_with(['4', '5', '6']) && !CLOSED.contains(&text.as_str());
        let weight = if POPULAR.contains(&text.as_str()) {
            60
        } else {
            1
        };
        open.then_some(Occupation { code, name, weight })
    };
    listed.filter_map(entry).collect()
}

fn working_days(yaml: &str) -> Option<WorkingDays> {
    let (mut rest, mut work, mut section) = (Vec::new(), Vec::new(), "");
    let (mut from, mut until) = (None, None);
    for line in yaml.lines() {
        if let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with(' ')) {
            section = key;
            let day = Day::parse_iso(value.trim().trim_matches(['"', '\''])).ok();
            match key {
                "from" => from = day,
                "until" => until = day,
                _ => {}
            }
        }
        let days = line
            .split([' ', '{', ',', ':', '"', '\''])
            .filter_map(|word| Day::parse_iso(word).ok());
        match section {
            "rest" => rest.extend(days),
            "work" => work.extend(days),
            _ => {}
        }
    }
    WorkingDays::new(Validity::new(from?, until?).ok()?, &rest, &work).ok()
}

/// Copies what is not generated: site and policy, the catalogue, and the pages without their links to records.
pub fn copy(sample: &Path, into: &Path) -> io::Result<()> {
    fs::create_dir_all(into)?;
    for entry in fs::read_dir(sample)? {
        let entry = entry?;
        let name = entry.file_name();
        let generated = ["evaluators", "plans", "notices"]
            .iter()
            .any(|folder| name == *folder);
        if !generated {
            copy_all(&entry.path(), &into.join(name))?;
        }
    }
    unasked(&into.join("policy.yaml"))
}

/// Thousands of evaluators share some hundred occupations, and not every made-up one records all of
/// its conditions: what is said of that would be all that a check does.
fn unasked(policy: &Path) -> io::Result<()> {
    let text = fs::read_to_string(policy)?;
    let lines = text.lines().map(|line| {
        if line.starts_with("same_occupation:") {
            "same_occupation: {evaluators: 1000000}"
        } else {
            line
        }
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    fs::write(
        policy,
        text + "\nrules: {eligibility/recorded: {severity: off}}\n",
    )
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_file() {
        return match from.extension() {
            Some(extension) if extension == "md" => {
                fs::write(to, unlinked(&fs::read_to_string(from)?))
            }
            _ => fs::copy(from, to).map(|_| ()),
        };
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Markdown whose links to records of the sample (which are not copied), to occupations (which nobody in a small directory may be
/// filed for) and to notices are plain text again; links to the lists of them stay.
pub fn unlinked(markdown: &str) -> String {
    const RECORDS: [&str; 3] = ["](/evaluators/", "](/occupations/", "](/notices/"];
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((opened, target, end)) = next_link(rest) {
        let record = RECORDS
            .iter()
            .any(|start| rest[target..].starts_with(start) && end > target + start.len());
        text.push_str(&rest[..opened]);
        text.push_str(if record {
            &rest[opened + 1..target]
        } else {
            &rest[opened..=end]
        });
        rest = &rest[end + 1..];
    }
    text + rest
}

/// Where the next link begins, where its target begins, and where it ends.
fn next_link(markdown: &str) -> Option<(usize, usize, usize)> {
    let target = markdown.find("](")?;
    let end = target + markdown[target..].find(')')?;
    let opened = markdown[..target].rfind('[')?;
    Some((opened, target, end))
}
