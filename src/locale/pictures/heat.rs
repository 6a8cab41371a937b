//! Words of maps of heat.

use super::super::Lang;

/// The name of the picture: «PCI 2016, từng thành phần: thứ hạng».
pub fn by_component(subject: &str, period: &str, measure: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{subject} {period}, từng thành phần: {measure}"),
        Lang::En => format!("{subject} {period} by component: {measure}"),
    }
}

/// The name of the picture over periods: «PCI, 2005–2016: thứ hạng».
pub fn by_period(subject: &str, span: &str, measure: &str) -> String {
    format!("{subject}, {span}: {measure}")
}

/// «thứ hạng».
pub fn ranks(lang: Lang) -> &'static str {
    lang.pick("thứ hạng", "ranks")
}

/// «tỷ lệ đạt so với điểm tối đa».
pub fn percentages(lang: Lang) -> &'static str {
    lang.pick("tỷ lệ đạt so với điểm tối đa", "percentage of the maximum")
}

/// The strong end of the key of ranks.
pub fn first(lang: Lang) -> &'static str {
    lang.pick("đầu bảng", "first")
}

/// The weak end of the key of ranks.
pub fn last(lang: Lang) -> &'static str {
    lang.pick("cuối bảng", "last")
}

/// «Quảng Ninh: tốt nhất ở Gia nhập thị trường (hạng 2), kém nhất ở Đất đai (hạng 35)».
pub fn best_and_worst(name: &str, best: (&str, &str), worst: (&str, &str), lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            "{name}: tốt nhất ở {} ({}), kém nhất ở {} ({})",
            best.0, best.1, worst.0, worst.1
        ),
        Lang::En => {
            format!("{name}: best in {} ({}), weakest in {} ({})", best.0, best.1, worst.0, worst.1)
        }
    }
}

/// «Đà Nẵng đứng đầu».
pub fn leads(name: &str, lang: Lang) -> String {
    format!("{name} {}", lang.pick("đứng đầu", "is first"))
}
