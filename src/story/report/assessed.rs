//! Self-assessed against appraised scores, where points are lost, bonus and penalty points: of a unit, and of
//! the units that are ranked together.

use super::stating::{Stating, ended};
use super::words::in_group;
use super::{Heading, OneIndex, Piece, Rows, UnitReport, sentences};
use crate::analysis::assessment::{
    Difference, Differences, GroupAssessment, Lost, UnitLoss, assessment,
};
use crate::analysis::brought_back;
use crate::locale::{Lang, NO_BREAK_SPACE, date, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, IndicatorKind, Period, order};
use crate::story::assessment::{Worded, assessed};
use crate::story::text::said;
use crate::story::{Counted, Text, What, phrase};

/// The most criteria that a sentence names; the table has all.
const NAMED: usize = 4;

/// An index, or a group of it that is ranked by itself; nothing where no unit rated itself.
pub fn of_field(
    ds: &Dataset,
    index: IndicatorIx,
    period: Period,
    group: Option<usize>,
    lang: Lang,
) -> Vec<Piece> {
    let found = assessment(ds, index, period);
    let meant = |of: &&GroupAssessment| group.is_none() || of.group == group;
    let (mut said, mut tables) = (Vec::new(), Vec::new());
    for of in found.groups.iter().filter(meant).filter(|of| is_told(of)) {
        let told = assessed(ds, &found, of, lang);
        let name = phrase::short(ds, index, lang);
        let when = date::period(period, lang);
        let inside = in_group(ds, of.group, lang);
        let mut table = |worded: &Worded, caption: String| {
            let (head, rows) = (worded.head.clone(), worded.rows.clone());
            tables.push(Piece::Table(Rows { caption, head, rows }));
        };
        if let Some(worded) = &told.differences {
            table(
                worded,
                lang.pick(
                    format!("Điểm tự chấm và điểm thẩm định {name} {when}{inside}"),
                    format!("Self-assessed and appraised {name} scores{inside}, {when}"),
                ),
            );
        }
        if let Some(worded) = &told.losses {
            table(
                worded,
                lang.pick(
                    format!("Điểm mất theo tiêu chí {name} {when}{inside}"),
                    format!("Points lost by {name} criterion{inside}, {when}"),
                ),
            );
        }
        // Where all lose points everywhere, that many do says nothing.
        let telling = of.losses.leaves().any(|part| part.losing < part.units);
        let widespread = told.widespread.filter(|_| telling);
        let all = [told.differences, told.by_part, told.losses, widespread, told.beside];
        said.extend(all.into_iter().flatten().map(|worded| worded.text));
    }
    sentences(said).into_iter().chain(tables).collect()
}

/// Whether there is something to tell: somebody rated himself, or has bonus or penalty points, or criteria have
/// points to lose.
fn is_told(of: &GroupAssessment) -> bool {
    let criteria = of.losses.leaves().filter(|part| part.units > 0).count();
    !of.differences.is_empty()
        || of.beside.iter().any(|beside| beside.units > 0)
        || of.losses.plain && criteria >= FEW
}

/// The least number of criteria that are told where nobody rated himself.
const FEW: usize = 2;

/// What the section is called: of self-assessment only where somebody rated himself.
pub fn title(ds: &Dataset, indices: &[IndicatorIx], period: Period) -> Heading {
    let rated = (0..ds.indicators().len())
        .filter(|at| indices.iter().any(|index| ds.index_of(*index) == ds.index_of(*at)))
        .filter_map(|at| ds.slice(at, period))
        .any(|slice| {
            slice.cells().any(|cell| cell.extra.is_some_and(|extra| extra.self_assessed.is_some()))
        });
    if rated { Heading::Assessment } else { Heading::Lost }
}

