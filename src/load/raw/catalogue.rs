//! The catalogues as they are written: occupations, districts, working days, access-type items.

use super::{Entries, List, Text, record};

record! {
    /// 职业分类: the occupations of one edition.
    OccupationsFile {
        edition: Text,
        title: Text,
        source: Text,
        dated: Text,
        complete: Text,
        note: Text,
        groups: Entries<Text>,
        occupations: Entries<Text>,
        added: Entries<Text>,
        skill_type_of_group_3: List<Text>,
        without_standard: Entries<Text>,
        former: List<FormerRecord>,
    }

    /// An occupation that had another code or another name.
    FormerRecord {
        code: Text,
        name: Text,
        now: Text,
        note: Text,
    }

    /// 行政区划
    DistrictsFile {
        source: Text,
        dated: Text,
        note: Text,
        districts: List<DistrictRecord>,
    }

    /// One district.
    DistrictRecord {
        id: Text,
        name: Text,
        short: Text,
        kind: Text,
        in_scope: Text,
        also: List<Text>,
        former_codes: List<Text>,
        parent: Text,
        note: Text,
    }

    /// 工作日: the rest days and made-up days of the covered years.
    WorkingDaysFile {
        source: Text,
        dated: Text,
        note: Text,
        from: Text,
        until: Text,
        rest: Entries<Text>,
        work: Entries<Text>,
    }

    /// 准入类职业资格
    AccessFile {
        source: Text,
        dated: Text,
        note: Text,
        items: List<AccessRecord>,
    }

    /// One access-type item.
    AccessRecord {
        item: Text,
        group: Text,
        name: Text,
        matches ["match"]: Text,
        edition: Text,
        codes: List<Text>,
        jobs: List<Text>,
        phrases: List<Text>,
        note: Text,
    }
}
