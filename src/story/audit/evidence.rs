//! The figures behind a finding, as rows of a small table.

use super::headline::{places_of, sum_name, whole_name};
use super::said::{At, places_apart};
use crate::analysis::audit::{Finding, Problem};
use crate::locale::words::origin;
use crate::locale::{Lang, number};
use crate::model::{Dataset, Decimal, Given, Origin};
use crate::rank::Rank;
use crate::story::phrase;

/// A row of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// The figures that a finding rests on; of a finding in many units, those of the one furthest off.
pub fn evidence(ds: &Dataset, finding: &Finding, lang: Lang) -> Vec<Row> {
    let at = At::of(ds, finding, lang);
    let mut rows = Rows { lang, rows: Vec::new() };
    match &finding.problem {
        Problem::AboveMaximum { score, maximum } => {
            let [figure, most] = at.apart(score.value, maximum.value);
            rows.add("Điểm", "Score", with_origin(figure, score.origin, lang));
            rows.add("Mức tối đa", "Maximum", with_origin(most, maximum.origin, lang));
        }
        Problem::BelowMinimum { score } => {
            let figure = number::plain(score.value, lang);
            rows.add("Điểm", "Score", with_origin(figure, score.origin, lang));
            rows.add("Mức tối thiểu", "Minimum", "0".to_owned());
        }
        Problem::TotalOff { total, sum, slack, parts, weighted } => {
            let places = places_apart(*total, *sum, ds.decimals(at.indicator));
            let [published, found] = at.apart(*total, *sum);
            rows.add("Điểm công bố", "Published score", published);
            let name = crate::locale::capitalised(sum_name(*weighted, lang));
            rows.push(name, found);
            rows.add("Chênh lệch", "Difference", number::signed(*total - *sum, places, lang));
            rows.add(
                "Chênh lệch tối đa do làm tròn",
                "Most that rounding explains",
                number::plain(*slack, lang),
            );
            rows.add("Số thành phần", "Components", at.count(*parts));
        }
        Problem::RankOff { published, computed, score, of } => {
            rows.add("Hạng công bố", "Published rank", at.rank(*published));
            let found = phrase_rank(*computed, *of, lang);
            rows.add("Hạng tính theo điểm", "Rank by the scores", found);
            rows.add("Điểm", "Score", number::plain(*score, lang));
        }
        Problem::ScoreChangeOff { from, score_from, score_to, announced } => {
            let computed = *score_to - *score_from;
            let places = places_apart(*announced, computed, ds.decimals(at.indicator));
            rows.push(label_score(&at.period(*from), lang), number::plain(*score_from, lang));
            rows.push(label_score(&at.when, lang), number::plain(*score_to, lang));
            rows.add("Thay đổi công bố", "Announced change", at.change(*announced, places));
            rows.add("Thay đổi tính ra", "Computed change", at.change(computed, places));
        }
        Problem::PlacesOff { from, rank_from, rank_to, announced, computed } => {
            rows.push(label_rank(&at.period(*from), lang), given_rank(*rank_from, lang));
            rows.push(label_rank(&at.when, lang), given_rank(*rank_to, lang));
            rows.add("Thay đổi công bố", "Announced change", places_of(*announced, lang));
            rows.add("Thay đổi tính ra", "Computed change", places_of(*computed, lang));
        }
        Problem::PercentOff { published, computed, score, maximum } => {
            let places =
                places_apart(*published, *computed, published.scale().max(computed.scale()));
            rows.add("Điểm", "Score", number::plain(*score, lang));
            rows.add("Mức tối đa", "Maximum", number::plain(*maximum, lang));
            let [said, found] =
                [published, computed].map(|value| number::percent(*value, places, lang));
            rows.add("Tỷ lệ công bố", "Published percentage", said);
            rows.add("Tỷ lệ tính ra", "Computed percentage", found);
        }
        Problem::SameName { other, .. } => {
            for unit in [*other, finding.unit] {
                let unit = &ds.units()[unit];
                rows.push(unit.id.clone(), lang.label(&unit.name).to_owned());
            }
        }
        Problem::SameFigures { other, figures, telling } => {
            rows.add("Đơn vị thứ nhất", "First unit", at.name_of(*other));
            rows.add("Đơn vị thứ hai", "Second unit", at.unit.clone());
            rows.add("Số liệu trùng nhau", "Figures they share", at.count(*figures));
            rows.add(
                "Trong đó không đơn vị nào khác có",
                "Of these, no other unit has",
                at.count(*telling),
            );
        }
        Problem::NoFigures => rows.add("Số liệu", "Figures", at.count(0)),
        Problem::Jump { from, score_from, score_to, quartiles, units, .. } => {
            let places = ds.decimals(at.indicator);
            rows.push(label_score(&at.period(*from), lang), at.figure(*score_from));
            rows.push(label_score(&at.when, lang), at.figure(*score_to));
            rows.add("Thay đổi", "Change", at.change(*score_to - *score_from, places));
            let [low, high] = quartiles.map(|value| number::signed(value, places, lang));
            rows.add(
                "Nửa giữa các đơn vị thay đổi",
                "Middle half of the units changed by",
                lang.pick(format!("{low} đến {high}"), format!("{low} to {high}")),
            );
            rows.add("Số đơn vị so sánh", "Units compared", at.count(*units));
        }
        Problem::NamedWhole => rows.add("Tên", "Name", at.unit.clone()),
        Problem::EqualsOthers { how, slices, score, others } => {
            rows.add("Điểm gần nhất", "Latest score", number::plain(*score, lang));
            let name = whole_name(*how, lang);
            rows.push(
                lang.pick(
                    format!("{} các đơn vị khác", crate::locale::capitalised(name)),
                    format!("{} of the other units", crate::locale::capitalised(name)),
                ),
                number::plain(*others, lang),
            );
            rows.add("Số lần trùng", "Times that they are equal", at.count(*slices));
        }
        Problem::RankSkipped { next, listed, .. } => {
            rows.add("Hạng kế tiếp", "Next rank", at.rank(*next));
            rows.add("Đơn vị có hạng kế tiếp", "Unit with the next rank", at.unit.clone());
            rows.add("Số đơn vị có hạng", "Units with a rank", at.count(*listed));
        }
        Problem::RankTwice { rank, other, scores } => {
            let [a, b] = at.apart(scores[0], scores[1]);
            rows.add("Hạng", "Rank", at.rank(*rank));
            rows.push(at.name_of(*other), a);
            rows.push(at.unit.clone(), b);
        }
        Problem::EqualApart { other, score, ranks, same } => {
            let [a, b] = ranks.map(|rank| phrase::rank(Rank::whole(rank), lang));
            rows.add("Điểm", "Score", number::plain(*score, lang));
            rows.push(at.name_of(*other), a);
            rows.push(at.unit.clone(), b);
            rows.add("Số đơn vị cùng điểm", "Units with this score", at.count(*same));
        }
        Problem::RankedOf { said, listed } => {
            rows.add("Số đơn vị công bố", "Published number of units", at.rank(*said));
            rows.add("Số đơn vị trong số liệu", "Units in the data", at.count(*listed));
        }
    }
    rows.rows
}

