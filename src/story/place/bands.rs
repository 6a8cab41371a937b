//! The publisher's bands: where the unit is, what the next one takes, how many are in each.

use crate::analysis::{BandStep, Banding};
use crate::locale::{Lang, Noun, capitalised};
use crate::model::{Dataset, IndicatorIx, Label, Measure};
use crate::story::phrase::AtLeast;

/// Decimals of a distance in percentage points.
const PLACES: u8 = 2;

/// «Thuộc nhóm từ 80 đến 90. Còn thiếu 1,20 điểm để vào nhóm trên 90; mất quá 8,80 điểm thì xuống
/// nhóm dưới 80.»
pub fn band_text(ds: &Dataset, indicator: IndicatorIx, banding: &Banding, lang: Lang) -> String {
    let name = |at: usize| band_name(banding, at, lang);
    let own = banding.at.map(name);
    let mut text = match &own {
        Some(own) => lang.pick(format!("Thuộc {own}"), format!("In {own}")),
        None => lang.pick("Không thuộc nhóm nào".to_owned(), "In no band".to_owned()),
    };
    // What the publisher itself says stands beside what follows from its bounds.
    let own_label = banding.at.map(|at| lang.label(&banding.bands[at].band.name));
    if let Some(class) = banding.class.as_deref().filter(|class| !is_named(banding, class)) {
        text.push_str(&lang.pick(
            format!(" theo mức điểm; cơ quan công bố xếp «{class}»"),
            format!(" by its bounds; the publisher says “{class}”"),
        ));
    }
    text.push('.');
    let size = |step: &BandStep| band_distance(ds, indicator, banding, step, lang);
    let mut clauses = Vec::new();
    if let Some((step, better)) = banding.above.and_then(|step| Some((step, name(step.to?)))) {
        let by = size(&step).text(lang);
        clauses.push(
            lang.pick(format!("còn thiếu {by} để vào {better}"), format!("{by} short of {better}")),
        );
    }
    if let Some(step) = banding.below.filter(|_| own_label.is_some()) {
        let by = size(&step);
        let (by, more) = (by.size(), by.more);
        let to = step.to.map(name);
        let falls = match (to, lang) {
            (Some(to), Lang::Vi) => format!("thì xuống {to}"),
            (Some(to), Lang::En) => format!("leads to {to}"),
            (None, Lang::Vi) => "thì ra khỏi các nhóm".to_owned(),
            (None, Lang::En) => "leads out of the bands".to_owned(),
        };
        clauses.push(match (more, lang) {
            (true, Lang::Vi) => format!("kém đi quá {by} {falls}"),
            (false, Lang::Vi) => format!("kém đi từ {by} {falls}"),
            (true, Lang::En) => format!("a loss of more than {by} {falls}"),
            (false, Lang::En) => format!("a loss of {by} or more {falls}"),
        });
    }
    if !clauses.is_empty() {
        text.push_str(&format!(" {}.", capitalised(&clauses.join("; "))));
    }
    text
}

/// «Nhóm trên 90: 3 đơn vị; nhóm dưới 80: 10 đơn vị.» `None` where the data does not hold all the
/// units that were ranked.
pub fn band_counts_text(banding: &Banding, lang: Lang) -> Option<String> {
    let count = |units: usize| Noun::Unit.count(units as i64, lang);
    let mut said = Vec::new();
    for (at, band) in banding.bands.iter().enumerate() {
        said.push(format!("{}: {}", band_name(banding, at, lang), count(band.units?)));
    }
    if let Some(none) = banding.in_none.filter(|none| *none > 0) {
        said.push(format!("{}: {}", lang.pick("không thuộc nhóm nào", "in no band"), count(none)));
    }
    Some(format!("{}.", capitalised(&said.join("; "))))
}

fn band_name(banding: &Banding, at: usize, lang: Lang) -> String {
    named_band(&banding.bands[at].band.name, lang)
}

/// «nhóm trên 90», “band A”; a name that says itself that it is one stays as it is.
pub fn named_band(name: &Label, lang: Lang) -> String {
    let name = lang.label(name);
    let word = lang.pick("nhóm", "band");
    let says = name.to_lowercase().starts_with(word);
    let says = says || (lang == Lang::En && name.to_lowercase().starts_with("group"));
    if says { crate::locale::uncapitalised(name) } else { format!("{word} {name}") }
}

/// Whether the publisher's class is the band that follows from the bounds.
fn is_named(banding: &Banding, class: &str) -> bool {
    let band = banding.at.map(|at| &banding.bands[at].band.name);
    let same = |name: &str| name.trim().to_lowercase() == class.trim().to_lowercase();
    band.is_some_and(|name| same(&name.vi) || name.en.as_deref().is_some_and(same))
}

/// How far the bound of a band is, never less than it is.
pub(in crate::story) fn band_distance(
    ds: &Dataset,
    indicator: IndicatorIx,
    banding: &Banding,
    step: &BandStep,
    lang: Lang,
) -> AtLeast {
    match banding.in_points {
        true => AtLeast::points(ds, indicator, step.distance, step.more, lang),
        false => AtLeast::of(step.distance, PLACES, step.more, Measure::Percent, lang),
    }
}
