//! One generated evaluator: everything its record, its plans and its page tell.

use minglu::model::{
    CodeLetter, CreditCode, Day, EvaluatorCode, FirstFiling, LevelSet, SkillLevel, Validity,
    initial, without_place,
};

use crate::history::{Changeable, Event, History, Standing, What, draw};
use crate::random::Random;
use crate::sample::{Catalogue, Occupation};
use crate::words::{DISTRICTS, District, Kind, credit_code, name};

/// A generated evaluator.
pub struct Evaluator<'c> {
    /// Its number; the same evaluator has the same in any directory.
    pub record: usize,
    pub code: EvaluatorCode,
    pub name: String,
    pub short_name: Option<String>,
    /// A short name in Latin letters.
    pub latin_name: Option<String>,
    pub kind: Kind,
    pub credit_code: CreditCode,
    pub district: &'static District,
    pub address: String,
    pub filed_on: Day,
    pub notice: u32,
    pub history: History,
    pub items: Vec<Item<'c>>,
    pub places: Vec<Place>,
    pub trained: u32,
    pub assessed: u32,
    pub since: (i16, i8),
    pub staff: u32,
    pub fee: u32,
    pub initial: char,
}

/// A scope item (认定范围): an occupation and its levels.
pub struct Item<'c> {
    pub occupation: &'c Occupation,
    /// The job (工种) of it, when it is not for the whole occupation.
    pub job: Option<&'static str>,
    pub levels: LevelSet,
    pub workstations: u32,
    /// The day it was added, when it was not part of the first filing.
    pub since: Option<Day>,
    /// The day it was removed.
    pub removed: Option<Day>,
}

/// A place of assessment (考点).
pub struct Place {
    pub id: &'static str,
    pub name: &'static str,
    pub district: &'static District,
    pub address: String,
    pub longitude: f64,
    pub latitude: f64,
}

/// What every record is drawn from.
pub struct Source<'c> {
    pub catalogue: &'c Catalogue,
    pub seed: u64,
    /// Whether this is the directory some time later: two of a hundred records are gone, as many are new, ten have changed.
    pub altered: bool,
    pub as_of: Day,
}

impl Source<'_> {
    /// The numbers of the evaluators in a directory of about `count`.
    pub fn records(&self, count: usize) -> impl Iterator<Item = usize> + use<> {
        let altered = self.altered;
        let last = if altered { count + count / 50 } else { count };
        (0..last).filter(move |record| !altered || record % 50 != 7)
    }

    /// What a record is drawn from, apart from its name.
    fn seed_of(&self, record: usize) -> u64 {
        if self.altered && record % 10 == 3 {
            self.seed.wrapping_add(1)
        } else {
            self.seed
        }
    }

    /// The evaluator of this number; the same however many are generated.
    pub fn evaluator(&self, record: usize) -> Evaluator<'_> {
        let random = &mut Random::of(self.seed_of(record), record);
        let words = name(self.seed, record);
        let district = random.weighted(&DISTRICTS, |district| district.weight);
        let filed_on = self.filing_day(random);
        let mut items = self.items(random);
        let address = address(random, district);
        let full = format!(
            "{}{}{}{}",
            place_prefix(random, district),
            words.brand,
            words.field,
            words.end
        );
        let changes = Changeable {
            added: (items.len() > 3 || (items.len() > 1 && random.happens(8)))
                .then(|| items[items.len() - 1].occupation.code),
            removed: (items.len() > 2 && random.happens(4)).then(|| items[0].occupation.code),
            old_name: format!("福州{}{}培训服务部", words.brand, words.field),
            old_address: self::address(random, district),
        };
        let history = draw(random, filed_on, self.as_of, changes);
        date_items(&mut items, &history.events);
        let trained = random.between(10_000, 42_000);
        Evaluator {
            record,
            code: code(words.kind, record),
            short_name: (words.end == "评价中心")
                .then(|| format!("{}{}评价", words.brand, words.field)),
            latin_name: None,
            initial: initial_of(&full),
            name: full,
            kind: words.kind,
            credit_code: credit_code(words.prefix, district.division, record),
            places: places(random, district, &address),
            district,
            address,
            filed_on,
            notice: random.between(1, 60),
            history,
            items,
            trained,
            assessed: trained * random.between(31, 70) / 100,
            since: (
                filed_on.year() - *random.pick(&[6, 7, 8, 9, 10, 11, 12, 13, 14]),
                *random.pick(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
            ),
            staff: random.between(5, 30),
            fee: random.between(18, 34) * 10,
        }
    }

    /// A working day from May 2021 to three weeks before the build.
    fn filing_day(&self, random: &mut Random) -> Day {
        let first = Day::new(2021, 5, 6).expect("a day of the calendar");
        let span = first.days_until(self.as_of) - 21;
        let day = first.plus_days(random.below(span.unsigned_abs()).cast_signed());
        self.catalogue
            .working_days
            .subtract(day.next(), 1)
            .unwrap_or(first)
    }

    /// One to four occupations, none twice.
    fn items(&self, random: &mut Random) -> Vec<Item<'_>> {
        let count = *random.pick(&[1, 1, 2, 2, 2, 3, 3, 4]);
        let mut items: Vec<Item<'_>> = Vec::with_capacity(count);
        while items.len() < count {
            let occupation =
                random.weighted(&self.catalogue.occupations, |occupation| occupation.weight);
            if items
                .iter()
                .all(|item| item.occupation.code != occupation.code)
            {
                let (levels, workstations) = (levels(random), random.between(15, 60));
                items.push(Item {
                    occupation,
                    job: None,
                    levels,
                    workstations,
                    since: None,
                    removed: None,
                });
            }
        }
        items
    }
}

