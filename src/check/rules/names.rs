//! Names of bodies as people read them, and bare of all that is a matter of writing: shared by the
//! rules about names.

use std::sync::LazyLock;

use crate::source::narrow;

/// Traditional characters that are common in names of organizations, each before its simplified
/// form. A full table would be a hundred times as long and find hardly more.
const TRADITIONAL: &str = "\
    職职 業业 評评 價价 機机 構构 訓训 學学 術术 資资 質质 認认 證证 鑑鉴 鑒鉴 測测 試试 驗验 檢检 師师 \
    員员 團团 協协 會会 聯联 組组 織织 國国 際际 華华 東东 門门 廈厦 閩闽 臺台 灣湾 連连 羅罗 長长 樂乐 \
    龍龙 巖岩 寧宁 鄭郑 陳陈 張张 劉刘 楊杨 趙赵 黃黄 吳吴 葉叶 馬马 鳳凤 鶴鹤 麗丽 興兴 榮荣 發发 髮发 \
    達达 創创 維维 衛卫 護护 養养 醫医 藥药 療疗 產产 動动 電电 氣气 車车 輛辆 輪轮 軌轨 運运 輸输 轉转 \
    載载 鐵铁 鋼钢 銅铜 鋁铝 鑄铸 鍛锻 銲焊 製制 設设 計计 備备 裝装 飾饰 築筑 園园 藝艺 農农 漁渔 環环 \
    節节 燈灯 網网 絡络 數数 據据 訊讯 軟软 雲云 導导 遊游 館馆 飯饭 飲饮 廚厨 飪饪 麵面 點点 紋纹 視视 \
    聽听 聲声 書书 畫画 語语 譯译 諮咨 詢询 顧顾 問问 務务 財财 貿贸 購购 銷销 貨货 倉仓 儲储 庫库 鏈链 \
    遞递 郵邮 報报 廣广 傳传 體体 總总 廠厂 處处 區区 縣县 鎮镇 鄉乡 島岛 嶼屿 嶺岭 陽阳 陰阴 雙双 單单 \
    壓压 開开 關关 題题 類类 級级 標标 準准 優优 選选 實实 習习 練练 寶宝 貝贝 嬰婴 齡龄 愛爱 親亲 萬万 \
    億亿 與与 眾众 時时 間间 現现 場场 約约 絲丝 綠绿 紅红 藍蓝 銀银 針针 錦锦 鵬鹏 鴻鸿 飛飞 躍跃 騰腾 \
    驛驿 駿骏 駕驾 驅驱 魚鱼 鮮鲜 齊齐 靜静 頂顶 領领 頤颐 勞劳 勵励 勢势 啟启 啓启 圓圆 塗涂 壽寿 夢梦 \
    獎奖 專专 對对 將将 層层 崗岗 廳厅 匯汇 後后 復复 複复 徵征 應应 揚扬 擇择 攝摄 歷历 極极 楓枫 樓楼 \
    橋桥 檔档 歐欧 湯汤 潔洁 潤润 澤泽 濟济 濱滨 瀾澜 爐炉 獨独 瑩莹 當当 監监 盤盘 礦矿 禮礼 種种 積积 \
    穩稳 競竞 筆笔 範范 簡简 糧粮 紀纪 納纳 紙纸 細细 結结 統统 經经 續续 線线 編编 緣缘 縫缝 繪绘 繡绣 \
    繼继 義义 聖圣 聞闻 腦脑 臨临 艦舰 蘇苏 蘭兰 號号 補补 見见 規规 覺觉 觀观 記记 誠诚 課课 調调 論论 \
    諾诺 講讲 識识 議议 責责 賀贺 賓宾 賢贤 賽赛 贊赞 贏赢 軍军 輔辅 輝辉 辦办 邁迈 進进 遠远 適适 邊边 \
    釀酿 鈞钧 銘铭 鋒锋 錄录 鍵键 鏡镜 鐘钟 鋰锂 閣阁 隊队 階阶 險险 靈灵 韻韵 順顺 願愿 風风 麥麦 齋斋 樣样 訂订 詳详 無无 殘残 話话";

/// A name as it is read: full-width forms, blanks and capitals make no difference.
pub fn as_read(name: &str) -> String {
    let mut read = String::with_capacity(name.len());
    for character in name.chars() {
        match narrow(character) {
            han @ FIRST_HAN..=LAST_HAN => read.push(han),
            blank if blank.is_whitespace() => {}
            other => read.extend(other.to_lowercase()),
        }
    }
    read
}

/// A name without what is a matter of writing: besides that, brackets, all other punctuation and
/// traditional characters.
pub fn bare(name: &str) -> String {
    let mut bare = String::with_capacity(name.len());
    for character in name.chars() {
        match narrow(character) {
            han @ FIRST_HAN..=LAST_HAN => bare.push(simplified(han)),
            mark if !mark.is_alphanumeric() => {}
            other => bare.extend(other.to_lowercase()),
        }
    }
    bare
}

/// The Han characters in use, which know no capitals.
const FIRST_HAN: char = '一';
const LAST_HAN: char = '龥';

/// The simplified form of a Han character; any other unchanged. All characters of all names are
/// looked up, so the table has a place for each.
fn simplified(character: char) -> char {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut table: Vec<char> = (FIRST_HAN..=LAST_HAN).collect();
        for (traditional, simple) in pairs() {
            table[place(traditional)] = simple;
        }
        table
    });
    TABLE.get(place(character)).copied().unwrap_or(character)
}

/// The place of a Han character in a table of all.
fn place(character: char) -> usize {
    u32::from(character).wrapping_sub(u32::from(FIRST_HAN)) as usize
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    let pairs = TRADITIONAL.split_whitespace().map(str::chars);
    pairs.filter_map(|mut pair| Some((pair.next()?, pair.next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_pairs_and_leads_no_further() {
        for pair in TRADITIONAL.split_whitespace() {
            assert_eq!(pair.chars().count(), 2, "{pair}");
            let is_han = |it: char| (FIRST_HAN..=LAST_HAN).contains(&it);
            assert!(pair.chars().all(is_han), "{pair}");
        }
        for (traditional, plain) in pairs() {
            assert_eq!(simplified(traditional), plain);
            assert_eq!(simplified(plain), plain);
        }
    }

    #[test]
    fn only_the_way_of_writing_is_set_aside() {
        assert_eq!(as_read("福州（Ａ） 中心"), "福州(a)中心");
        assert_eq!(
            bare("福州（样例）職業·技能 中心"),
            bare("福州样例职业技能中心")
        );
        assert_ne!(bare("福州第一中心"), bare("福州第二中心"));
    }
}
