//! Words of maps.

use super::super::Lang;

/// The name of the picture: «Bản đồ PCI, 2016».
pub fn title(subject: &str, period: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Bản đồ {subject}, {period}"),
        Lang::En => format!("Map of {subject}, {period}"),
    }
}

/// Units for which the map has no place.
pub fn without_outline(names: &[&str], lang: Lang) -> String {
    const MOST: usize = 5;
    let shown = names[..names.len().min(MOST)].join(", ");
    let more = names.len().saturating_sub(MOST);
    match (more, lang) {
        (0, Lang::Vi) => format!("Không có trên bản đồ: {shown}."),
        (0, Lang::En) => format!("Not on the map: {shown}."),
        (more, Lang::Vi) => format!("Không có trên bản đồ: {shown} và {more} đơn vị khác."),
        (more, Lang::En) => format!("Not on the map: {shown} and {more} others."),
    }
}

/// Whose boundaries they are.
pub fn boundaries(lang: Lang) -> &'static str {
    lang.pick(
        "Ranh giới từ tệp người dùng mở, đã giản lược để vẽ.",
        "Boundaries out of the file that the user opened, simplified for drawing.",
    )
}

/// What tiles are.
pub fn tiles(lang: Lang) -> &'static str {
    lang.pick(
        "Mỗi ô một đơn vị, đặt gần vị trí thật; ô không nói diện tích hay dân số.",
        "A tile a unit, near its place; tiles say nothing of area or population.",
    )
}
