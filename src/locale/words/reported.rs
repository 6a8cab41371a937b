//! Words of the page of reports.

use super::super::Lang;

super::words! {
    /// Words of the page of reports.
    pub enum Reported {
        Of: "Báo cáo về", "Report of";
        OfUnit: "Đơn vị", "Unit";
        OfIndex: "Chỉ số", "Index";
        OfGroup: "Nhóm", "Group";
        ChooseUnit: "Chọn một đơn vị nổi bật để lập báo cáo về đơn vị ấy", "Highlight a unit to write a report of it";
        ChooseGroup: "Chọn một nhóm để lập báo cáo về nhóm ấy", "Choose a group to write a report of it";
        NoFigures: "Chưa có số liệu để lập báo cáo", "There are no figures to report";
        Sections: "Các phần", "Sections";
        Edit: "Sửa lời", "Edit the words";
        AsWritten: "Bỏ mọi sửa đổi", "Drop all changes";
        Word: "Lưu Word", "Save as Word";
        PowerPoint: "Lưu PowerPoint", "Save as PowerPoint";
        Html: "Lưu trang HTML", "Save as HTML";
        Markdown: "Lưu Markdown", "Save as Markdown";
        Print: "In, lưu PDF", "Print, save as PDF";
        AddHere: "Viết thêm một đoạn…", "Add a paragraph…";
        OlderWords: "Lời đã sửa theo số liệu cũ", "Words written about older figures";
        DropOlder: "Bỏ", "Drop";
        UseOlder: "Dùng cho báo cáo này", "Use in this report";
        ChangesBack: "Lấy lại các sửa đổi vừa bỏ", "Bring the dropped changes back";
        Heading: "Tiêu đề phần", "Heading of the section";
        Letterhead: "Thể thức văn bản", "Letterhead and signature";
        LetterheadHint: "Quốc hiệu, tiêu ngữ, nơi ký và người ký theo Nghị định 30/2020/NĐ-CP; có trong bản in, Word và HTML.", "The country's name, place and signature as Decree 30/2020/NĐ-CP lays them out; in print, Word and HTML.";
        OfficeAbove: "Cơ quan chủ quản", "Office above";
        Office: "Cơ quan ban hành", "Issuing office";
        Number: "Số, ký hiệu", "Number and sign";
        Place: "Địa danh", "Place";
        Day: "Ngày ban hành", "Day";
        Capacity: "Quyền hạn, chức vụ người ký", "Signed as";
        Signer: "Họ tên người ký", "Signed by";
        Receivers: "Nơi nhận, mỗi dòng một nơi", "Recipients, one a line";
    }
}

/// «Chuyển Đánh giá chung lên».
pub fn moved(heading: &str, down: bool, lang: Lang) -> String {
    match (lang, down) {
        (Lang::Vi, false) => format!("Chuyển {heading} lên"),
        (Lang::Vi, true) => format!("Chuyển {heading} xuống"),
        (Lang::En, false) => format!("Move {heading} up"),
        (Lang::En, true) => format!("Move {heading} down"),
    }
}

/// «Lời của: Trong 04 chỉ số …».
pub fn words_of(text: &str, lang: Lang) -> String {
    let start: String = text.chars().take(60).collect();
    lang.pick(format!("Lời của: {start}"), format!("Words of: {start}"))
}

/// «Tiêu đề phần: Đánh giá chung».
pub fn heading_of(heading: &str, lang: Lang) -> String {
    format!("{}: {heading}", super::word(Reported::Heading, lang))
}

/// «Viết thêm vào Đánh giá chung».
pub fn add_to(heading: &str, lang: Lang) -> String {
    lang.pick(format!("Viết thêm vào {heading}"), format!("Add to {heading}"))
}
