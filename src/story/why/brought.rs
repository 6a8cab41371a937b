//! What the components brought to the change of a score: the headline, the sentence, the rule, the table.

use super::figures::{Figures, Table, none};
use crate::analysis::{Contribution, Contributions, Why};
use crate::locale::{Lang, list, number};
use crate::model::{Dataset, Decimal};
use crate::story::{Finding, phrase};

/// Decimals of a weight that was divided by the sum of all.
const SHARE: u8 = 4;

/// The most parts that a title names of those that pulled as much.
const NAMED: usize = 3;

/// «Kéo lên: hỗ trợ doanh nghiệp; kéo xuống: tính minh bạch». `None` where no part moved.
pub fn contributions_headline(
    ds: &Dataset,
    contributions: &Contributions,
    lang: Lang,
) -> Option<String> {
    let name = |part: &Contribution| {
        let name = phrase::inside(ds, part.part, lang);
        match apart(part, lang) {
            Some(why) => format!("{name} ({why})"),
            None => name,
        }
    };
    let most = |sign| {
        let most = most(contributions, sign);
        let names: Vec<String> = most.iter().take(NAMED).map(|part| name(part)).collect();
        let more = if most.len() > NAMED { ", …" } else { "" };
        let named = if more.is_empty() { list(&names, lang) } else { names.join(", ") };
        (!names.is_empty()).then(|| format!("{named}{more}"))
    };
    let up = most(1).map(|name| lang.pick(format!("Kéo lên: {name}"), format!("Up: {name}")));
    match (up, most(-1)) {
        (None, None) => None,
        (Some(up), None) => Some(up),
        (None, Some(down)) => {
            Some(lang.pick(format!("Kéo xuống: {down}"), format!("Down: {down}")))
        }
        (Some(up), Some(down)) => {
            Some(lang.pick(format!("{up}; kéo xuống: {down}"), format!("{up}; down: {down}")))
        }
    }
}

/// The parts that pulled most, up (`sign` 1) or down (−1): the first one, and whatever pulled as much.
fn most(found: &Contributions, sign: i32) -> Vec<&Contribution> {
    let ordered: Vec<&Contribution> = match sign > 0 {
        true => found.parts.iter().collect(),
        false => found.parts.iter().rev().collect(),
    };
    let Some(first) = ordered.first().map(|part| part.total()) else { return Vec::new() };
    let mut most: Vec<&Contribution> = ordered
        .into_iter()
        .filter(|part| part.total().sign() == sign && part.total() == first)
        .collect();
    // In the order of the table.
    if sign < 0 {
        most.reverse();
    }
    most
}

/// What has to be said where a part is named as one that pulled: that its scores do not compare, or that its
/// weight did it against its score.
fn apart(part: &Contribution, lang: Lang) -> Option<&'static str> {
    let against = part.by_score.sign() * part.total().sign() < 0;
    match (part.broken, against || part.by_score.is_zero()) {
        (true, _) => Some(lang.pick("cách tính đã đổi", "the method changed")),
        (false, true) => Some(lang.pick("do trọng số đổi", "by its new weight")),
        (false, false) => None,
    }
}

/// Whether the weight of a part is another one than before.
fn reweighed(found: &Contributions) -> bool {
    found.parts.iter().any(|part| part.weight_from != part.weight_to)
}

/// How a contribution is worked out: «Đóng góp = trọng số × mức đổi điểm thành phần.»
pub fn contributions_rule(found: &Contributions, lang: Lang) -> String {
    let rule = match reweighed(found) {
        false => lang.pick(
            "Đóng góp = trọng số × mức đổi điểm thành phần",
            "Brought = weight × change of the component’s score",
        ),
        true => lang.pick(
            "Trọng số đã đổi giữa hai kỳ. Đóng góp = phần do điểm (trung bình hai trọng số × mức đổi điểm) + phần do trọng số (trung bình hai điểm × mức đổi trọng số)",
            "The weights changed in between. Brought = by the score (mean of both weights × change of the score) + by the weight (mean of both scores × change of the weight)",
        ),
    };
    format!("{rule}.")
}

