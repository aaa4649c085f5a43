//! The site's configuration as it is written.

use super::{List, Text, record};

record! {
    /// `site.yaml`
    SiteFile {
        name ["站点名称"]: Text,
        short_name ["简称"]: Text,
        tagline: Text,
        language ["语言"]: Text,
        demonstration ["演示"]: Text,
        demonstration_note: Text,
        url ["网址"]: Text,
        authority ["备案机关"]: Text,
        province ["省份代码"]: Text,
        region ["所在省市"]: List<Text>,
        operator ["主办单位"]: Option<OperatorRecord>,
        codes: Option<SiteCodesRecord>,
        error_report ["纠错"]: Text,
        official ["官方网站"]: List<LinkRecord>,
    }

    /// 主办单位
    OperatorRecord {
        name ["名称"]: Text,
        address ["地址"]: Text,
        phone ["电话"]: Text,
        email ["邮箱"]: Text,
        hours ["时间"]: Text,
    }

    /// The registration numbers of a government site.
    SiteCodesRecord {
        site_id ["网站标识码"]: Text,
        icp ["ICP备案号"]: Text,
        public_security ["公安备案号"]: Text,
    }

    /// A name and an address.
    LinkRecord {
        name ["名称"]: Text,
        url ["网址"]: Text,
    }
}
