//! Words of the page of analysis.

use super::super::{Lang, number};

super::words! {
    /// Words of the page of analysis.
    pub enum Analysis {
        Place: "Vị trí", "Where we stand";
        Firm: "Độ vững", "How firm";
        Audit: "Kiểm tra", "Audit";
        Build: "Tự lập chỉ số", "An index of your own";
        Evidence: "Bằng chứng", "Evidence";
        CopySentence: "Chép câu", "Copy the sentence";
        SentenceCopied: "Đã chép câu.", "The sentence is copied.";
        NotCopied: "Trình duyệt không cho chép.", "The browser does not allow copying.";
        WeightsDiffer: "Trọng số xê dịch đến", "Weights differ by up to";
        Draws: "Số lần thử", "Draws";
        Seed: "Hạt giống", "Seed";
        Working: "Đang thử các bộ trọng số…", "Trying out weights…";
        Stop: "Dừng", "Stop";
        Stopped: "Đã dừng.", "Stopped.";
        WorkAgain: "Thử lại", "Again";
        ChooseUnit: "Chọn một đơn vị nổi bật để xem riêng đơn vị ấy.", "Highlight a unit to see it by itself.";
        Findings: "Các phát hiện", "Findings";
    }
}

/// «1.000 lần».
pub fn times(draws: u32, lang: Lang) -> String {
    let count = number::whole(i64::from(draws), lang);
    lang.pick(format!("{count} lần"), count)
}
