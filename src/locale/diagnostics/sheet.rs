//! Problems of spreadsheets in words.

use super::parts::{quote, quoted};
use crate::import::diagnostic::SheetProblem as S;
use crate::locale::{Lang, date};

/// What is wrong.
pub fn reason(problem: &S, lang: Lang) -> String {
    let q = |text: &str| quote(text, lang);
    match problem {
        S::Locked => lang.pick(
            "Bảng tính được đặt mật khẩu.".into(),
            "The spreadsheet is protected by a password.".into(),
        ),
        S::TooLarge => lang.pick(
            "Bảng tính quá lớn, hoặc có ô ở quá xa.".into(),
            "The spreadsheet is too large, or has cells too far away.".into(),
        ),
        S::Broken => lang.pick(
            "Bảng tính bị hỏng hoặc không đúng định dạng.".into(),
            "The spreadsheet is damaged, or not what it seems.".into(),
        ),
        S::NoTable { sheets } => {
            let sheets = quoted(sheets, lang);
            lang.pick(
                format!("Không trang tính nào có bảng số liệu của các đơn vị: {sheets}."),
                format!("No sheet holds a table of units and figures: {sheets}."),
            )
        }
        S::PeriodFromSheet { period } => {
            let period = date::period(*period, lang);
            lang.pick(
                format!("Không cột nào ghi kỳ; đã lấy {period} theo trang tính."),
                format!("No column says the period; {period} was taken from the sheet."),
            )
        }
        S::OtherTableBelow => lang.pick(
            "Từ hàng này là một bảng khác với cùng tên cột; đã bỏ qua.".into(),
            "From this row on stands another table with the same head; it was left out.".into(),
        ),
        S::CellError { text } => lang.pick(
            format!("Ô này là lỗi {}, không phải số; coi là thiếu số liệu.", q(text)),
            format!("The cell is the error {} and no number; it counts as missing.", q(text)),
        ),
        S::FormulaWithoutValue { formula } => lang.pick(
            format!("Tệp không lưu kết quả của công thức {}; coi là thiếu số liệu.", q(formula)),
            format!("The file does not hold the result of {}; it counts as missing.", q(formula)),
        ),
    }
}

/// What to do about it, in both languages.
pub fn hint(problem: &S) -> (&'static str, &'static str) {
    match problem {
        S::Locked => (
            "Mở tệp bằng mật khẩu, lưu lại không đặt mật khẩu rồi mở ở đây.",
            "Open it with its password, save it without one, and open that here.",
        ),
        S::TooLarge => (
            "Chép bảng cần dùng sang tệp mới, hoặc lưu trang tính đó thành CSV.",
            "Copy the table into a new file, or save that sheet as CSV.",
        ),
        S::Broken => (
            "Mở bằng Excel hoặc LibreOffice rồi lưu lại; nếu không được, tải lại từ nguồn.",
            "Open and save it with Excel or LibreOffice; if that fails, load it again from its source.",
        ),
        S::NoTable { .. } => (
            "Trang tính cần một hàng tên cột, một cột tên đơn vị và ít nhất một cột số.",
            "A sheet needs a row of names, a column of units and at least one column of figures.",
        ),
        S::PeriodFromSheet { .. } => (
            "Nếu không đúng, đổi tên trang tính hoặc thêm cột năm.",
            "If that is not so, rename the sheet or add a column of years.",
        ),
        S::OtherTableBelow => (
            "Nếu cần bảng đó, chép nó sang một trang tính riêng.",
            "If you need that table, copy it to a sheet of its own.",
        ),
        S::CellError { .. } => (
            "Sửa công thức trong bảng tính, hoặc để trống ô nếu không có số liệu.",
            "Correct the formula in the spreadsheet, or leave the cell empty for no figure.",
        ),
        S::FormulaWithoutValue { .. } => (
            "Mở bằng Excel hoặc LibreOffice rồi lưu lại để công thức có kết quả.",
            "Open and save it with Excel or LibreOffice, so that the formula has its result.",
        ),
    }
}
