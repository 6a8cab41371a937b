//! Words of a unit's profile by component.

use super::super::Lang;

/// The name of the picture: «Quảng Ninh, PCI 2016: từng thành phần, tỷ lệ đạt so với tối đa».
pub fn title(name: &str, subject: &str, period: &str, of_range: bool, lang: Lang) -> String {
    let measure = if of_range { of_range_of_units(lang) } else { super::heat::percentages(lang) };
    match lang {
        Lang::Vi => format!("{name}, {subject} {period}, từng thành phần: {measure}"),
        Lang::En => format!("{name}, {subject} {period} by component: {measure}"),
    }
}

/// What a share is of, where there is no maximum.
pub fn of_range_of_units(lang: Lang) -> &'static str {
    lang.pick(
        "vị trí giữa đơn vị thấp nhất (0%) và cao nhất (100%)",
        "place between the lowest unit (0%) and the highest (100%)",
    )
}

/// What medians are called that the unit itself is not counted in: «trung vị của các đơn vị khác»;
/// `scored`: how many there are where the data does not hold all units, in words: «trung vị của 4
/// đơn vị khác có điểm».
pub fn median_of_others(scored: Option<&str>, lang: Lang) -> String {
    match (scored, lang) {
        (None, Lang::Vi) => "trung vị của các đơn vị khác".to_owned(),
        (None, Lang::En) => "median of the others".to_owned(),
        (Some(count), Lang::Vi) => format!("trung vị của {count} đơn vị khác có điểm"),
        (Some(count), Lang::En) => format!("median of the {count} others with scores"),
    }
}

/// «trung vị của 12 đơn vị khác trong nhóm».
pub fn median_in_group(count: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("trung vị của {count} đơn vị khác trong nhóm"),
        Lang::En => format!("median of the {count} others in the group"),
    }
}

/// «trung vị của 4 đơn vị liền kề về hạng».
pub fn median_of_neighbours(count: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("trung vị của {count} đơn vị liền kề về hạng"),
        Lang::En => format!("median of the {count} next in rank"),
    }
}

/// «trung vị của 5 đơn vị có cơ cấu điểm gần nhất».
pub fn median_of_alike(count: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("trung vị của {count} đơn vị có cơ cấu điểm gần nhất"),
        Lang::En => format!("median of the {count} of the most similar profile"),
    }
}

/// The finding: «Quảng Ninh trên trung vị ở 8/10 thành phần», the noun already in its form;
/// `median`: what the median is called.
pub fn above_median(
    name: &str,
    median: &str,
    (above, of): (&str, &str),
    noun: &str,
    lang: Lang,
) -> String {
    match lang {
        Lang::Vi => format!("{name} trên {median} ở {above}/{of} {noun}"),
        Lang::En => format!("{name} is above the {median} in {above} of {of} {noun}"),
    }
}

/// «cách trung vị xa nhất: Gia nhập thị trường (+12,3), Đất đai (−4,0)».
pub fn farthest(ahead: Option<(&str, &str)>, behind: Option<(&str, &str)>, lang: Lang) -> String {
    let side = |words: &str, (name, by): (&str, &str)| format!("{words} {name} ({by})");
    let ahead = ahead.map(|pull| side(lang.pick("hơn nhiều nhất ở", "farthest ahead in"), pull));
    let behind = behind.map(|pull| side(lang.pick("kém nhiều nhất ở", "farthest behind in"), pull));
    [ahead, behind].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The note at the foot.
pub fn computed(of_range: bool, lang: Lang) -> &'static str {
    if of_range {
        lang.pick(
            "Không có điểm tối đa: 0% là đơn vị thấp nhất, 100% là đơn vị cao nhất; tính toán.",
            "There is no maximum: 0% is the lowest unit, 100% the highest; computed.",
        )
    } else {
        lang.pick(
            "Tỷ lệ đạt so với điểm tối đa và trung vị là tính toán.",
            "Percentages of the maximum and medians are computed.",
        )
    }
}

/// What is said where last year's figures do not compare.
pub fn not_drawn(period: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Cách tính đã đổi sau {period}: không vẽ {period}, vì không so được."),
        Lang::En => {
            format!("The method changed after {period}, which is not drawn: it does not compare.")
        }
    }
}
