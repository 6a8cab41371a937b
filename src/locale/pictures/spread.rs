//! Words on how the scores of many units lie: medians, ranges, quartiles, quadrants.

use super::super::Lang;

/// «trung vị».
pub fn median(lang: Lang) -> &'static str {
    lang.pick("trung vị", "median")
}

/// «Đà Nẵng (cao nhất)»: the unit at the upper end of the range.
pub fn highest(name: &str, lang: Lang) -> String {
    format!("{name} ({})", lang.pick("cao nhất", "highest"))
}

/// «Đắk Nông (thấp nhất)».
pub fn lowest(name: &str, lang: Lang) -> String {
    format!("{name} ({})", lang.pick("thấp nhất", "lowest"))
}

/// «khoảng 53,63–70,00»: from the lowest to the highest of all units.
pub fn range(low: &str, high: &str, lang: Lang) -> String {
    format!("{} {low}–{high}", lang.pick("khoảng", "range"))
}

/// «cao hơn trung vị 6,32 điểm»; `sign`: of the difference, `by`: its size with the unit.
pub fn beside_median(sign: i32, by: &str, lang: Lang) -> String {
    match (sign, lang) {
        (0, Lang::Vi) => "bằng trung vị".to_owned(),
        (0, Lang::En) => "at the median".to_owned(),
        (1.., Lang::Vi) => format!("cao hơn trung vị {by}"),
        (1.., Lang::En) => format!("{by} above the median"),
        (_, Lang::Vi) => format!("thấp hơn trung vị {by}"),
        (_, Lang::En) => format!("{by} below the median"),
    }
}

/// What of groups is said against all units: «so với tất cả, cao hơn trung vị 7,39 điểm».
pub fn against_all(said: &str, lang: Lang) -> String {
    format!("{} {said}", lang.pick("so với tất cả,", "among all,"))
}

/// The note at the foot of a picture with a band and a median.
pub fn range_computed(lang: Lang) -> &'static str {
    lang.pick(
        "Dải xám: từ điểm thấp nhất đến điểm cao nhất của mọi đơn vị; trung vị là tính toán.",
        "Grey band: from the lowest to the highest score of all units; medians are computed.",
    )
}

/// The name of a picture of all scores: «Phân bố điểm PCI, 2016».
pub fn distribution(subject: &str, period: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Phân bố điểm {subject}, {period}"),
        Lang::En => format!("Distribution of {subject} scores, {period}"),
    }
}

/// What stands below a strip: «63 đơn vị; trung vị 58,20; một nửa ở 56,10–60,31».
pub fn strip(units: &str, median: &str, lower: &str, upper: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{units}; trung vị {median}; một nửa ở {lower}–{upper} (dải xám)"),
        Lang::En => {
            format!("{units}; median {median}; half of them at {lower}–{upper} (grey band)")
        }
    }
}

/// «tứ phân vị dưới».
pub fn lower_quartile(lang: Lang) -> &'static str {
    lang.pick("tứ phân vị dưới", "lower quartile")
}

/// «tứ phân vị trên».
pub fn upper_quartile(lang: Lang) -> &'static str {
    lang.pick("tứ phân vị trên", "upper quartile")
}

/// The head of a column with the group of each unit.
pub fn group(lang: Lang) -> &'static str {
    lang.pick("Nhóm", "Group")
}

/// Units that are not drawn: «3 đơn vị không có điểm nên không vẽ.»
pub fn without_score(units: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{units} không có điểm nên không vẽ."),
        Lang::En => format!("{units} without a score, not drawn."),
    }
}
