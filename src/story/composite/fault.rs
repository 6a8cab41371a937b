//! What keeps an index from being made, and what to do.

use crate::analysis::composite::{Chosen, Fault, Part, Setting};
use crate::locale::{Lang, date, list};
use crate::model::{Dataset, Period, UnitIx};
use crate::story::phrase;

/// Faults in sentences, each with its remedy; figures of several parts that a mean cannot take, in one.
pub fn faults(
    ds: &Dataset,
    faults: &[Fault],
    chosen: &[Chosen],
    units: &[UnitIx],
    period: Period,
    lang: Lang,
) -> Vec<String> {
    let low = |fault: &&Fault| matches!(fault, Fault::NotPositive { .. });
    let of = |one: &Fault| match one {
        Fault::NotPositive { part, unit, .. } => {
            let part = of_part(ds, chosen, *part, lang);
            format!("{part}{}", of_unit(ds, units, *unit, lang))
        }
        _ => String::new(),
    };
    let several: Vec<String> = faults.iter().filter(low).map(of).collect();
    if several.len() < 2 {
        return faults.iter().map(|one| fault(ds, one, chosen, units, period, lang)).collect();
    }
    let rest = faults.iter().filter(|one| !low(one));
    let rest = rest.map(|one| fault(ds, one, chosen, units, period, lang));
    std::iter::once(not_positive(&list(&several, lang), "", true, lang)).chain(rest).collect()
}

/// `whose`: the part or parts, `several` if so; `of_unit`: the unit it is true of.
fn not_positive(whose: &str, of_unit: &str, several: bool, lang: Lang) -> String {
    let have = if several { "have figures that are not" } else { "has one that is not" };
    lang.pick(
        format!("Trung bình nhân và trung bình điều hoà chỉ tính được với số lớn hơn 0, mà {whose} có số bằng 0 hoặc nhỏ hơn{of_unit}: hãy chuẩn hoá về 1–100 hoặc lấy trung bình cộng."),
        format!("Geometric and harmonic means need figures above 0, and {whose} {have}{of_unit}: normalise to 1–100 or take the arithmetic mean."),
    )
}

fn of_part(ds: &Dataset, chosen: &[Chosen], part: Part, lang: Lang) -> String {
    match part {
        Part::Column(at) => {
            let short = super::part_name(ds, chosen, at, lang);
            lang.pick(format!("«{short}»"), format!("“{short}”"))
        }
        Part::Node(_) => lang.pick("một chỉ số con", "a sub-index").to_owned(),
    }
}

/// « (của Bình Liêu)»; nothing before rows were made.
fn of_unit(ds: &Dataset, units: &[UnitIx], unit: usize, lang: Lang) -> String {
    let unit = units.get(unit).map(|unit| phrase::unit(ds, *unit, lang));
    let said = unit.map(|unit| lang.pick(format!(" (của {unit})"), format!(" (of {unit})")));
    said.unwrap_or_default()
}

