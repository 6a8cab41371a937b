//! An index of the reader's own, in sentences.

mod against;
mod fault;
mod steps;

pub use fault::{faults, unknown};

use super::finding::Finding;
use super::phrase;
use crate::analysis::composite::{
    Chosen, Composite, Imputation, Mean, NoScore, Normalisation, Recipe,
};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, list, number};
use crate::model::{Dataset, Decimal, Missing, Period, UnitIx};
use crate::rank::Rank;

/// An index that was made, and what of.
#[derive(Clone, Copy, Debug)]
pub struct Built<'a> {
    /// The data.
    pub ds: &'a Dataset,
    /// What the reader calls it.
    pub name: Option<&'a str>,
    /// The period.
    pub period: Period,
    /// The group that the units are limited to (index into [`Dataset::groups`]).
    pub group: Option<usize>,
    /// What it is made of.
    pub chosen: &'a [Chosen],
    /// The unit of each row.
    pub units: &'a [UnitIx],
    /// Why there is no figure, where the data says so: indicator and unit by their places.
    pub missing: &'a [(usize, usize, Missing)],
    /// How it is made.
    pub recipe: &'a Recipe,
    /// The index.
    pub made: &'a Composite,
}

/// The most units that a sentence names; the table has all of them.
const MOST_NAMED: usize = 3;

/// The decimals of scores.
const PLACES: u8 = 2;

