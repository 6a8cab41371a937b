//! Words about figures that were fetched from an address of another site.

use super::Lang;

super::words! {
    /// Words about figures from another address.
    pub enum Elsewhere {
        OpenAddress: "Mở từ địa chỉ web…", "Open from a web address…";
        Unverified: "Chưa kiểm chứng: trang này không công bố số liệu đó.", "Unverified: this site does not publish these figures.";
        AsNamed: "Tệp đúng mã SHA-256 ghi trong đường dẫn; trang này không công bố số liệu đó.", "The file has the SHA-256 that the link names; this site does not publish these figures.";
        Again: "Tải lại", "Fetch again";
        Leave: "Bỏ số liệu này", "Leave these figures";
        Name: "Nguồn của số liệu đang xem", "Where the figures in view come from";
    }
}

/// «Số liệu tải từ so.example.vn lúc 28/11/2026.»
pub fn fetched_from(host: &str, day: &str, lang: Lang) -> String {
    let day = if day.is_empty() { String::new() } else { format!(", {day}") };
    format!("{} {host}{day}.", lang.pick("Số liệu tải từ", "Figures fetched from"))
}
