//! The site's configuration as it is written.

use super::{List, Text, record};

record! {
    /// `site.yaml`
    SiteFile {
        /// 站点名称 / name of the site
        name ["站点名称"]: Text as Required,
        /// 简称；不写就用站点名称 / short name
        short_name ["简称"]: Text,
        /// 一句话说明网站做什么 / what the site is for, in a line
        tagline: Text,
        /// 页面语言 / language of the pages
        language ["语言"]: Text as Language,
        /// 是否演示站；演示站每页都标明 / whether it is a demonstration, which every page then says
        demonstration ["演示"]: Text as YesNo,
        /// 演示站的说明文字 / what is said of the demonstration
        demonstration_note: Text,
        /// 网站的公开地址 / public address of the site
        url ["网址"]: Text as Url,
        /// 备案机关 / filing authority
        authority ["备案机关"]: Text as Required,
        /// 省级区划代码，福建 35 / code of the province
        province ["省份代码"]: Text,
        /// 所在省市，名称排序时略去 / province and city, passed over when names are sorted
        region ["所在省市"]: List<Text>,
        /// 主办单位 / who runs the site
        operator ["主办单位"]: Option<OperatorRecord> as Required,
        /// 网站标识码和备案号 / registration numbers of the site
        codes: Option<SiteCodesRecord>,
        /// 纠错入口，网址或 mailto: 邮箱 / where errors are reported: an address or mailto:
        error_report ["纠错"]: Text as UrlOrMail,
        /// 官方网站，只作文字列出 / official sites, named at the foot of pages
        official ["官方网站"]: List<LinkRecord>,
        /// 外观：主色和标志 / colours and logo
        appearance ["外观"]: AppearanceRecord,
        /// humans.txt 的内容：谁做的 / text of humans.txt: who made the site
        humans: Text,
        /// security.txt：安全问题向谁报告 / whom to tell about flaws of the site
        security: SecurityRecord,
        /// 开放数据：许可、署名、格式 / open data: licence, attribution, formats
        data ["开放数据"]: Option<OpenDataRecord>,
    }

    /// 外观
    AppearanceRecord {
        /// 主色，如 #0f5a3c；与白底的对比度不低于 4.5 / main colour, at least 4.5 to 1 against white
        accent ["主色"]: Text,
        /// 深色模式下的主色；与深底的对比度不低于 4.5 / main colour of the dark mode
        accent_dark ["深色主色"]: Text,
        /// 标志图片，放在 content/pages/ 下 / logo, a file below content/pages/
        logo ["标志"]: Text,
    }

    /// security.txt (RFC 9116)
    SecurityRecord {
        /// 联系方式，网址或 mailto: 邮箱 / an address or mailto:
        contact: Text as UrlOrMail,
        /// 处理办法的网址 / address of the policy
        policy: Text as Url,
    }

    /// 主办单位
    OperatorRecord {
        /// 名称 / name
        name ["名称"]: Text as Required,
        /// 地址 / address
        address ["地址"]: Text,
        /// 电话 / telephone
        phone ["电话"]: Text,
        /// 邮箱 / mail address
        email ["邮箱"]: Text,
        /// 办公时间 / hours
        hours ["时间"]: Text,
    }

    /// The registration numbers of a government site.
    SiteCodesRecord {
        /// 政府网站标识码 / code of the government site
        site_id ["网站标识码"]: Text,
        /// ICP 备案号 / ICP number
        icp ["ICP备案号"]: Text,
        /// 公安备案号 / public-security number
        public_security ["公安备案号"]: Text,
    }

    /// 开放数据
    OpenDataRecord {
        /// 许可名称，如 CC BY 4.0 / name of the licence
        licence ["许可"]: Text,
        /// 许可全文的网址 / where the licence can be read
        licence_url ["许可网址"]: Text as Url,
        /// 使用者应当怎样注明来源 / how those who use the data name their source
        attribution ["署名"]: Text,
        /// 提供哪些格式；不写就全部提供，空列表一种也不提供 / formats; all if left out, none if the list is empty
        formats ["格式"]: Option<List<Text>> as DataFormat,
    }

    /// A name and an address.
    LinkRecord {
        /// 名称 / name
        name ["名称"]: Text as Required,
        /// 网址 / address on the web
        url ["网址"]: Text as Required | Url,
    }
}