/// What the components brought to the change of the score: the most either way, and all of it as
/// evidence. `None` where it is not known, or where no component moved.
pub fn contributions_finding(ds: &Dataset, why: &Why, lang: Lang) -> Option<Finding> {
    let found = why.contributions.as_ref().ok()?;
    let of = Figures { ds, why, lang };
    let sentence = of.brought_text(found)?;
    let (head, rows) = of.contributions(found);
    Some(Finding { sentence, rule: of.contribution_rule(found), head, rows })
}

impl Figures<'_> {
    /// «Thành phần kéo điểm của Quảng Ninh lên nhiều nhất là hỗ trợ doanh nghiệp (+0,68 điểm), kéo xuống
    /// nhiều nhất là tính minh bạch (−0,51 điểm).» `None` where no part moved.
    fn brought_text(&self, contributions: &Contributions) -> Option<String> {
        let (ds, why, lang) = (self.ds, self.why, self.lang);
        let amount = |value: Decimal| {
            let measure = ds.indicators()[why.indicator].measure;
            let places = number::places_to_tell_from_zero(value, ds.decimals(why.indicator));
            number::score_change(value, places, measure, lang)
        };
        let brought = |part: &Contribution| {
            let name = phrase::inside(ds, part.part, lang);
            match apart(part, lang) {
                Some(why) => format!("{name} ({}; {why})", amount(part.total())),
                None => format!("{name} ({})", amount(part.total())),
            }
        };
        let named = |sign| {
            let names: Vec<String> = most(contributions, sign).into_iter().map(brought).collect();
            (!names.is_empty()).then(|| list(&names, lang))
        };
        let us = self.us();
        let (vi, en) = match (named(1), named(-1)) {
            (None, None) => return None,
            (Some(up), None) => (format!("lên nhiều nhất là {up}"), format!("up most: {up}")),
            (None, Some(down)) => {
                (format!("xuống nhiều nhất là {down}"), format!("down most: {down}"))
            }
            (Some(up), Some(down)) => (
                format!("lên nhiều nhất là {up}, kéo xuống nhiều nhất là {down}"),
                format!("up most: {up}; down most: {down}"),
            ),
        };
        let rest = match contributions.unexplained {
            true => {
                let rest = amount(contributions.rest);
                lang.pick(
                    format!(" Các thành phần với trọng số này không giải thích được {rest}."),
                    format!(" The components with these weights do not explain {rest}."),
                )
            }
            false => String::new(),
        };
        Some(lang.pick(
            format!("Thành phần kéo điểm của {us} {vi}.{rest}"),
            format!("What pulled the score of {us} {en}.{rest}"),
        ))
    }

    /// Whether the rest is large enough for a table to show.
    fn has_rest(&self, found: &Contributions) -> bool {
        let places = self.ds.decimals(self.why.indicator);
        found.unexplained || !found.rest.round(places + 1).is_zero()
    }

    fn contribution_rule(&self, found: &Contributions) -> String {
        let lang = self.lang;
        let rule = contributions_rule(found, lang);
        let rule = rule.trim_end_matches('.');
        let sum = match (self.has_rest(found), found.unexplained) {
            (false, _) => lang.pick(
                "cộng lại là mức đổi điểm",
                "together the change of the total",
            ),
            (true, false) => lang.pick(
                "cộng lại, cùng phần dư do làm tròn, là mức đổi điểm",
                "together, with the rest by rounding, the change of the total",
            ),
            (true, true) => lang.pick(
                "mức đổi điểm trừ đi tổng đóng góp là phần không giải thích được: lớn hơn mức do làm tròn số in, nên điểm tổng không chỉ do các trọng số này",
                "the change of the total less all that was brought is not explained: it is more than rounding of printed figures makes, so the total is not of these weights alone",
            ),
        };
        let mut rule = format!("{rule}; {sum}.");
        if let Some(by) = found.divided_by.iter().find(|by| **by != Decimal::from(1)) {
            let by = number::plain(by.normal(), lang);
            rule.push_str(&lang.pick(
                format!(" Điểm tổng là trung bình có trọng số: trọng số công bố chia cho tổng của chúng ({by})."),
                format!(" The total is a weighted mean: published weights are divided by their sum ({by})."),
            ));
        }
        if found.rescaled {
            rule.push_str(lang.pick(
                " Có tiêu chí không áp dụng, nên tổng điểm được quy về thang chung: trọng số = mức tối đa của chỉ số ÷ tổng mức tối đa của các thành phần áp dụng.",
                " Some criteria do not apply, so that the total was brought back to the common scale: weight = maximum of the index ÷ sum of the maxima that apply.",
            ));
        } else if found.weights_derived {
            rule.push_str(lang.pick(
                " Trọng số không công bố: điểm tổng bằng tổng các thành phần.",
                " Weights are not published: the total is the plain sum of the components.",
            ));
        }
        rule
    }

    /// Part by part: scores, weight, what was brought, of which by score and by weight where weights changed;
    /// what the parts leave; the whole.
    fn contributions(&self, found: &Contributions) -> Table {
        let places = self.ds.decimals(self.why.indicator);
        let brought = |value: Decimal| {
            let places = number::places_to_tell_from_zero(value, places);
            number::signed(value, places, self.lang)
        };
        let weight = |value: Decimal| number::plain(shown(value), self.lang);
        let split = reweighed(found);
        let row = |name, scores, weights, [by_score, by_weight]: [Option<Decimal>; 2], whole| {
            let mut row = vec![name, scores, weights];
            if split {
                row.extend([by_score, by_weight].map(|by| by.map_or_else(none, brought)));
            }
            row.push(brought(whole));
            row
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for part in &found.parts {
            let name = phrase::short(self.ds, part.part, self.lang);
            let name = match part.broken {
                true => {
                    format!("{name} ({})", self.lang.pick("cách tính đã đổi", "the method changed"))
                }
                false => name,
            };
            let weights = match part.weight_from == part.weight_to {
                true => weight(part.weight_to),
                false => format!("{} → {}", weight(part.weight_from), weight(part.weight_to)),
            };
            let [from, to] = [part.from, part.to].map(|given| Some(self.score(part.part, given)));
            let by = [part.by_score, part.by_weight].map(Some);
            rows.push(row(name, self.moved(from, to), weights, by, part.total()));
        }
        // Less than a table shows is none.
        if self.has_rest(found) {
            let name = match found.unexplained {
                true => self.pick(
                    "Phần các thành phần không giải thích",
                    "Not explained by the components",
                ),
                false => self.pick("Phần dư do làm tròn", "Rest, by rounding"),
            };
            rows.push(row(name, none(), none(), [None; 2], found.rest));
        }
        let [from, to] =
            [found.from, found.to].map(|given| Some(self.score(self.why.indicator, given)));
        let name = phrase::short(self.ds, self.why.indicator, self.lang);
        let whole = found.to.value - found.from.value;
        rows.push(row(name, self.moved(from, to), none(), [None; 2], whole));
        let [from, to] = self.short_periods();
        let mut head = vec![
            self.pick("Thành phần", "Component"),
            self.lang.pick(format!("Điểm {from} → {to}"), format!("Score {from} → {to}")),
            self.pick("Trọng số", "Weight"),
        ];
        if split {
            head.push(self.pick("Do điểm", "By score"));
            head.push(self.pick("Do trọng số", "By weight"));
        }
        head.push(self.pick("Đóng góp", "Brought"));
        (head, rows)
    }
}

/// A weight as tables show it: as published, or as a share that did not come out even.
fn shown(weight: Decimal) -> Decimal {
    let weight = weight.normal();
    if weight.scale() > 2 * SHARE { weight.round(SHARE) } else { weight }
}
