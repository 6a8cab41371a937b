//! What every step of making an index did.

use std::cmp::Reverse;

use super::{Built, MOST_NAMED, filled, head, mean, no_score, scale};
use crate::analysis::composite::{
    DrawnIn, Imputation, Mean, NoScore, Normalisation, Part, Shape, Treated, Treatment, Way,
    counted,
};
use crate::locale::words::missing as why_missing;
use crate::locale::{Lang, capitalised, list, number};
use crate::model::{Decimal, Direction, order};
use crate::story::Finding;

/// The word for nothing in a table.
const NONE: &str = "–";

impl Built<'_> {
    /// The share of each part.
    pub(super) fn of_shares(&self, lang: Lang) -> Option<Finding> {
        let index = self.made.nodes.first()?;
        let mut shares: Vec<(usize, Decimal)> = index
            .shares
            .iter()
            .filter_map(|(part, share)| match part {
                Part::Column(at) => Some((*at, *share)),
                Part::Node(_) => None,
            })
            .collect();
        order::sort_by_key(&mut shares, |(at, share)| (Reverse(*share), *at));
        let greatest = shares.first()?.1;
        let percent = |share: Decimal| {
            let percent = (share * Decimal::HUNDRED).round(1).normal();
            format!("{}%", number::plain(percent, lang))
        };
        let first: Vec<String> = shares
            .iter()
            .filter(|(_, share)| *share == greatest)
            .map(|(at, _)| self.part(*at, lang))
            .collect();
        let (each, count) = (percent(greatest), first.len());
        let sentence = match (shares.len(), count) {
            (1, _) => lang.pick(
                format!("Chỉ số chỉ có một thành phần: {}.", first.concat()),
                format!("The index has one component only: {}.", first.concat()),
            ),
            (all, same) if all == same => lang.pick(
                format!("{all} thành phần nặng như nhau, mỗi thành phần chiếm {each} chỉ số."),
                format!("The {all} components weigh the same, each {each} of the index."),
            ),
            (_, 1) => lang.pick(
                format!("Nặng nhất là {}, chiếm {each} chỉ số.", first.concat()),
                format!("The heaviest component is {}, {each} of the index.", first.concat()),
            ),
            (_, 2..=4) => lang.pick(
                format!("Nặng nhất là {}, mỗi thành phần chiếm {each} chỉ số.", list(&first, lang)),
                format!(
                    "The heaviest components are {}, each {each} of the index.",
                    list(&first, lang)
                ),
            ),
            _ => lang.pick(
                format!("{count} thành phần nặng nhất, mỗi thành phần chiếm {each} chỉ số."),
                format!("{count} components are the heaviest, each {each} of the index."),
            ),
        };
        let rule = match self.mean() {
            Mean::Arithmetic => lang.pick(
                "Phần của một thành phần là trọng số của nó chia cho tổng trọng số.",
                "The share of a component is its weight divided by the sum of weights.",
            ),
            Mean::Geometric | Mean::Harmonic => lang.pick(
                "Phần của một thành phần là trọng số của nó chia cho tổng trọng số; với cách lấy trung bình này, thành phần thấp kéo điểm xuống nhiều hơn phần của nó.",
                "The share of a component is its weight divided by the sum of weights; under this mean a low component pulls the score down by more than its share.",
            ),
        };
        let rows = shares.iter().map(|(at, share)| {
            let weight = self.chosen.get(*at).map(|part| number::plain(part.weight, lang));
            vec![self.part(*at, lang), weight.unwrap_or_default(), percent(*share)]
        });
        Some(Finding {
            sentence,
            rule: rule.to_owned(),
            head: head(&[
                lang.pick("Thành phần", "Component"),
                lang.pick("Trọng số", "Weight"),
                lang.pick("Phần trong chỉ số", "Share of the index"),
            ]),
            rows: rows.collect(),
        })
    }

    /// Units that were left out at the start.
    pub(super) fn of_screened(&self, lang: Lang) -> Option<Finding> {
        let screened = &self.made.screened;
        let least = self.recipe.screening.map(|least| {
            let percent = (least * Decimal::HUNDRED).normal();
            format!("{}%", number::plain(percent, lang))
        });
        if screened.is_empty() && least.is_none() {
            return None;
        }
        let rows: Vec<usize> = screened.iter().map(|(row, _)| *row).collect();
        let count = self.count(&rows, lang);
        let sentence = match rows.len() {
            0 => {
                let all = self.count(&(0..self.units.len()).collect::<Vec<_>>(), lang);
                let least = least.clone().unwrap_or_default();
                lang.pick(
                    format!("Cả {all} đều có ít nhất {least} số liệu; không đơn vị nào bị loại."),
                    format!("All {all} have at least {least} of the figures; none is left out."),
                )
            }
            1..=MOST_NAMED => {
                let one = |(row, reason): &(usize, NoScore)| {
                    format!("{} ({})", self.unit(*row, lang), no_score(*reason, lang))
                };
                let named = list(&screened.iter().map(one).collect::<Vec<_>>(), lang);
                lang.pick(
                    format!("Không tính {count} vì thiếu số liệu: {named}."),
                    format!("{count} left out for lack of figures: {named}."),
                )
            }
            _ => lang.pick(
                format!("Không tính {count} vì thiếu số liệu."),
                format!("{count} left out for lack of figures."),
            ),
        };
        let rule = match least {
            Some(least) => lang.pick(
                format!("Đơn vị phải có số liệu của ít nhất {least} số thành phần."),
                format!("A unit must have figures of at least {least} of the components."),
            ),
            None => lang.pick(
                "Đơn vị phải có số liệu của ít nhất một thành phần.".to_owned(),
                "A unit must have a figure of at least one component.".to_owned(),
            ),
        };
        let rows = screened
            .iter()
            .map(|(row, reason)| vec![self.unit(*row, lang), no_score(*reason, lang)]);
        Some(Finding {
            sentence,
            rule,
            head: head(&[lang.pick("Đơn vị", "Unit"), lang.pick("Lý do", "Reason")]),
            rows: rows.collect(),
        })
    }

    /// Figures that were put in place of missing ones.
    pub(super) fn of_imputed(&self, lang: Lang) -> Option<Finding> {
        let way = filled(self.recipe.imputation, lang)?;
        let imputed = &self.made.imputed;
        let mut screened: Vec<usize> = self.made.screened.iter().map(|(row, _)| *row).collect();
        order::sort(&mut screened);
        let out = |row: usize| screened.binary_search(&row).is_ok();
        let gaps = self.made.figures.iter().flat_map(|figures| {
            figures.iter().enumerate().filter(|(row, figure)| figure.is_none() && !out(*row))
        });
        let left = gaps.count();
        let count = number::whole(imputed.len() as i64, lang);
        let mut sentence = match imputed.len() {
            0 if left == 0 => lang
                .pick(
                    "Không thiếu số liệu nào nên không phải điền.",
                    "No figure is missing: none was filled in.",
                )
                .to_owned(),
            0 => lang
                .pick("Không điền được số liệu nào.", "No figure could be filled in.")
                .to_owned(),
            1 => lang.pick(
                format!("Điền một số liệu thiếu bằng {way}."),
                format!("One missing figure was filled in by {way}."),
            ),
            _ => lang.pick(
                format!("Điền {count} số liệu thiếu bằng {way}."),
                format!("{count} missing figures were filled in by {way}."),
            ),
        };
        if left > 0 {
            let left = number::whole(left as i64, lang);
            sentence += &lang.pick(
                format!(" Còn thiếu {left}, vì đơn vị không thuộc nhóm nào hoặc cả nhóm không có số liệu."),
                format!(" Still missing: {left}, where a unit has no group or its group no figure."),
            );
        }
        let rule = match self.recipe.imputation {
            Imputation::GroupMean | Imputation::GroupMedian => lang.pick(
                "Chỉ lấy từ số liệu sẵn có của thành phần đó ở các đơn vị cùng nhóm.",
                "From the figures of that component that other units of the group have.",
            ),
            _ => lang.pick(
                "Chỉ lấy từ số liệu sẵn có của thành phần đó ở các đơn vị được tính.",
                "From the figures of that component that the units that count have.",
            ),
        };
        // Either may be as long as the data: looked up, not through.
        let place = |at: usize| (self.missing[at].0, self.missing[at].1);
        let sorted = order::order(self.missing.len(), &mut |a, b| place(a).cmp(&place(b)));
        let rows = imputed.iter().map(|one| {
            let said =
                sorted.binary_search_by_key(&(one.column, one.unit), |at| place(*at as usize));
            let reason = said.ok().map(|at| self.missing[sorted[at] as usize].2);
            vec![
                self.part(one.column, lang),
                self.unit(one.unit, lang),
                self.figure(one.column, one.figure, lang),
                reason.map_or(NONE, |reason| why_missing(reason, lang)).to_owned(),
            ]
        });
        Some(Finding {
            sentence,
            rule: rule.to_owned(),
            head: head(&[
                lang.pick("Thành phần", "Component"),
                lang.pick("Đơn vị", "Unit"),
                lang.pick("Số đã điền", "Filled in"),
                lang.pick("Lý do thiếu", "Why it is missing"),
            ]),
            rows: rows.collect(),
        })
    }

    /// What was done about outliers.
    pub(super) fn of_treated(&self, lang: Lang) -> Option<Finding> {
        let set = self.recipe.treatment.as_ref()?;
        let treated = &self.made.treated;
        let touched: Vec<usize> =
            (0..treated.len()).filter(|at| treated[*at].way != Way::Untouched).collect();
        let names: Vec<String> = touched.iter().map(|at| self.part(*at, lang)).collect();
        let mut sentence = match names.len() {
            0 => lang
                .pick(
                    "Không thành phần nào phải xử lý ngoại lệ.",
                    "No component was treated for outliers.",
                )
                .to_owned(),
            1..=MOST_NAMED => lang.pick(
                format!("Đã xử lý ngoại lệ ở {}.", list(&names, lang)),
                format!("Outliers were treated in {}.", list(&names, lang)),
            ),
            count => lang.pick(
                format!("Đã xử lý ngoại lệ ở {count} thành phần."),
                format!("Outliers were treated in {count} components."),
            ),
        };
        let beyond: Vec<String> = (0..treated.len())
            .filter(|at| !treated[*at].passes)
            .map(|at| self.part(at, lang))
            .collect();
        if !beyond.is_empty() {
            let names = list(&beyond, lang);
            sentence += &lang.pick(
                format!(" Vẫn vượt ngưỡng: {names}."),
                format!(" Still beyond the thresholds: {names}."),
            );
        }
        let row = |(at, one): (usize, &Treated)| {
            let shape = |shape: Option<Shape>| match shape {
                Some(shape) => [shape.skew, shape.kurtosis].map(|n| number::number(n, 2, lang)),
                None => [NONE.to_owned(), NONE.to_owned()],
            };
            let ([skew, kurtosis], [skew_after, kurtosis_after]) =
                (shape(one.before), shape(one.after));
            let done = self.done(at, &one.way, lang);
            vec![self.part(at, lang), skew, kurtosis, done, skew_after, kurtosis_after]
        };
        let after = |what: &str| lang.pick(format!("{what} sau"), format!("{what} after"));
        let (skew, kurtosis) =
            (lang.pick("Độ lệch", "Skewness"), lang.pick("Độ nhọn", "Excess kurtosis"));
        Some(Finding {
            sentence,
            rule: treatment(set, lang),
            head: head(&[
                lang.pick("Thành phần", "Component"),
                skew,
                kurtosis,
                lang.pick("Xử lý", "Treatment"),
                &after(skew),
                &after(kurtosis),
            ]),
            rows: treated.iter().enumerate().map(row).collect(),
        })
    }

    /// What was done about a component's outliers.
    fn done(&self, at: usize, way: &Way, lang: Lang) -> String {
        match way {
            Way::Untouched => NONE.to_owned(),
            Way::Logarithm => lang.pick("lấy logarit", "logarithms taken").to_owned(),
            Way::Winsorised(points) => {
                let one = |point: &DrawnIn| {
                    let [from, to] =
                        [point.from, point.to].map(|figure| self.figure(at, figure, lang));
                    format!("{} {from} → {to}", self.unit(point.unit, lang))
                };
                points.iter().map(one).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// The ends of each component before it was normalised.
    pub(super) fn of_normalised(&self, lang: Lang) -> Finding {
        let rule = match self.recipe.normalisation {
            Normalisation::MinMax { low, high } => {
                let (low, high) = (number::plain(low, lang), number::plain(high, lang));
                lang.pick(
                    format!("Ở mỗi thành phần, đơn vị kém nhất được {low}, đơn vị tốt nhất được {high}, các đơn vị khác theo khoảng cách giữa hai đầu."),
                    format!("In each component the worst unit gets {low}, the best {high}, the others by where they lie between."),
                )
            }
            Normalisation::ZScore { .. } => lang
                .pick(
                    "Mỗi số trừ số trung bình rồi chia cho độ lệch chuẩn (mẫu số n − 1).",
                    "Each figure less the mean, divided by the standard deviation (n − 1).",
                )
                .to_owned(),
            Normalisation::Rank => lang
                .pick("Một cộng số đơn vị kém hơn.", "One and the number of worse units.")
                .to_owned(),
            Normalisation::Borda => {
                lang.pick("Số đơn vị kém hơn.", "The number of worse units.").to_owned()
            }
            Normalisation::PercentileRank => lang
                .pick(
                    "Phần trăm các đơn vị khác kém hơn.",
                    "The percentage of other units that are worse.",
                )
                .to_owned(),
            Normalisation::Reference { .. } => lang
                .pick(
                    "Phần trăm quãng đường từ đơn vị kém nhất đến mức tham chiếu.",
                    "The percentage of the way from the worst unit to the reference.",
                )
                .to_owned(),
            Normalisation::Share => lang
                .pick(
                    "Phần trăm điểm tối đa của thành phần.",
                    "The percentage of the component's maximum.",
                )
                .to_owned(),
        };
        let row = |at: usize| {
            let direction = self.chosen.get(at).map_or(Direction::default(), |part| {
                let own = || counted(self.ds, part.indicator, self.period);
                part.direction.unwrap_or_else(own)
            });
            let mut ends = self.ends(at);
            if direction == Direction::LowerIsBetter {
                ends.reverse();
            }
            let of = ends.map(|end| match end {
                Some((figure, rows)) => {
                    format!("{} ({})", self.figure(at, figure, lang), self.named(&rows, lang))
                }
                None => NONE.to_owned(),
            });
            [self.part(at, lang)].into_iter().chain(of).collect()
        };
        let scale = capitalised(&scale(self.recipe.normalisation, lang));
        let mean = mean(self.mean(), lang);
        Finding {
            sentence: lang.pick(
                format!("{scale}; điểm là {mean} theo trọng số."),
                format!("{scale}; the score is the weighted {mean}."),
            ),
            rule,
            head: head(&[
                lang.pick("Thành phần", "Component"),
                lang.pick("Kém nhất", "Worst"),
                lang.pick("Tốt nhất", "Best"),
            ]),
            rows: (0..self.made.figures.len()).map(row).collect(),
        }
    }

    /// The lowest and the highest figure of a component, and who has them.
    fn ends(&self, at: usize) -> [Option<(Decimal, Vec<usize>)>; 2] {
        let figures = self.made.figures.get(at).map(Vec::as_slice).unwrap_or_default();
        let low = figures.iter().flatten().min().copied();
        let high = figures.iter().flatten().max().copied();
        let who = |end: Decimal| {
            let rows = (0..figures.len()).filter(|row| figures[*row] == Some(end));
            (end, rows.collect())
        };
        [low.map(who), high.map(who)]
    }

    /// Units whose score is made of fewer parts than there are.
    pub(super) fn of_incomplete(&self, lang: Lang) -> Option<Finding> {
        let index = self.made.nodes.first()?;
        let incomplete = index.incomplete.as_slice();
        if incomplete.is_empty() {
            return None;
        }
        let of = self.chosen.len();
        let rows: Vec<usize> = incomplete.iter().map(|(row, _)| *row).collect();
        let names = self.named(&rows, lang);
        let rows = incomplete.iter().map(|(row, has)| {
            let has = lang.pick(format!("{has}/{of}"), format!("{has} of {of}"));
            vec![self.unit(*row, lang), has]
        });
        Some(Finding {
            sentence: lang.pick(
                format!("Điểm của {names} chưa gồm đủ {of} thành phần vì thiếu số liệu."),
                format!("The scores of {names} are made of fewer than {of} components, as figures are missing."),
            ),
            rule: lang
                .pick(
                    "Trọng số của thành phần thiếu được chia cho các thành phần có số liệu, theo tỷ lệ.",
                    "The weight of what is missing goes to the other components in proportion.",
                )
                .to_owned(),
            head: head(&[lang.pick("Đơn vị", "Unit"), lang.pick("Số thành phần", "Components")]),
            rows: rows.collect(),
        })
    }
}

/// When outliers are treated, and how.
fn treatment(set: &Treatment, lang: Lang) -> String {
    let (skew, kurtosis) = (number::plain(set.skew, lang), number::plain(set.kurtosis, lang));
    let points = set.points;
    let logarithm = set.logarithm.then(|| {
        lang.pick(
            "; nếu vẫn vượt ngưỡng thì lấy logarit",
            "; if that does not suffice, logarithms are taken",
        )
    });
    let logarithm = logarithm.unwrap_or_default();
    lang.pick(
        format!("Xử lý khi độ lệch vượt {skew} (về phía nào cũng vậy) và độ nhọn vượt {kurtosis}: kéo tối đa {points} số xa nhất về số liền kề{logarithm}."),
        format!("Treated where skewness is beyond {skew} either way and excess kurtosis above {kurtosis}: up to {points} furthest figures are drawn in to the next ones{logarithm}."),
    )
}
