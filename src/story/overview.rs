//! The page of one unit: how many of its indices fell.

use super::text::said;
use super::{Counted, Text, phrase};
use crate::analysis::{Card, Overview};
use crate::locale::words::kind_name;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, number};
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
        let figure = |_: Counted, n: usize| Text::plain(number::whole(n as i64, lang));
        self.said(ds, lang, lang.pick("có", ""), &figure).letters()
    }

    /// The same in other figures: `figure` writes how many there are of what. `there_are` comes
    /// before them in Vietnamese.
    pub(super) fn said(
        &self,
        ds: &Dataset,
        lang: Lang,
        there_are: &str,
        figure: &dyn Fn(Counted, usize) -> Text,
    ) -> Text {
        let counted = |what: Counted, n: usize| {
            let mut text = figure(what, n);
            text.push(&format!("{NO_BREAK_SPACE}{}", Noun::Index.form(n as i64, lang)));
            text
        };
        match *self {
            OverviewFinding::NothingToCompare { unit, period, indices } => {
                let (unit, when) = (phrase::unit(ds, unit, lang), date::period(period, lang));
                let indices = counted(Counted::Indices, indices);
                let (vi, en) = ("{0} có kết quả {1} {2}", "{0} has results in {1} for {2}");
                said!(lang, vi, en, unit, indices, when)
            }
            OverviewFinding::Compared { vs, fell, rose, only: Some(only), .. } => {
                let (name, vs) = (phrase::short(ds, only, lang), date::period(vs, lang));
                let verb = verb(fell, rose, lang);
                said!(lang, "{0} {1} so với {2}", "{0} {1} compared with {2}", name, verb, vs)
            }
            OverviewFinding::Compared { vs, of, all, fell, rose, .. } => {
                let vs = date::period(vs, lang);
                let verb = verb(fell, rose, lang);
                let those = lang.pick(" so được hạng", " with comparable ranks");
                let those = if all { "" } else { those };
                let (leading, risen) = if rose > fell { (rose, true) } else { (fell, false) };
                let [leads, other] = match risen {
                    true => [Counted::IndicesRose, Counted::IndicesFell],
                    false => [Counted::IndicesFell, Counted::IndicesRose],
                };
                let mut total = match (lang, of, leading == 0 || leading == of) {
                    (Lang::En, 2, true) => "indices".into(),
                    _ => counted(Counted::IndicesCompared, of),
                };
                total.push(those);
                let all_of = lang.pick("Cả", if of == 2 { "Both" } else { "All" });
                if leading == 0 {
                    let (vi, en) = (
                        "{0} {1} giữ nguyên hạng so với {2}",
                        "{0} {1} kept their rank compared with {2}",
                    );
                    return said!(lang, vi, en, all_of, total, vs);
                }
                if leading == of {
                    let (vi, en) = ("{0} {1} đều {2} so với {3}", "{0} {1} {2} compared with {3}");
                    return said!(lang, vi, en, all_of, total, verb, vs);
                }
                let also = match fell {
                    n if risen && n > 0 => match lang {
                        Lang::Vi => Text::fill(", {0} tụt hạng", &[counted(other, n)]),
                        Lang::En => Text::fill(" and {0} fell", &[figure(other, n)]),
                    },
                    _ => Text::default(),
                };
                let n = match lang {
                    Lang::Vi => counted(leads, leading),
                    Lang::En => figure(leads, leading),
                };
                let (vi, en) =
                    ("Trong {0} {1} {2} {3}{4} so với {5}", "{2} of {0} {3}{4} compared with {5}");
                said!(lang, vi, en, total, there_are, n, verb, also, vs)
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