struct Rows {
    lang: Lang,
    rows: Vec<Row>,
}

impl Rows {
    fn add(&mut self, vi: &str, en: &str, value: String) {
        self.push(self.lang.pick(vi, en).to_owned(), value);
    }

    fn push(&mut self, label: String, value: String) {
        self.rows.push(Row { label, value });
    }
}

/// A figure, and where it comes from unless it was published.
fn with_origin(figure: String, from: Origin, lang: Lang) -> String {
    match from {
        Origin::Published => figure,
        from => format!("{figure} ({})", origin(from, lang)),
    }
}

fn given_rank(rank: Given<Rank>, lang: Lang) -> String {
    let figure: Decimal = rank.value.decimal();
    with_origin(number::plain(figure, lang), rank.origin, lang)
}

fn phrase_rank(rank: Rank, of: Option<usize>, lang: Lang) -> String {
    let rank = number::plain(rank.decimal(), lang);
    match of.and_then(|of| i64::try_from(of).ok()).map(|of| number::whole(of, lang)) {
        Some(of) => lang.pick(format!("{rank}/{of}"), format!("{rank} of {of}")),
        None => rank,
    }
}

fn label_score(when: &str, lang: Lang) -> String {
    lang.pick(format!("Điểm {when}"), format!("Score in {when}"))
}

fn label_rank(when: &str, lang: Lang) -> String {
    lang.pick(format!("Hạng {when}"), format!("Rank in {when}"))
}
