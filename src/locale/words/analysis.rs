//! Words of the page of analysis.

use super::super::{Lang, number};
use super::Noun;

super::words! {
    /// Words of the page of analysis.
    pub enum Analysis {
        Place: "Vị trí", "Where we stand";
        Firm: "Độ vững", "How firm";
        Audit: "Kiểm tra", "Audit";
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
        ComparedWithWhom: "So với", "Compared with";
        PeersAll: "Tất cả", "All";
        PeersGroup: "Cùng nhóm", "Its group";
        PeersNear: "Liền kề về hạng", "Next in rank";
        PeersAlike: "Hồ sơ giống nhất", "Most alike";
        Errors: "Lỗi", "Errors";
        Doubts: "Nghi vấn", "Doubtful";
        Notes: "Nên biết", "Worth knowing";
        ShowThere: "Xem trong bảng", "Show in the table";
        WhatIsChecked: "Đã kiểm tra: điểm vượt mức tối đa, tổng và thành phần, hạng và điểm, mức thay đổi, tỷ lệ phần trăm, đơn vị trùng, biến động bất thường, dòng tổng hợp, danh sách hạng.", "Checked: scores above the maximum, totals and components, ranks and scores, changes, percentages, doubled units, unusual changes, aggregates, lists of ranks.";
    }
}

/// «1.000 lần».
pub fn times(draws: u32, lang: Lang) -> String {
    let count = number::whole(i64::from(draws), lang);
    lang.pick(format!("{count} lần"), count)
}

/// «PCI: 1 nghi vấn, 6 điều nên biết»: errors, doubts, notes.
pub fn audited(index: &str, counts: [usize; 3], lang: Lang) -> String {
    if counts == [0; 3] {
        return lang.pick(
            format!("{index}: không thấy gì sai trong số liệu công bố"),
            format!("{index}: nothing is found wrong in what is published"),
        );
    }
    let count = |n: usize| number::whole(n as i64, lang);
    let said = [
        lang.pick(format!("{} lỗi", count(counts[0])), Noun::Error.count(counts[0] as i64, lang)),
        lang.pick(
            format!("{} nghi vấn", count(counts[1])),
            format!("{} doubtful", count(counts[1])),
        ),
        lang.pick(
            format!("{} điều nên biết", count(counts[2])),
            format!("{} worth knowing", count(counts[2])),
        ),
    ];
    let said = said.into_iter().zip(counts).filter(|(_, n)| *n > 0).map(|(text, _)| text);
    format!("{index}: {}", said.collect::<Vec<_>>().join(", "))
}

/// What is audited.
pub fn audit_of(index: &str, span: &str, lang: Lang) -> String {
    lang.pick(
        format!("Kiểm tra số liệu công bố của {index}, {span}, cả các thành phần"),
        format!("The published figures of {index}, {span}, components included"),
    )
}
