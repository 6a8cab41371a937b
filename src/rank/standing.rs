//! Published against computed rank, unit by unit.

use super::ranking::ranked;
use super::{Rank, RankOptions};
use crate::model::{Dataset, Given, IndicatorIx, Period, RankWithin, UnitIx};

/// How the published and the computed rank of a unit go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Agreement {
    /// No rank is known.
    #[default]
    Neither,
    /// The publisher gives a rank; the data is too little to compute one.
    OnlyPublished,
    /// The publisher gives none.
    OnlyComputed,
    /// Both are the same.
    Agree,
    /// They differ.
    Differ,
    /// Both exist but answer different questions: the reader chose other units or another rule
    /// for ties than the publisher's.
    OtherQuestion,
}

/// The rank of a unit as published and as computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The rank that the publication gives, or that follows from its change.
    pub published: Option<Given<u32>>,
    /// The rank computed from the scores, where the data holds enough units.
    pub computed: Option<Rank>,
    /// Number of units ranked: as published, else as computed.
    pub of: Option<usize>,
    /// Whether the two agree.
    pub agreement: Agreement,
}

impl Standing {
    /// The rank to show: the published one, else the derived, else the computed; under a question
    /// of the reader's own, the computed one only.
    pub fn shown(&self) -> Option<Given<Rank>> {
        let computed = self.computed.map(Given::computed);
        let published = self
            .published
            .map(|given| Given { value: Rank::whole(given.value), origin: given.origin });
        match self.agreement {
            Agreement::OtherQuestion => computed,
            _ => published.or(computed),
        }
    }
}

/// The standings of all units of a data set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    by_unit: Vec<Standing>,
}

impl Standings {
    /// The standing of a unit; with no rank at all where it has none.
    pub fn get(&self, unit: UnitIx) -> Standing {
        self.by_unit.get(unit).copied().unwrap_or_default()
    }

    /// All standings, one for each unit of the data set.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Standing> {
        self.by_unit.iter()
    }
}

impl std::ops::Index<UnitIx> for Standings {
    type Output = Standing;
    fn index(&self, unit: UnitIx) -> &Standing {
        &self.by_unit[unit]
    }
}