impl Built<'_> {
    /// The finding of the page, a sentence without its full stop that ends with «us», and what is
    /// drawn.
    pub fn headline(&self, us: Option<UnitIx>, lang: Lang) -> [String; 2] {
        let name = self.name.unwrap_or(unnamed(lang));
        [format!("{name}{}", self.leaders(us, lang)), self.subtitle(lang)]
    }

    fn leaders(&self, us: Option<UnitIx>, lang: Lang) -> String {
        let Some(index) = self.made.nodes.first() else { return String::new() };
        let Some(best) = index.scores.iter().flatten().max().copied() else {
            return lang.pick(": không đơn vị nào có điểm", ": no unit has a score").to_owned();
        };
        let leaders: Vec<usize> =
            (0..index.scores.len()).filter(|row| index.scores[*row] == Ok(best)).collect();
        let score = number::points(best, PLACES, lang);
        let names = self.named(&leaders, lang);
        let ours = us.and_then(|us| self.units.iter().position(|unit| *unit == us));
        // Of many leaders only their number is told: then «us» is.
        let told = ours.is_some_and(|row| leaders.len() <= MOST_NAMED && leaders.contains(&row));
        let rest = match ours.filter(|_| !told) {
            Some(row) => self.ours(row, lang),
            None => String::new(),
        };
        match leaders.len() {
            1 => lang.pick(
                format!(": {names} dẫn đầu với {score}{rest}"),
                format!(": {names} leads with {score}{rest}"),
            ),
            _ => lang.pick(
                format!(": {names} cùng dẫn đầu với {score}{rest}"),
                format!(": {names} share the lead with {score}{rest}"),
            ),
        }
    }

    fn ours(&self, row: usize, lang: Lang) -> String {
        let us = self.unit(row, lang);
        let rank = self.rank(row).map(|rank| phrase::rank_of(rank, Some(self.ranked()), lang));
        match rank {
            Some(rank) => lang.pick(format!("; {us} {rank}"), format!("; {us} is {rank}")),
            None => lang.pick(format!("; {us} không có điểm"), format!("; {us} has no score")),
        }
    }

    fn subtitle(&self, lang: Lang) -> String {
        let parts = Noun::Component.count(self.chosen.len() as i64, lang);
        let period = date::period(self.period, lang);
        let group = self.group.and_then(|group| self.ds.groups().get(group));
        let group = group.map(|group| lang.label(&group.name).to_owned());
        let first = lang.pick(format!("{parts} {period}"), format!("{parts} in {period}"));
        let scale = scale(self.recipe.normalisation, lang);
        let steps = [mean(self.mean(), lang).to_owned()].into_iter();
        let filled = filled(self.recipe.imputation, lang).map(|way| {
            lang.pick(format!("số liệu thiếu điền bằng {way}"), format!("gaps filled with {way}"))
        });
        let treated = self
            .recipe
            .treatment
            .map(|_| lang.pick("đã xử lý ngoại lệ", "outliers treated").to_owned());
        let of = Some(self.among(lang));
        let all = [group, Some(first), of, Some(scale)].into_iter().flatten();
        all.chain(steps).chain(filled).chain(treated).collect::<Vec<_>>().join(", ")
    }

    /// Of how many units it is: «63 tỉnh, thành phố», «5/63 tỉnh, thành phố có đủ số liệu».
    fn among(&self, lang: Lang) -> String {
        let all = self.of_publishers();
        let noun = phrase::noun(self.ds, all.iter().copied());
        let (ranked, all) = (self.ranked() as i64, all.len() as i64);
        if ranked >= all {
            return noun.count(ranked, lang);
        }
        let [some, of] = [ranked, all].map(|count| number::whole(count, lang));
        let noun = noun.form(all, lang);
        lang.pick(
            format!("{some}/{of}{NO_BREAK_SPACE}{noun} có đủ số liệu"),
            format!("the {some} of {of}{NO_BREAK_SPACE}{noun} with enough figures"),
        )
    }

    /// The units that a publisher has in the indices of the parts, or in the parts, in the period.
    fn of_publishers(&self) -> Vec<UnitIx> {
        let mut found = vec![false; self.ds.units().len()];
        for part in self.chosen {
            for at in [part.indicator, self.ds.index_of(part.indicator)] {
                let slice = self.ds.slice(at, self.period);
                slice.into_iter().flat_map(|slice| slice.cells()).for_each(|cell| {
                    found[cell.unit] = true;
                });
            }
        }
        let units = self.ds.units().iter().enumerate().filter(|(at, unit)| {
            found[*at]
                && !unit.aggregate
                && self.group.is_none_or(|group| unit.group == Some(group))
        });
        units.map(|(at, _)| at).collect()
    }

    /// What every step did, in their order; then how ranks differ from those of the index that all
    /// parts are of, if they are of one.
    pub fn findings(&self, lang: Lang) -> Vec<Finding> {
        let steps = [
            self.of_shares(lang),
            self.of_screened(lang),
            self.of_imputed(lang),
            self.of_treated(lang),
            Some(self.of_normalised(lang)),
            self.of_incomplete(lang),
            self.against(lang),
        ];
        let mut found: Vec<Finding> = steps.into_iter().flatten().collect();
        // A step that had nothing to do has no figures to head.
        let bare = found.iter_mut().filter(|finding| finding.rows.is_empty());
        bare.for_each(|finding| finding.head.clear());
        found
    }

    fn mean(&self) -> Mean {
        self.recipe.means.first().copied().unwrap_or_default()
    }

    fn unit(&self, row: usize, lang: Lang) -> String {
        let unit = self.units.get(row);
        unit.map(|unit| phrase::unit(self.ds, *unit, lang)).unwrap_or_default()
    }

    fn part(&self, at: usize, lang: Lang) -> String {
        part_name(self.ds, self.chosen, at, lang)
    }

    /// Names of units where they are few, else their number.
    fn named(&self, rows: &[usize], lang: Lang) -> String {
        if rows.len() > MOST_NAMED {
            return self.count(rows, lang);
        }
        list(&rows.iter().map(|row| self.unit(*row, lang)).collect::<Vec<_>>(), lang)
    }

    /// «2 tỉnh, thành phố».
    fn count(&self, rows: &[usize], lang: Lang) -> String {
        let units = rows.iter().filter_map(|row| self.units.get(*row).copied());
        phrase::noun(self.ds, units).count(rows.len() as i64, lang)
    }

    /// A figure of a part: with its decimals, and no more than it has.
    fn figure(&self, at: usize, figure: Decimal, lang: Lang) -> String {
        let places = self.chosen.get(at).map_or(PLACES, |part| self.ds.decimals(part.indicator));
        number::plain(figure.round(places.max(PLACES)), lang)
    }

    fn rank(&self, row: usize) -> Option<Rank> {
        self.made.nodes.first()?.ranks.get(row).copied().flatten()
    }

    /// Number of units with a rank.
    fn ranked(&self) -> usize {
        let index = self.made.nodes.first();
        index.map_or(0, |index| index.ranks.iter().flatten().count())
    }
}

