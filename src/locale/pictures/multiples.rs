//! Words of small multiples.

use super::super::Lang;

/// The name of the picture: «Quảng Ninh so với trung vị, từng thành phần PCI, 2005–2016»; `subject`:
/// the whole that the panels are parts of.
pub fn title(name: &str, subject: Option<&str>, span: &str, lang: Lang) -> String {
    match (subject, lang) {
        (Some(subject), Lang::Vi) => {
            format!("{name} so với trung vị, từng thành phần {subject}, {span}")
        }
        (Some(subject), Lang::En) => {
            format!("{name} against the median, by component of {subject}, {span}")
        }
        (None, Lang::Vi) => format!("{name} so với trung vị, từng chỉ số, {span}"),
        (None, Lang::En) => format!("{name} against the median, by index, {span}"),
    }
}

/// The note at the foot on scales; `one`: all panels share theirs.
pub fn scales(one: bool, lang: Lang) -> &'static str {
    if one {
        lang.pick(
            "Các ô cùng một thang điểm; vạch đứt: trung vị (tính toán); dải xám: đổi cách tính.",
            "All panels share one scale; dashed: the median (computed); grey bands: the method changed.",
        )
    } else {
        lang.pick(
            "Mỗi ô một thang điểm riêng; vạch đứt: trung vị (tính toán); dải xám: đổi cách tính.",
            "Each panel has a scale of its own; dashed: the median (computed); grey bands: the method \
             changed.",
        )
    }
}

/// What is said of bands where the method changed.
pub fn bands(lang: Lang) -> &'static str {
    lang.pick(
        "Dải xám: đổi cách tính, điểm hai bên không so được.",
        "Grey bands: the method changed, scores on either side do not compare.",
    )
}

/// The name of the picture of groups: «Trung vị từng nhóm so với trung vị chung, PCI, 2005–2016».
pub fn of_groups(subject: &str, span: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Trung vị từng nhóm so với trung vị chung, {subject}, {span}"),
        Lang::En => format!("Median of each group against that of all, {subject}, {span}"),
    }
}

/// The median of all units, beside that of a group: «chung 58,20».
pub fn of_all(lang: Lang) -> &'static str {
    lang.pick("chung", "all")
}

/// «Trung vị cao nhất: Đông Nam Bộ (60,32); thấp nhất: Trung du (56,64)».
pub fn highest_and_lowest(high: (&str, &str), low: (&str, &str), lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("Trung vị cao nhất: {} ({}); thấp nhất: {} ({})", high.0, high.1, low.0, low.1)
        }
        Lang::En => {
            format!("Highest median: {} ({}); lowest: {} ({})", high.0, high.1, low.0, low.1)
        }
    }
}