/// A fault in a sentence, with its remedy. `units`: the unit of each row, where rows were made.
pub(super) fn fault(
    ds: &Dataset,
    fault: &Fault,
    chosen: &[Chosen],
    units: &[UnitIx],
    period: Period,
    lang: Lang,
) -> String {
    let of_part = |part: Part| self::of_part(ds, chosen, part, lang);
    let name = |at: usize| of_part(Part::Column(at));
    match fault {
        Fault::NoIndicator => lang
            .pick(
                "Chưa chọn thành phần nào: hãy chọn ít nhất một.",
                "No component is chosen: choose at least one.",
            )
            .to_owned(),
        Fault::NoUnit => lang
            .pick(
                "Không còn đơn vị nào đủ số liệu: hãy giảm tỷ lệ số liệu tối thiểu, bỏ bớt thành phần hoặc chọn nhóm khác.",
                "No unit has enough figures: lower the least share of figures, leave components out, or choose another group.",
            )
            .to_owned(),
        Fault::Lengths { column } => lang.pick(
            format!("Số liệu của {} không khớp với danh sách đơn vị: hãy bỏ thành phần này.", name(*column)),
            format!("The figures of {} do not fit the list of units: leave it out.", name(*column)),
        ),
        Fault::Tree { part } => lang.pick(
            format!("Vị trí của {} trong chỉ số không hợp lệ: hãy bỏ ra rồi chọn lại.", of_part(*part)),
            format!("The place of {} in the index is not valid: leave it out and choose it again.", of_part(*part)),
        ),
        Fault::NegativeWeight { part } => lang.pick(
            format!("Trọng số của {} nhỏ hơn 0: hãy đặt từ 0 trở lên.", of_part(*part)),
            format!("The weight of {} is below 0: set it to 0 or more.", of_part(*part)),
        ),
        Fault::Weightless { .. } => lang
            .pick(
                "Tổng trọng số bằng 0: hãy cho ít nhất một thành phần trọng số lớn hơn 0.",
                "The weights sum to 0: give at least one component a weight above 0.",
            )
            .to_owned(),
        Fault::Twice { column } => lang.pick(
            format!("{} được chọn hai lần: hãy bỏ một.", name(*column)),
            format!("{} is chosen twice: leave one out.", name(*column)),
        ),
        Fault::NoFigure { column } => {
            let period = date::period(period, lang);
            lang.pick(
                format!("{} không có số liệu {period} của các đơn vị được tính: hãy bỏ thành phần này hoặc chọn kỳ khác.", name(*column)),
                format!("{} has no figures in {period} for the units that count: leave it out or choose another period.", name(*column)),
            )
        }
        Fault::NoRange { column } => lang.pick(
            format!("Số liệu của {} ở mọi đơn vị như nhau nên không phân biệt được các đơn vị: hãy bỏ thành phần này hoặc chuẩn hoá theo tỷ lệ điểm tối đa.", name(*column)),
            format!("All figures of {} are the same and cannot tell units apart: leave it out or normalise by the share of the maximum.", name(*column)),
        ),
        Fault::Reference { column } => lang.pick(
            format!("{} không có mức tham chiếu cao hơn đơn vị kém nhất: hãy chọn cách chuẩn hoá khác.", name(*column)),
            format!("{} has no reference above its worst unit: choose another normalisation.", name(*column)),
        ),
        Fault::Maximum { column } => lang.pick(
            format!("Không rõ điểm tối đa của {}: hãy bỏ thành phần này hoặc chọn cách chuẩn hoá khác.", name(*column)),
            format!("The maximum of {} is not known: leave it out or choose another normalisation.", name(*column)),
        ),
        Fault::OutOfReach { column } => lang.pick(
            format!("Số liệu của {} quá lớn để tính: hãy bỏ thành phần này hoặc chuẩn hoá theo hạng.", name(*column)),
            format!("The figures of {} are too large to compute with: leave it out or normalise by ranks.", name(*column)),
        ),
        Fault::NotPositive { part, unit, .. } => {
            not_positive(&of_part(*part), &of_unit(ds, units, *unit, lang), false, lang)
        }
        Fault::Setting(setting) => {
            let (vi, en) = match setting {
                Setting::Screening => ("tỷ lệ số liệu tối thiểu phải từ 0 đến 100%", "the least share of figures must be 0 to 100%"),
                Setting::Treatment => ("ngưỡng ngoại lệ không được nhỏ hơn 0", "thresholds for outliers must not be below 0"),
                Setting::Normalisation => ("đầu dưới của thang phải nhỏ hơn đầu trên", "the lower end of the scale must be below the upper one"),
                Setting::Aggregation => ("cách gộp chưa hợp lệ", "the way of aggregating is not valid"),
            };
            lang.pick(format!("Thiết lập không hợp lệ: {vi}."), format!("A setting is not valid: {en}."))
        }
    }
}

/// Ids of indicators that the data does not have, and what to do.
pub fn unknown(ids: &[String], lang: Lang) -> String {
    let quoted = |id: &String| lang.pick(format!("«{id}»"), format!("“{id}”"));
    let ids = list(&ids.iter().map(quoted).collect::<Vec<_>>(), lang);
    lang.pick(
        format!("Số liệu đang mở không có {ids}: hãy bỏ ra hoặc mở tệp có các thành phần này."),
        format!("The open data does not have {ids}: leave out what is not there or open the file that has it."),
    )
}
