//! The ranking page by components: where our unit is strong and weak, or who leads most of them.

use super::{RankingFinding, phrase, ranking_finding};
use crate::locale::{Lang, Noun, list, number};
use crate::model::{Dataset, IndicatorIx, Period, UnitIx};
use crate::rank::{Rank, RankOptions, standings};

/// What stands at the top of the page by components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComponentsFinding {
    /// The chosen unit's best and worst ranks.
    Profile {
        /// The unit.
        unit: UnitIx,
        /// Its best rank among the components.
        best: (Rank, Vec<IndicatorIx>),
        /// Its worst rank, if it is another one.
        worst: Option<(Rank, Vec<IndicatorIx>)>,
    },
    /// No unit is chosen: the one that leads most components.
    MostLed {
        /// The unit.
        unit: UnitIx,
        /// How many it leads, alone or with others.
        leads: usize,
        /// Number of components with ranks.
        of: usize,
    },
    /// The components cannot say: as on the page of scores.
    Total(RankingFinding),
}

/// Finds what to say of an index's components in a period, for a chosen unit or for none.
pub fn components_finding(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    unit: Option<UnitIx>,
    options: &RankOptions,
) -> ComponentsFinding {
    let total =
        || ComponentsFinding::Total(ranking_finding(ds, indicator, period, None, unit, options));
    if let Some(unit) = unit {
        let rank = |part: IndicatorIx| {
            let rank = standings(ds, part, period, options).get(unit).shown()?;
            Some((rank.value, part))
        };
        let ranks: Vec<(Rank, IndicatorIx)> = ds.parts(indicator).filter_map(rank).collect();
        let of_rank = |wanted: Rank| {
            let parts = ranks.iter().filter(|(rank, _)| *rank == wanted).map(|(_, part)| *part);
            (wanted, parts.collect())
        };
        let all = || ranks.iter().map(|(rank, _)| *rank);
        let Some((best, worst)) = all().min().zip(all().max()) else {
            return total();
        };
        let worst = (worst != best).then(|| of_rank(worst));
        return ComponentsFinding::Profile { unit, best: of_rank(best), worst };
    }
    let mut leads = vec![0; ds.units().len()];
    let mut of = 0;
    for part in ds.parts(indicator) {
        if let RankingFinding::Leaders { units, .. } =
            ranking_finding(ds, part, period, None, None, options)
        {
            of += 1;
            for unit in units {
                leads[unit] += 1;
            }
        }
    }
    let most = leads.iter().copied().max().unwrap_or(0);
    let mut first = (0..leads.len()).filter(|unit| leads[*unit] == most);
    match (first.next(), first.next()) {
        (Some(unit), None) if most > 1 => ComponentsFinding::MostLed { unit, leads: most, of },
        _ => total(),
    }
}

impl ComponentsFinding {
    /// The headline: «Quảng Ninh dẫn đầu về gia nhập thị trường, xếp hạng 36 về cạnh tranh bình
    /// đẳng».
    pub fn headline(
        &self,
        ds: &Dataset,
        indicator: IndicatorIx,
        period: Period,
        lang: Lang,
    ) -> String {
        let on = |parts: &[IndicatorIx]| {
            let names: Vec<String> =
                parts.iter().map(|part| phrase::inside(ds, *part, lang)).collect();
            let names = if names.len() <= 2 {
                list(&names, lang)
            } else {
                Noun::Component.count(names.len() as i64, lang)
            };
            lang.pick(format!("về {names}"), format!("on {names}"))
        };
        match self {
            ComponentsFinding::Total(finding) => finding.headline(ds, indicator, period, lang),
            ComponentsFinding::MostLed { unit, leads, of } => {
                let unit = phrase::unit(ds, *unit, lang);
                let index = phrase::index_in(ds, indicator, period, lang);
                let leads = number::whole(*leads as i64, lang);
                let of = Noun::Component.count(*of as i64, lang);
                lang.pick(
                    format!("{unit} dẫn đầu {leads} trong {of} {index}"),
                    format!("{unit} leads {leads} of {of} of {index}"),
                )
            }
            ComponentsFinding::Profile { unit, best, worst } => {
                let unit = phrase::unit(ds, *unit, lang);
                let first = best.0 == Rank::whole(1);
                let head = match (lang, first) {
                    (Lang::Vi, true) => format!("{unit} dẫn đầu {}", on(&best.1)),
                    (Lang::En, true) => format!("{unit} leads {}", on(&best.1)),
                    (Lang::Vi, false) => {
                        format!("{unit} xếp {} {}", phrase::rank(best.0, lang), on(&best.1))
                    }
                    (Lang::En, false) => {
                        format!("{unit} is {} {}", phrase::rank(best.0, lang), on(&best.1))
                    }
                };
                match worst {
                    None => head,
                    Some((rank, parts)) => {
                        let (rank, on) = (phrase::rank(*rank, lang), on(parts));
                        let verb = lang.pick(if first { "xếp" } else { "nhưng" }, "but is");
                        format!("{head}, {verb} {rank} {on}")
                    }
                }
            }
        }
    }
}
