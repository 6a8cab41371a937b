//! The publisher's bands: where the unit is, what the next one takes, how many are in each.

use super::findings::Figures;
use crate::analysis::{BandStep, Banding};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, capitalised, number};
use crate::model::{BandBasis, Dataset, Direction, IndicatorIx, Label, Measure};
use crate::story::Finding;
use crate::story::phrase::{self, AtLeast};

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

impl Figures<'_> {
    /// Band by band: its bound, how many are in it, which is the unit's, by which result.
    pub fn of_bands(&self, banding: &Banding) -> Finding {
        let lang = self.lang;
        let of = self.place.indicator;
        let sentence = band_text(self.ds, of, banding, lang);
        let counts = band_counts_text(banding, lang);
        let percent = banding
            .bands
            .iter()
            .any(|band| band.band.bound.is_some() && band.band.basis == BandBasis::Percent);
        let higher = self.ds.indicators()[of].direction == Direction::HigherIsBetter;
        let score = banding.value.value;
        let share = self.ds.maximum(self.place.unit, of, self.place.period);
        let share = share.and_then(|maximum| score.percent_of(maximum.value, PLACES));
        let value = match (banding.in_points, share.filter(|_| percent)) {
            (true, Some(share)) => {
                let share = number::percent(share, PLACES, lang);
                format!("{} ({share})", self.figure(of, score))
            }
            (true, None) => self.figure(of, score),
            (false, _) => number::percent(score, PLACES, lang),
        };
        let value = self.marked(value, banding.value.origin);
        let rows = banding.bands.iter().enumerate().map(|(at, band)| {
            let band_bound = band.band.bound.map(|bound| {
                let sign = match (higher, band.band.inclusive) {
                    (true, true) => "≥",
                    (true, false) => ">",
                    (false, true) => "≤",
                    (false, false) => "<",
                };
                let bound = number::plain(bound.normal(), lang);
                format!("{sign}{NO_BREAK_SPACE}{bound}{}", if percent { "%" } else { "" })
            });
            let count = band.units.map(|units| number::whole(units as i64, lang));
            let none = || "–".to_owned();
            let ours = if banding.at == Some(at) { value.clone() } else { String::new() };
            vec![
                lang.label(&band.band.name).to_owned(),
                band_bound.unwrap_or_else(none),
                count.unwrap_or_else(none),
                ours,
            ]
        });
        let mut rows: Vec<Vec<String>> = rows.collect();
        if banding.at.is_none() {
            let none = self.pick("Không thuộc nhóm nào", "In no band");
            let count = banding.in_none.map(|units| number::whole(units as i64, lang));
            let dash = "–".to_owned();
            rows.push(vec![none, dash.clone(), count.unwrap_or(dash), value]);
        }
        let rule = match percent {
            true => self.pick(
                "Thuộc nhóm tốt nhất mà kết quả, tính bằng phần trăm của điểm tối đa, đạt mức; so bằng số chưa làm tròn.",
                "In the best band whose bound the result reaches, as a percentage of the maximum; compared before rounding.",
            ),
            false => self.pick(
                "Thuộc nhóm tốt nhất mà điểm đạt mức; so bằng số chưa làm tròn.",
                "In the best band whose bound the score reaches; compared before rounding.",
            ),
        };
        Finding {
            sentence: [Some(sentence), counts].into_iter().flatten().collect::<Vec<_>>().join(" "),
            rule,
            head: vec![
                self.pick("Nhóm điểm", "Band"),
                self.pick("Mức", "Bound"),
                self.pick("Số đơn vị", "Units"),
                phrase::unit(self.ds, self.place.unit, lang),
            ],
            rows,
        }
    }
}