/// Published and computed ranks of all units, by unit.
pub fn standings(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Standings {
    let mut by_unit = vec![Standing::default(); ds.units().len()];
    let Some(slice) = ds.slice(indicator, period) else {
        return Standings { by_unit };
    };
    let own = asks_as_publisher(ds, indicator, options);
    let listed = if own { full_list(ds, indicator, period) } else { None };
    for cell in slice.cells().filter(|cell| !ds.units()[cell.unit].aggregate) {
        let standing = &mut by_unit[cell.unit];
        standing.published = cell.published_rank();
        if own {
            let said = cell.extra.and_then(|extra| extra.of).map(|of| of as usize);
            standing.of = said.or(listed.filter(|_| standing.published.is_some()));
        }
    }
    let ranked = ranked(ds, indicator, period, options, false);
    for row in ranked.rows.iter().filter(|row| row.trusted) {
        let standing = &mut by_unit[row.unit];
        standing.computed = Some(row.rank);
        standing.of = standing.of.or(Some(row.of));
    }
    for standing in &mut by_unit {
        standing.agreement = match (standing.published, standing.computed) {
            (None, None) => Agreement::Neither,
            (None, Some(_)) => Agreement::OnlyComputed,
            (Some(_), _) if !own => Agreement::OtherQuestion,
            (Some(_), None) => Agreement::OnlyPublished,
            // A rank that follows from a change agrees or differs like a printed one.
            (Some(said), Some(found)) if found == Rank::whole(said.value) => Agreement::Agree,
            (Some(_), Some(_)) => Agreement::Differ,
        };
    }
    Standings { by_unit }
}

/// Whether the options rank the same units by the same rule as the publisher does.
fn asks_as_publisher(ds: &Dataset, indicator: IndicatorIx, options: &RankOptions) -> bool {
    let rule = ds.indicators()[indicator].rule;
    let same_set = options.group.is_none() || rule.within == RankWithin::Group;
    same_set && options.common_with.is_none() && options.ties.is_none_or(|ties| ties == rule.ties)
}

/// The number of units that a publication ranks when it gives ranks only and all of them: as many
/// as it lists, if none is ranked beyond that and none has a score but no rank (then only the
/// best are listed).
fn full_list(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Option<usize> {
    if ds.indicators()[indicator].rule.within == RankWithin::Group {
        return None;
    }
    let (mut listed, mut last, mut first) = (0, 0, false);
    for cell in ds.slice(indicator, period)?.cells() {
        match cell.published_rank() {
            _ if ds.units()[cell.unit].aggregate => {}
            Some(rank) => {
                listed += 1;
                last = rank.value.max(last);
                first |= rank.value == 1;
            }
            None if cell.score.is_ok() => return None,
            None => {}
        }
    }
    (listed > 1 && first && last as usize <= listed).then_some(listed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Missing, Origin, TieMethod};
    use crate::tests::{Made, YEAR};

    fn of(made: &Made, id: &str, options: &RankOptions) -> Standing {
        let ds = made.ds();
        standings(&ds, 0, YEAR, options)[ds.unit_by_id(id).unwrap()]
    }

    fn publish(made: &mut Made, id: &str, rank: u32) {
        made.said(id, YEAR, |extra| extra.rank = Some(Given::published(rank)));
    }

    #[test]
    fn both_agree_or_differ() {
        let mut made = Made::new();
        made.put("a", YEAR, "3").put("b", YEAR, "2").put("c", YEAR, "1");
        publish(&mut made, "a", 1);
        publish(&mut made, "b", 3);
        let none = RankOptions::default();
        assert_eq!(of(&made, "a", &none).agreement, Agreement::Agree);
        assert_eq!(of(&made, "b", &none).agreement, Agreement::Differ);
        assert_eq!(of(&made, "c", &none).agreement, Agreement::OnlyComputed);
        assert_eq!(of(&made, "b", &none).shown(), Some(Given::published(Rank::whole(3))));
        assert_eq!(of(&made, "c", &none).shown(), Some(Given::computed(Rank::whole(3))));
        assert_eq!(of(&made, "c", &none).of, Some(3));
    }

    #[test]
    fn one_unit_in_the_file() {
        let mut made = Made::new();
        made.put("binh-lieu", YEAR, "80.98");
        let none = RankOptions::default();
        assert_eq!(of(&made, "binh-lieu", &none), Standing::default());
        publish(&mut made, "binh-lieu", 13);
        made.said("binh-lieu", YEAR, |extra| extra.of = Some(13));
        let standing = of(&made, "binh-lieu", &none);
        assert_eq!(standing.agreement, Agreement::OnlyPublished);
        assert_eq!((standing.computed, standing.of), (None, Some(13)));
    }

    #[test]
    fn ranks_only() {
        let mut made = Made::new();
        for (id, rank) in [("a", 1), ("b", 2), ("c", 2)] {
            made.missing(id, YEAR, Missing::RankOnly);
            publish(&mut made, id, rank);
        }
        let none = RankOptions::default();
        assert_eq!((of(&made, "b", &none).computed, of(&made, "b", &none).of), (None, Some(3)));
        publish(&mut made, "c", 4);
        assert_eq!(of(&made, "b", &none).of, None, "rank 4 of three: not the whole list");
    }

    #[test]
    fn only_the_best_have_a_published_rank() {
        let mut made = Made::new();
        made.put("a", YEAR, "3").put("b", YEAR, "2").put("c", YEAR, "1");
        publish(&mut made, "a", 1);
        publish(&mut made, "b", 2);
        let of = ["a", "b", "c"].map(|id| of(&made, id, &RankOptions::default()).of);
        assert_eq!(of, [Some(3); 3], "two ranks are listed, three units are ranked");
    }

    #[test]
    fn a_question_of_the_readers_own() {
        let mut made = Made::new();
        made.put("a", YEAR, "3").put("b", YEAR, "3").put("c", YEAR, "1").put("d", YEAR, "0");
        for (id, rank) in [("a", 1), ("b", 1), ("c", 3), ("d", 4)] {
            publish(&mut made, id, rank);
            made.unit(id).group = Some(usize::from(rank > 2));
        }
        let none = RankOptions::default();
        let own_ties = RankOptions { ties: Some(TieMethod::Competition), ..none };
        assert_eq!(of(&made, "c", &own_ties), of(&made, "c", &none));
        for (options, rank, n) in [
            (RankOptions { ties: Some(TieMethod::Dense), ..none }, 2, 4),
            (RankOptions { group: Some(1), ..none }, 1, 2),
            (RankOptions { common_with: Some(YEAR), ..none }, 3, 4),
        ] {
            let standing = of(&made, "c", &options);
            assert_eq!(standing.agreement, Agreement::OtherQuestion);
            assert_eq!(standing.shown(), Some(Given::computed(Rank::whole(rank))));
            assert_eq!(standing.of, Some(n));
        }
    }

    #[test]
    fn a_derived_rank_stays_derived() {
        let mut made = Made::new();
        made.derived("a", (0, YEAR), "89.35", 9);
        let shown = of(&made, "a", &RankOptions::default()).shown().unwrap();
        assert_eq!((shown.value, shown.origin), (Rank::whole(9), Origin::Derived));
    }

    #[test]
    fn aggregates_have_no_standing() {
        let mut made = Made::new();
        made.put("a", YEAR, "3").put("b", YEAR, "2").put("mean", YEAR, "2.5");
        made.unit("mean").aggregate = true;
        publish(&mut made, "mean", 2);
        assert_eq!(of(&made, "mean", &RankOptions::default()), Standing::default());
        assert_eq!(of(&made, "b", &RankOptions::default()).computed, Some(Rank::whole(2)));
    }
}
