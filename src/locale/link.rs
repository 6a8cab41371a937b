//! What is said of a link that cannot be honoured in full. Each sentence says what was done
//! instead.

use super::{Lang, number};

/// A link of another version.
pub fn version(version: &str, lang: Lang) -> String {
    lang.pick(
        format!("Liên kết thuộc phiên bản «{version}» mà ứng dụng này chưa biết; đã mở những gì đọc được."),
        format!("The link is of version “{version}”, which this app does not know; what could be read was opened."),
    )
}

/// An unknown key.
pub fn key(key: &str, lang: Lang) -> String {
    lang.pick(
        format!("Liên kết có mục «{key}» không rõ nghĩa; đã bỏ qua."),
        format!("The link has an unknown item “{key}”; it was ignored."),
    )
}

/// A bad value.
pub fn value(key: &str, value: &str, lang: Lang) -> String {
    lang.pick(
        format!("Giá trị «{value}» của mục «{key}» trong liên kết không hợp lệ; đã dùng giá trị mặc định."),
        format!("The value “{value}” of “{key}” in the link is not valid; the default was used."),
    )
}

/// A repeated key.
pub fn repeated(key: &str, lang: Lang) -> String {
    lang.pick(
        format!("Mục «{key}» có nhiều lần trong liên kết; đã dùng lần đầu."),
        format!("“{key}” stands in the link more than once; the first one was used."),
    )
}

/// Too many ids.
pub fn too_many(key: &str, most: usize, lang: Lang) -> String {
    let most = number::whole(most as i64, lang);
    lang.pick(
        format!("Mục «{key}» trong liên kết quá dài; đã lấy {most} giá trị đầu."),
        format!("“{key}” in the link is too long; its first {most} values were used."),
    )
}

/// Too long a link.
pub fn too_long(length: usize, most: usize, lang: Lang) -> String {
    let (length, most) = (number::whole(length as i64, lang), number::whole(most as i64, lang));
    lang.pick(
        format!("Liên kết dài {length} byte; chỉ đọc {most} byte đầu."),
        format!("The link has {length} bytes; only the first {most} were read."),
    )
}

/// A publication that is not open.
pub fn no_publication(id: &str, lang: Lang) -> String {
    lang.pick(
        format!(
            "Chưa có bộ số liệu «{id}». Nếu đó là tệp riêng, hãy xin người gửi liên kết rồi mở tệp."
        ),
        format!(
            "The data “{id}” is not here. If it is a local file, ask the sender for it and open it."
        ),
    )
}

/// An indicator that the data does not have.
pub fn no_indicator(id: &str, lang: Lang) -> String {
    lang.pick(
        format!("Số liệu không có chỉ số «{id}»; đã mở chỉ số đầu tiên."),
        format!("The data has no indicator “{id}”; the first one was opened."),
    )
}

/// A period without figures.
pub fn no_period(period: &str, lang: Lang) -> String {
    lang.pick(
        format!("Chỉ số này không có số liệu kỳ «{period}»; đã mở kỳ khác."),
        format!("This indicator has no figures for “{period}”; another period was opened."),
    )
}

/// A group that the data does not have.
pub fn no_group(id: &str, lang: Lang) -> String {
    lang.pick(
        format!("Số liệu không có nhóm «{id}»; đã hiện tất cả đơn vị."),
        format!("The data has no group “{id}”; all units are shown."),
    )
}

/// A unit that the data does not have.
pub fn no_unit(id: &str, lang: Lang) -> String {
    lang.pick(
        format!("Số liệu không có đơn vị «{id}»; đã bỏ qua."),
        format!("The data has no unit “{id}”; it was ignored."),
    )
}

/// Data in the link whose end is missing: so many letters of so many are here, 0 where that is not known.
pub fn data_cut(here: usize, of: usize, lang: Lang) -> String {
    let (here, all) = (number::whole(here as i64, lang), number::whole(of as i64, lang));
    let much = match of {
        0 => String::new(),
        _ => lang.pick(
            format!(": chỉ còn {here} trong {all} ký tự của số liệu"),
            format!(": only {here} of the {all} letters of its data are left"),
        ),
    };
    lang.pick(
        format!("Đường dẫn bị cắt mất đoạn cuối trên đường gửi{much}. Hãy xin lại đường dẫn đầy đủ, mã QR hoặc tệp số liệu."),
        format!("The end of the link was cut off on its way{much}. Ask for the whole link, its QR code or the file."),
    )
}

/// Data in the link that is not what was sent.
pub fn data_changed(lang: Lang) -> &'static str {
    lang.pick(
        "Số liệu kèm trong đường dẫn đã bị sai lệch trên đường gửi (mã kiểm tra không khớp) nên không mở. Hãy xin gửi lại đường dẫn, mã QR hoặc tệp số liệu.",
        "The data in the link was altered on its way (its checksum does not match), so it was not opened. Ask for the link once more, its QR code or the file.",
    )
}

/// Data in the link that only a later version of the app reads.
pub fn data_newer(lang: Lang) -> &'static str {
    lang.pick(
        "Số liệu kèm trong đường dẫn do phiên bản mới hơn của ứng dụng tạo ra. Hãy tải lại trang rồi mở lại đường dẫn.",
        "The data in the link was made by a later version of the app. Load the page anew and open the link again.",
    )
}

/// Data in the link that means nothing.
pub fn data_meaningless(lang: Lang) -> &'static str {
    lang.pick(
        "Phần số liệu trong đường dẫn không phải do ứng dụng này tạo ra nên không mở được.",
        "The data in the link was not made by this app and cannot be opened.",
    )
}