impl Evaluator<'_> {
    /// Items that it is filed for on the day of the build.
    pub fn current_items(&self) -> impl Iterator<Item = &Item<'_>> {
        self.items.iter().filter(|item| item.removed.is_none())
    }

    /// Whether it may hold assessments through all of 2026, so that any plan of that year is in order.
    pub fn is_steady(&self, year: i16) -> bool {
        let all_year = |day: Day| day.year() < year;
        let calm = self
            .history
            .events
            .iter()
            .all(|event| all_year(event.on) || matches!(event.what, What::Moved(_)));
        calm && self.history.standing == Standing::InForce && all_year(self.filed_on)
    }

    /// Its workstations in all.
    pub fn workstations(&self) -> u32 {
        self.items.iter().map(|item| item.workstations).sum()
    }

    /// First term of the filing.
    pub fn first_term(&self) -> Validity {
        Validity::for_years(self.filed_on, 3)
    }
}

fn code(kind: Kind, record: usize) -> EvaluatorCode {
    let letter = if kind == Kind::Social {
        CodeLetter::S
    } else {
        CodeLetter::Y
    };
    let serial = u32::try_from((900_001 + record) % 1_000_000).expect("six digits");
    let code = EvaluatorCode::from_parts(letter, FirstFiling::Province, 35, serial);
    code.expect("province 35 and six digits")
}

fn levels(random: &mut Random) -> LevelSet {
    use SkillLevel::{Five, Four, One, Three, Two};
    let (low, high) = *random.pick(&[
        (Five, Three),
        (Five, Three),
        (Five, Four),
        (Four, Three),
        (Five, Two),
        (Three, Three),
        (Five, One),
    ]);
    LevelSet::through(low, high)
}

fn address(random: &mut Random, district: &District) -> String {
    let place = if district.id == "fzgx" {
        "闽侯县福州高新区"
    } else {
        district.name
    };
    let road = random.pick(&["示例路", "示范路", "样本路", "演示大道", "模拟街", "假设巷"]);
    format!(
        "福州市{place}{road}{}号{}层",
        random.between(1, 399),
        random.between(1, 12)
    )
}

fn place_prefix(random: &mut Random, district: &District) -> String {
    match random.below(10) {
        0..5 => "福州".to_owned(),
        5..7 => "福州市".to_owned(),
        7 => "福建".to_owned(),
        _ if district.id == "fzgx" => "福州高新区".to_owned(),
        _ => format!("福州市{}", district.name),
    }
}

fn places(random: &mut Random, district: &'static District, address: &str) -> Vec<Place> {
    let mut place = |id, name, district: &'static District, address| {
        let near = |centre: f64, random: &mut Random| {
            centre + f64::from(random.below(200)) / 10_000.0 - 0.01
        };
        let (longitude, latitude) = (
            near(district.longitude, random),
            near(district.latitude, random),
        );
        Place {
            id,
            name,
            district,
            address,
            longitude,
            latitude,
        }
    };
    let mut places = vec![place("main", "本部考点", district, address.to_owned())];
    if address.len().is_multiple_of(3) {
        let other = &DISTRICTS[address.len() % 12];
        places.push(place(
            "second",
            "第二考点",
            other,
            format!("福州市{}示例路{}号", other.name, address.len()),
        ));
    }
    places
}

fn date_items(items: &mut Vec<Item<'_>>, events: &[Event]) {
    for event in events {
        let find = |code| move |item: &&mut Item<'_>| item.occupation.code == code;
        match &event.what {
            What::ScopeAdded(code) => items
                .iter_mut()
                .filter(find(*code))
                .for_each(|item| item.since = Some(event.on)),
            What::ScopeRemoved(code) => items
                .iter_mut()
                .filter(find(*code))
                .for_each(|item| item.removed = Some(event.on)),
            _ => {}
        }
    }
    // A fourth occupation comes only by an event: the first application has three at most (通知 二(一)).
    if items.iter().filter(|item| item.since.is_none()).count() > 3 {
        items.pop();
    }
}

fn initial_of(name: &str) -> char {
    const CITY: [&str; 4] = ["福建省", "福建", "福州市", "福州"];
    let places: Vec<&str> = CITY
        .into_iter()
        .chain(
            DISTRICTS
                .iter()
                .flat_map(|district| [district.name, district.short]),
        )
        .collect();
    initial(without_place(name, &places), &places).letter()
}
