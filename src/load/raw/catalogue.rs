//! The catalogues as they are written: occupations, districts, working days, access-type items.

use super::{Entries, List, Text, record};

record! {
    /// 职业分类: the occupations of one edition.
    OccupationsFile {
        /// 大典版次 / edition
        edition: Text as Required | Edition,
        /// 目录名称 / title
        title: Text,
        /// 来源 / source
        source: Text,
        /// 日期 / date
        dated: Text,
        /// 是否完整；不完整时查不到只是警告 / whether it is complete; if not, an unknown code is a warning
        complete: Text as YesNo,
        /// 说明 / note
        note: Text,
        /// 大类、中类、小类，代码（6、6-31、6-31-01）: 名称 / groups, code: name
        groups: Entries<Text>,
        /// 职业，编码: 名称 / occupations, code: name
        occupations: Entries<Text> as OccupationKeys | Required,
        /// 后来公布的新职业，编码: 依据 / occupations published later, code: notice
        added: Entries<Text> as OccupationKeys,
        /// 第三大类里的技能类职业 / skill-type occupations of major group 3
        skill_type_of_group_3: List<Text> as OccupationCode,
        /// 尚无国家职业标准的职业，编码: 依据。通知 二(一) / occupations without a national standard, code: grounds
        without_standard: Entries<Text> as OccupationKeys,
        /// 改了名称或编码的职业，用来提示更正 / former codes and names, by which corrections are offered
        former: List<FormerRecord>,
    }

    /// An occupation that had another code or another name.
    FormerRecord {
        /// 以前的编码 / former code
        code: Text as OccupationCode,
        /// 以前的名称 / former name
        name: Text,
        /// 现在的编码 / the code that it has now
        now: Text as Required | OccupationCode,
        /// 说明 / note
        note: Text,
    }

    /// 行政区划
    DistrictsFile {
        /// 来源 / source
        source: Text,
        /// 日期 / date
        dated: Text,
        /// 说明 / note
        note: Text,
        /// 区县 / districts
        districts: List<DistrictRecord> as Required,
        /// 轮廓图的来历 / where the outlines come from
        outlines: OutlinesRecord,
    }

    /// Where the outlines of the districts come from.
    OutlinesRecord {
        /// 来源 / source
        source: Text,
        /// 审图号 / number under which the map was approved
        approval_number: Text,
        /// 图下的说明 / what is said below the map
        note: Text,
    }

    /// One district.
    DistrictRecord {
        /// 编号，一般是六位区划代码 / id, as a rule the six-digit code
        id: Text as Required,
        /// 全称 / name
        name: Text as Required,
        /// 简称 / short name
        short: Text,
        /// 类别 / kind
        kind: Text,
        /// 是否在本名录范围内；不写就是 / whether the directory covers it
        in_scope: Text as YesNo,
        /// 别名 / other names
        also: List<Text>,
        /// 曾用区划代码 / former codes
        former_codes: List<Text>,
        /// 上级区划 / the division above
        parent: Text,
        /// 在统计页方格地图上的位置；都写了才按它排 / its place on the statistics page's map of squares
        tile: Option<TileRecord>,
        /// 轮廓，每条一圈，依次写各点的“经度,纬度”（WGS 84），点间空格 / outline: rings of `longitude,latitude`
        outline: List<Text>,
        /// 说明 / note
        note: Text,
    }

    /// A place on a map of squares.
    TileRecord {
        /// 第几列，从 1 起，自西向东 / column from 1, west to east
        column: Text as Required | Number,
        /// 第几行，从 1 起，自北向南 / row from 1, north to south
        row: Text as Required | Number,
    }

    /// 工作日: the rest days and made-up days of the covered years.
    WorkingDaysFile {
        /// 来源 / source
        source: Text,
        /// 日期 / date
        dated: Text,
        /// 说明 / note
        note: Text,
        /// 从哪一天起 / first day covered
        from: Text as Required | Day,
        /// 到哪一天止 / last day covered
        until: Text as Required | Day,
        /// 落在周一至周五的放假日，日期: 节日 / rest days from Monday to Friday
        rest: Entries<Text> as DayKeys,
        /// 落在周六、周日的上班日，日期: 节日 / working days on weekends
        work: Entries<Text> as DayKeys,
    }

    /// 准入类职业资格
    AccessFile {
        /// 来源 / source
        source: Text,
        /// 日期 / date
        dated: Text,
        /// 说明 / note
        note: Text,
        /// 准入类职业资格。通知 二(二) / access-type qualifications
        items: List<AccessRecord>,
    }

    /// One access-type item.
    AccessRecord {
        /// 在国家职业资格目录里的序号 / number in the national list
        item: Text,
        /// 组名 / group
        group: Text,
        /// 名称 / name
        name: Text as Required,
        /// 怎样与职业对照：整个职业、工种、词语、重叠、操作证 / how it is matched
        matches ["match"]: Text as AccessMatch,
        /// 大典版次 / edition
        edition: Text as Required | Edition,
        /// 职业编码 / occupations
        codes: List<Text> as OccupationCode,
        /// 工种 / jobs
        jobs: List<Text>,
        /// 词语 / phrases
        phrases: List<Text>,
        /// 说明 / note
        note: Text,
    }
}
