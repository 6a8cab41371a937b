//! The page of one unit: how many of its indices fell.

use super::phrase;
use crate::analysis::{Card, Overview};
use crate::locale::words::kind_name;
use crate::locale::{Lang, Noun, date};
use crate::model::order;
use crate::model::{Dataset, IndicatorIx, Period, UnitIx};

/// What stands at the top of the page of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverviewFinding {
    /// Ranks compare with those of an earlier period.
    Compared {
        /// The period compared with.
        vs: Period,
        /// Number of indices whose ranks compare.
        of: usize,
        /// Whether these are all the indices shown.
        all: bool,
        /// Indices in which places were lost.
        fell: usize,
        /// Indices in which places were gained.
        rose: usize,
        /// The index, if only one compares.
        only: Option<IndicatorIx>,
    },
    /// No rank compares with an earlier one.
    NothingToCompare {
        /// The unit.
        unit: UnitIx,
        /// The period.
        period: Period,
        /// Number of indices with a figure.
        indices: usize,
    },
}

/// Finds what to say of a unit.
pub fn overview_finding(overview: &Overview) -> OverviewFinding {
    match overview.vs.filter(|_| overview.comparable > 0) {
        Some(vs) => {
            let mut compared = overview.cards.iter().filter(|card| card.change.places.is_some());
            let only = compared.next().filter(|_| overview.comparable == 1);
            OverviewFinding::Compared {
                vs,
                of: overview.comparable,
                all: overview.comparable == overview.cards.len(),
                fell: overview.fell,
                rose: overview.rose,
                only: only.map(|card| card.indicator),
            }
        }
        None => OverviewFinding::NothingToCompare {
            unit: overview.unit,
            period: overview.period,
            indices: overview.cards.len(),
        },
    }
}

impl OverviewFinding {
    /// The headline: «Trong 4 chỉ số có 3 chỉ số tụt hạng so với năm 2021».
    pub fn headline(&self, ds: &Dataset, lang: Lang) -> String {
        self.sentence(ds, lang, Noun::count, lang.pick("có", ""))
    }

    /// As a report says it: «Trong 04 chỉ số thì có 03 chỉ số tụt hạng so với năm 2021.»
    pub fn report(&self, ds: &Dataset, lang: Lang) -> String {
        format!("{}.", self.sentence(ds, lang, Noun::count_formal, lang.pick("thì có", "")))
    }

    fn sentence(
        &self,
        ds: &Dataset,
        lang: Lang,
        count: fn(Noun, i64, Lang) -> String,
        there_are: &str,
    ) -> String {
        let counted = |n: usize| count(Noun::Index, n as i64, lang);
        match *self {
            OverviewFinding::NothingToCompare { unit, period, indices } => {
                let (unit, when) = (phrase::unit(ds, unit, lang), date::period(period, lang));
                let indices = counted(indices);
                lang.pick(
                    format!("{unit} có kết quả {indices} {when}"),
                    format!("{unit} has results in {indices} for {when}"),
                )
            }
            OverviewFinding::Compared { vs, fell, rose, only: Some(only), .. } => {
                let (name, vs) = (phrase::short(ds, only, lang), date::period(vs, lang));
                let verb = verb(fell, rose, lang);
                lang.pick(
                    format!("{name} {verb} so với {vs}"),
                    format!("{name} {verb} compared with {vs}"),
                )
            }
            OverviewFinding::Compared { vs, of, all, fell, rose, .. } => {
                let vs = date::period(vs, lang);
                let those = lang.pick(" so được hạng", " with comparable ranks");
                let counted_all =
                    if (lang, of) == (Lang::En, 2) { "indices".into() } else { counted(of) };
                let those = if all { "" } else { those };
                let every = format!("{counted_all}{those}");
                let total = format!("{}{those}", counted(of));
                let all_of = lang.pick("Cả", if of == 2 { "Both" } else { "All" });
                let verb = verb(fell, rose, lang);
                let leading = if rose > fell { rose } else { fell };
                let other = if rose > fell { fell } else { 0 };
                match (lang, leading) {
                    (Lang::Vi, 0) => format!("{all_of} {every} giữ nguyên hạng so với {vs}"),
                    (Lang::En, 0) => format!("{all_of} {every} kept their rank compared with {vs}"),
                    (Lang::Vi, n) if n == of => {
                        format!("{all_of} {every} đều {verb} so với {vs}")
                    }
                    (Lang::En, n) if n == of => {
                        format!("{all_of} {every} {verb} compared with {vs}")
                    }
                    (Lang::Vi, n) => {
                        let also = match other {
                            0 => String::new(),
                            other => format!(", {} tụt hạng", counted(other)),
                        };
                        format!("Trong {total} {there_are} {} {verb}{also} so với {vs}", counted(n))
                    }
                    (Lang::En, n) => {
                        let also = match other {
                            0 => String::new(),
                            other => format!(" and {other} fell"),
                        };
                        format!("{n} of {total} {verb}{also} compared with {vs}")
                    }
                }
            }
        }
    }
}

