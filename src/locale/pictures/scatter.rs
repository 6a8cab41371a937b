//! Words of scatters: quadrants and correlation.

use super::super::Lang;

/// On which sides of the two medians a unit stands: first across, then up; `true` is the better.
pub type Quadrant = (bool, bool);

/// A quadrant of two indicators: «Cao ở cả hai», «Chỉ cao ở PCI». `high`: whether high is good on
/// both axes; else words say good and poor.
pub fn of_indicators(quadrant: Quadrant, (x, y): (&str, &str), high: bool, lang: Lang) -> String {
    let (good, poor) = match (high, lang) {
        (true, Lang::Vi) => ("cao", "thấp"),
        (true, Lang::En) => ("high", "low"),
        (false, Lang::Vi) => ("tốt", "kém"),
        (false, Lang::En) => ("good", "poor"),
    };
    let text = match (quadrant, lang) {
        ((true, true), Lang::Vi) => format!("{good} ở cả hai"),
        ((true, true), Lang::En) => format!("{good} in both"),
        ((false, false), Lang::Vi) => format!("{poor} ở cả hai"),
        ((false, false), Lang::En) => format!("{poor} in both"),
        ((true, false), Lang::Vi) => format!("chỉ {good} ở {x}"),
        ((true, false), Lang::En) => format!("{good} in {x} only"),
        ((false, true), Lang::Vi) => format!("chỉ {good} ở {y}"),
        ((false, true), Lang::En) => format!("{good} in {y} only"),
    };
    super::super::capitalised(&text)
}

/// A quadrant of two periods of one indicator: «Lên nửa trên», «Tụt xuống nửa dưới».
pub fn of_periods(quadrant: Quadrant, lang: Lang) -> &'static str {
    match quadrant {
        (true, true) => lang.pick("Nửa trên ở cả hai kỳ", "Upper half in both"),
        (false, false) => lang.pick("Nửa dưới ở cả hai kỳ", "Lower half in both"),
        (false, true) => lang.pick("Lên nửa trên", "Rose to the upper half"),
        (true, false) => lang.pick("Tụt xuống nửa dưới", "Fell to the lower half"),
    }
}

/// The name of the picture: «PCI 2015 và PCI 2016».
pub fn against(x: &str, y: &str, lang: Lang) -> String {
    format!("{x} {} {y}", lang.pick("và", "and"))
}

/// «Tương quan hạng (Spearman): 0,85, trên 63 đơn vị».
pub fn correlation(value: &str, units: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Tương quan hạng (Spearman): {value}, trên {units}"),
        Lang::En => format!("Rank correlation (Spearman): {value}, over {units}"),
    }
}

/// The head of the column that names quadrants.
pub fn quadrant(lang: Lang) -> &'static str {
    lang.pick("Phần tư", "Quadrant")
}

/// The note at the foot.
pub fn computed(lang: Lang) -> &'static str {
    lang.pick(
        "Vạch đứt: trung vị của các đơn vị được vẽ; trung vị và tương quan là tính toán.",
        "Dashed lines: medians of the units drawn; medians and the correlation are computed.",
    )
}