/// A unit in each of its indices.
pub(super) fn of_unit(of: &UnitReport<'_>) -> Vec<Piece> {
    let (mut said, mut tables) = (Vec::new(), Vec::new());
    for one in &of.indices {
        let found = assessment(of.ds, one.card.indicator, of.overview.period);
        let own = found.groups.iter().find(|group| group.units.contains(&of.unit()));
        let Some(group) = own.filter(|group| is_told(group)) else { continue };
        let unit = Unit { of, one, group };
        let each = [unit.rated(), unit.overrated(), unit.lost(), unit.beside()];
        said.extend(each.into_iter().flatten().map(|text| of.about(one, text)));
        tables.extend(unit.table().map(Piece::Table));
    }
    sentences(said).into_iter().chain(tables).collect()
}

/// A unit in an index, with those who are ranked with it.
struct Unit<'a> {
    of: &'a UnitReport<'a>,
    one: &'a OneIndex,
    group: &'a GroupAssessment,
}

impl Unit<'_> {
    fn lang(&self) -> Lang {
        self.of.lang
    }

    fn stating(&self) -> Stating<'_> {
        self.of.stating(self.one).versus(None).group(self.group.group)
    }

    fn difference(&self, of: &Differences) -> Option<Difference> {
        of.rows.iter().find(|row| row.unit == self.of.unit()).copied()
    }

    fn losses(&self) -> Option<&UnitLoss> {
        self.group.losses.units.iter().find(|loss| loss.unit == self.of.unit())
    }

    /// Parts that have none of their own, in which the unit rated itself.
    fn leaves(&self) -> impl Iterator<Item = (&Differences, Difference)> {
        let parts = &self.group.losses;
        let leaf =
            move |of: &&Differences| parts.leaves().any(|lost| lost.indicator == of.indicator);
        let leaves = self.group.differences.iter().filter(leaf);
        leaves.filter_map(|of| Some((of, self.difference(of)?)))
    }

    /// «+1,50», with its sign.
    fn signed(&self, at: &Stating<'_>, of: IndicatorIx, value: Decimal, what: What) -> Text {
        let ds = self.of.ds;
        let places = ds.decimals(of).max(ds.decimals(self.one.card.indicator));
        let unit = number::change_unit(value, places, ds.indicators()[of].measure, self.lang());
        let mut text = at.figure(number::signed(value, places, self.lang()), what);
        text.push(&format!("{NO_BREAK_SPACE}{unit}"));
        text
    }

    /// «Tự chấm 85,66 điểm, thẩm định 80,41 điểm: tự chấm cao hơn 5,25 điểm.»
    fn rated(&self) -> Option<Text> {
        let (lang, at) = (self.lang(), self.stating());
        let index = self.one.card.indicator;
        let whole = self.group.differences.iter().find(|of| of.indicator == index)?;
        let row = self.difference(whole)?;
        let size = at.amount(Given::computed(row.by), What::Overrated);
        let how = match row.by.sign() {
            1 => said!(lang, "tự chấm cao hơn {0}", "rated {0} higher by itself", size),
            0 => said!(lang, "hai điểm bằng nhau", "both are the same"),
            _ => said!(lang, "tự chấm thấp hơn {0}", "rated {0} lower by itself", size),
        };
        Some(ended(said!(
            lang,
            "{0} tự chấm {1}, thẩm định {2}: {3}",
            "{0} gave itself {1} and was appraised at {2}: {3}",
            self.of.name(),
            at.points(row.own, What::SelfAssessed),
            at.points(row.appraised.value, What::Score),
            how
        )))
    }

    /// «Tự chấm cao hơn điểm thẩm định nhiều nhất ở: …»
    fn overrated(&self) -> Option<Text> {
        let lang = self.lang();
        let mut over: Vec<_> = self.leaves().filter(|(_, row)| row.by.sign() > 0).collect();
        order::sort_by_key(&mut over, |(of, row)| (std::cmp::Reverse(row.by), of.indicator));
        let part = |(of, row): &(&Differences, Difference)| {
            let at = self.stating().of(of.indicator);
            said!(
                lang,
                "{0} ({1})",
                "{0} ({1})",
                phrase::inside(self.of.ds, of.indicator, lang),
                self.signed(&at, of.indicator, row.by, What::Overrated)
            )
        };
        let parts: Vec<Text> = over.iter().take(NAMED).map(part).collect();
        (!parts.is_empty()).then(|| {
            ended(said!(
                lang,
                "tự chấm cao hơn điểm thẩm định nhiều nhất ở: {0}",
                "furthest above its appraisal in: {0}",
                Text::joined(&parts, "; ")
            ))
        })
    }

    /// The leaves in which it lost points, the most first, each with what all lost there.
    fn lost_parts(&self) -> Vec<(&Lost, Decimal)> {
        let own = self.losses().map(|loss| &loss.parts[..]).unwrap_or_default();
        let mut lost: Vec<(&Lost, Decimal)> = own
            .iter()
            .filter(|(_, lost)| lost.sign() > 0)
            .filter_map(|(part, lost)| {
                let all = self.group.losses.leaves().find(|all| all.indicator == *part)?;
                Some((all, *lost))
            })
            .collect();
        order::sort_by_key(&mut lost, |(all, lost)| (std::cmp::Reverse(*lost), all.indicator));
        lost
    }

    /// «Mất 19,59 điểm, nhiều nhất ở: điều tra xã hội học (3,20 điểm; 12/12 đơn vị mất điểm), …»
    fn lost(&self) -> Option<Text> {
        let lang = self.lang();
        let own = self.losses()?;
        let lost = self.lost_parts();
        let part = |(all, lost): &(&Lost, Decimal)| {
            let at = self.stating().of(all.indicator);
            let mut units = at.whole(all.losing, What::Count(Counted::Losing));
            units.push(lang.pick("/", " of "));
            units.add(&at.whole(all.units, What::Count(Counted::Scored)));
            said!(
                lang,
                "{0} ({1}; {2} đơn vị mất điểm)",
                "{0} ({1}; {2} units lost points)",
                phrase::inside(self.of.ds, all.indicator, lang),
                at.amount(Given::computed(*lost), What::Lost),
                units
            )
        };
        let parts: Vec<Text> = lost.iter().take(NAMED).map(part).collect();
        let amount = |value, what| self.stating().amount(Given::computed(value), what);
        let mut whole = amount(own.lost, What::Lost);
        let index = self.one.card.indicator;
        // Beside a total of 100 points nobody could tell what the points are out of.
        if own.maximum.is_some_and(|maximum| maximum.value != own.applied) {
            let applied = amount(own.applied, What::MaximumApplied);
            whole =
                said!(lang, "{0} trên {1} áp dụng", "{0} of the {1} that apply", whole, applied);
            if brought_back(self.of.ds, own.unit, index, self.of.overview.period) {
                whole.push(lang.pick(
                    " (tổng điểm được quy về thang chung)",
                    " (the total was brought back to the common scale)",
                ));
            }
        }
        let parts = Some(Text::joined(&parts, "; ")).filter(|_| !parts.is_empty())?;
        // Who has no score somewhere may have lost more than is known.
        Some(ended(match self.group.losses.are_whole(self.of.unit()) {
            true => said!(
                lang,
                "mất {0}, nhiều nhất ở: {1}",
                "lost {0}, most of it in: {1}",
                whole,
                parts
            ),
            false => said!(
                lang,
                "trong các tiêu chí có điểm, mất {0}, nhiều nhất ở: {1}",
                "in the criteria with a score, lost {0}, most of it in: {1}",
                whole,
                parts
            ),
        }))
    }

    /// «Điểm thưởng: được cộng 3,00 điểm; điểm trừ: bị trừ 0,50 điểm.»
    fn beside(&self) -> Option<Text> {
        let lang = self.lang();
        let own = self.group.beside.iter().filter_map(|beside| {
            let (_, points) = beside.rows.iter().find(|(unit, _)| *unit == self.of.unit())?;
            let at = self.stating().of(beside.indicator);
            let name = phrase::inside(self.of.ds, beside.indicator, lang);
            let points = at.amount(Given::computed(*points), What::Beside);
            let (vi, en) = match beside.kind {
                IndicatorKind::Penalty => ("{0}: bị trừ {1}", "{0}: {1} taken off"),
                IndicatorKind::Bonus | IndicatorKind::Regular => {
                    ("{0}: được cộng {1}", "{0}: {1} given")
                }
            };
            Some(said!(lang, vi, en, name, points))
        });
        let own: Vec<Text> = own.collect();
        (!own.is_empty()).then(|| ended(Text::joined(&own, "; ")))
    }

    /// Criteria in which it lost points or rated itself otherwise.
    fn table(&self) -> Option<Rows> {
        let (ds, lang) = (self.of.ds, self.lang());
        let figure = |part: IndicatorIx, value: Option<Decimal>| {
            let places = ds.decimals(part).max(ds.decimals(self.one.card.indicator));
            value.map_or_else(|| "–".to_owned(), |value| number::number(value, places, lang))
        };
        let own = self.losses()?;
        let rated = !self.group.differences.is_empty();
        let rows = self.group.losses.leaves().filter_map(|all| {
            let part = all.indicator;
            let lost = own.parts.iter().find(|(other, _)| *other == part).map(|(_, lost)| *lost);
            let of = self.group.differences.iter().find(|of| of.indicator == part);
            let row = of.and_then(|of| self.difference(of));
            let apart = row.map(|row| row.by).filter(|by| !by.is_zero());
            if lost.is_none_or(|lost| lost.sign() <= 0) && apart.is_none() {
                return None;
            }
            let period = self.of.overview.period;
            let maximum = ds.maximum(self.of.unit(), part, period).map(|given| given.value);
            let score = ds.cell(self.of.unit(), part, period).and_then(|cell| cell.value());
            let places = ds.decimals(part).max(ds.decimals(self.one.card.indicator));
            let by = || row.map(|row| number::signed(row.by, places, lang));
            let cells = [
                (phrase::short(ds, part, lang), true),
                (figure(part, maximum), true),
                (figure(part, row.map(|row| row.own)), rated),
                (figure(part, score), true),
                (by().unwrap_or_else(|| "–".to_owned()), rated),
                (figure(part, lost.map(|lost| lost.max(Decimal::ZERO))), true),
            ];
            Some(cells.into_iter().filter(|(_, told)| *told).map(|(cell, _)| cell).collect())
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let scored = match rated {
            true => ("Thẩm định", "Appraised"),
            false => ("Điểm", "Score"),
        };
        let head = [
            (("Tiêu chí", "Criterion"), true),
            (("Tối đa", "Maximum"), true),
            (("Tự chấm", "Self-assessed"), rated),
            (scored, true),
            (("Chênh lệch", "Difference"), rated),
            (("Điểm mất", "Lost"), true),
        ];
        let head = head.into_iter().filter(|(_, told)| *told).map(|(name, _)| name);
        let name = phrase::short(ds, self.one.card.indicator, lang);
        let when = date::period(self.of.overview.period, lang);
        let (vi, en) = match rated {
            true => (
                "Điểm tự chấm, điểm thẩm định và điểm mất",
                "Self-assessed, appraised and lost points",
            ),
            false => ("Điểm và điểm mất", "Scores and lost points"),
        };
        (!rows.is_empty()).then(|| Rows {
            caption: lang.pick(
                format!("{vi} theo tiêu chí {name} {when} của {}", self.of.name()),
                format!("{en} by {name} criterion of {}, {when}", self.of.name()),
            ),
            head: head.map(|(vi, en)| lang.pick(vi, en).to_owned()).collect(),
            rows,
        })
    }
}