fn verb(fell: usize, rose: usize, lang: Lang) -> &'static str {
    match (fell, rose) {
        (0, 0) => lang.pick("giữ nguyên hạng", "kept its rank"),
        (fell, rose) if rose > fell => lang.pick("lên hạng", "rose in rank"),
        _ => lang.pick("tụt hạng", "fell in rank"),
    }
}

/// The line under the headline: «Kết quả năm 2022 của huyện Bình Liêu, xếp trong 13 đơn vị; SIPAS
/// tụt nhiều nhất (10 bậc)».
pub fn overview_subline(ds: &Dataset, overview: &Overview, lang: Lang) -> String {
    let when = date::period(overview.period, lang);
    let kind = kind_name(ds.units()[overview.unit].kind.as_deref(), lang);
    let name = phrase::unit(ds, overview.unit, lang);
    let unit = match (kind, lang) {
        (Some(kind), Lang::Vi) => format!("{kind} {name}"),
        (Some(kind), Lang::En) => format!("{name} {kind}"),
        (None, _) => name,
    };
    let mut text =
        lang.pick(format!("Kết quả {when} của {unit}"), format!("Results of {unit} for {when}"));
    let mut ofs: Vec<usize> = overview.cards.iter().filter_map(|card| card.standing.of).collect();
    let known = ofs.len() == overview.cards.len();
    ofs.dedup();
    if let ([of], true) = (&ofs[..], known) {
        let of = Noun::Unit.count(*of as i64, lang);
        text.push_str(&lang.pick(format!(", xếp trong {of}"), format!(", ranked among {of}")));
    }
    if let Some((card, places)) = furthest(overview) {
        let name = phrase::short(ds, card.indicator, lang);
        let size = Noun::Place.count(i64::from(places.abs()), lang);
        text.push_str(&match (lang, places < 0) {
            (Lang::Vi, true) => format!("; {name} tụt nhiều nhất ({size})"),
            (Lang::Vi, false) => format!("; {name} lên nhiều nhất ({size})"),
            (Lang::En, true) => format!("; {name} fell furthest ({size})"),
            (Lang::En, false) => format!("; {name} rose furthest ({size})"),
        });
    }
    text
}

/// The one index that fell furthest; where none fell, the one that rose furthest. `None` where
/// there are not two to choose from, or two went equally far.
fn furthest(overview: &Overview) -> Option<(&Card, i32)> {
    overview.vs?;
    let down = overview.fell > 0;
    let mut moved: Vec<(&Card, i32)> = overview
        .cards
        .iter()
        .filter_map(|card| Some((card, card.change.places?.value)))
        .filter(|(_, places)| if down { *places < 0 } else { *places > 0 })
        .collect();
    order::sort_by_key(&mut moved, |(_, places)| std::cmp::Reverse(places.abs()));
    match moved[..] {
        [first, second, ..] if first.1.abs() > second.1.abs() => Some(first),
        _ => None,
    }
}

/// The title of the slope of ranks: «SIPAS từ hạng 2 xuống hạng 12; chỉ DGI lên hạng». `None`
/// where no rank moved.
pub fn slope_headline(ds: &Dataset, overview: &Overview, lang: Lang) -> Option<String> {
    overview.vs?;
    let moved = |card: &&Card| card.change.places.is_some_and(|places| places.value != 0);
    let card = overview.cards.iter().filter(moved).max_by_key(|card| {
        let size = card.change.places.map_or(0, |places| places.value.abs());
        (size, std::cmp::Reverse(card.indicator))
    })?;
    let from = phrase::rank(card.change.rank_from?.value, lang);
    let to = phrase::rank(card.change.rank_to?.value, lang);
    let down = card.change.places?.value < 0;
    let name = phrase::short(ds, card.indicator, lang);
    let verb = if down { lang.pick("xuống", "down") } else { lang.pick("lên", "up") };
    let mut text = lang.pick(
        format!("{name} từ {from} {verb} {to}"),
        format!("{name} went {verb} from {from} to {to}"),
    );
    // The exception is worth a word: the only one that went the other way.
    let others = |card: &&Card| {
        let wanted = |places: i32| if down { places > 0 } else { places < 0 };
        card.change.places.is_some_and(|places| wanted(places.value))
    };
    let mut against = overview.cards.iter().filter(others);
    if let (Some(only), None, true) = (against.next(), against.next(), overview.comparable > 2) {
        let name = phrase::short(ds, only.indicator, lang);
        let verb = match (lang, down) {
            (Lang::Vi, true) => "lên hạng",
            (Lang::Vi, false) => "tụt hạng",
            (Lang::En, true) => "rose",
            (Lang::En, false) => "fell",
        };
        text.push_str(&lang.pick(format!("; chỉ {name} {verb}"), format!("; only {name} {verb}")));
    }
    Some(text)
}