/// What an index is called that the reader gave no name.
pub fn unnamed(lang: Lang) -> &'static str {
    lang.pick("Chỉ số tự lập", "Own index")
}

/// The name of a part. Where parts are of several indices, many of them are called alike: then with the
/// name of its index before it.
pub fn part_name(ds: &Dataset, chosen: &[Chosen], at: usize, lang: Lang) -> String {
    let Some(part) = chosen.get(at) else { return String::new() };
    let short = phrase::short(ds, part.indicator, lang);
    let index = ds.index_of(part.indicator);
    let apart = chosen.iter().any(|other| ds.index_of(other.indicator) != index);
    match apart && index != part.indicator {
        true => format!("{}: {short}", phrase::short(ds, index, lang)),
        false => short,
    }
}

/// Why a unit has no score.
pub fn no_score(reason: NoScore, lang: Lang) -> String {
    match reason {
        NoScore::NoFigure => lang.pick("không có số liệu nào", "no figure at all").to_owned(),
        NoScore::Screened { has, of } | NoScore::TooFew { has, of } => {
            lang.pick(format!("chỉ có {has}/{of} số liệu"), format!("only {has} of {of} figures"))
        }
        NoScore::Weightless => {
            lang.pick("chỉ có thành phần mang trọng số 0", "only components of weight 0").to_owned()
        }
        NoScore::OutOfReach => lang
            .pick("điểm vượt quá số chữ số tính được", "more digits than can be held")
            .to_owned(),
    }
}

/// A way of normalising, inside a sentence: «chuẩn hoá thấp nhất–cao nhất 0–100».
fn scale(way: Normalisation, lang: Lang) -> String {
    match way {
        Normalisation::MinMax { low, high } => {
            let (low, high) = (number::plain(low, lang), number::plain(high, lang));
            lang.pick(
                format!("chuẩn hoá thấp nhất–cao nhất {low}–{high}"),
                format!("min–max normalisation {low}–{high}"),
            )
        }
        Normalisation::ZScore { .. } => lang.pick("chuẩn hoá điểm z", "z-scores").to_owned(),
        Normalisation::Rank => {
            lang.pick("theo hạng từ dưới lên", "ranks counted from below").to_owned()
        }
        Normalisation::Borda => {
            lang.pick("theo số đơn vị kém hơn", "the number of worse units").to_owned()
        }
        Normalisation::PercentileRank => {
            lang.pick("theo tỷ lệ đơn vị kém hơn", "the percentage of worse units").to_owned()
        }
        Normalisation::Reference { .. } => {
            lang.pick("theo mức tham chiếu", "distance to a reference").to_owned()
        }
        Normalisation::Share => {
            lang.pick("theo tỷ lệ điểm tối đa", "the percentage of each maximum").to_owned()
        }
    }
}

fn mean(mean: Mean, lang: Lang) -> &'static str {
    match mean {
        Mean::Arithmetic => lang.pick("trung bình cộng", "arithmetic mean"),
        Mean::Geometric => lang.pick("trung bình nhân", "geometric mean"),
        Mean::Harmonic => lang.pick("trung bình điều hoà", "harmonic mean"),
    }
}

/// What is put in place of missing figures, inside a sentence.
fn filled(way: Imputation, lang: Lang) -> Option<&'static str> {
    match way {
        Imputation::None => None,
        Imputation::Mean => Some(lang.pick("số trung bình", "the mean")),
        Imputation::Median => Some(lang.pick("trung vị", "the median")),
        Imputation::GroupMean => Some(lang.pick("số trung bình của nhóm", "the mean of the group")),
        Imputation::GroupMedian => Some(lang.pick("trung vị của nhóm", "the median of the group")),
    }
}

/// The head of a table.
fn head(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests;
