//! An index of the reader's own as one text that a person can read and edit:
//! `pci.entry*2,pci.land;mean=geometric;missing=median`.
//!
//! First the parts, each with its weight where that is not 1, and which figures are better where that is not
//! what the data says (`poverty*1*low`); then what departs from the defaults,
//! in a fixed order: the same index always gives the same text. Reading is lenient: what cannot be
//! understood is reported and left at its default, the rest is honoured.

use super::listed::escaped;
use super::percent;
use super::{Code, LinkProblem};
use crate::model::Decimal;

/// The most parts that are written or read.
pub const MOST_PARTS: usize = 100;

/// The longest text that is written or read, in bytes; the rest of a longer one is reported and
/// ignored.
pub const LONGEST: usize = 4 * 1024;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// The greatest weight: only proportions matter.
const GREATEST_WEIGHT: Decimal = Decimal::new(1_000_000, 0);

/// The most decimals of a weight.
const WEIGHT_PLACES: u8 = 9;

/// The key under which problems with the whole are reported: that of the link.
const KEY: &str = "recipe";

/// An index of the reader's own. Ids, not indices: it outlives the data set that it was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnIndex {
    /// What the reader calls it.
    pub name: Option<String>,
    /// What it is made of.
    pub parts: Vec<OwnPart>,
    /// How figures are brought to one scale.
    pub scale: Scale,
    /// How they become a score.
    pub mean: MeanOf,
    /// What is put in place of missing figures.
    pub missing: Fill,
    /// What is done about outliers.
    pub outliers: Outliers,
    /// The least share of figures that a unit must have, in percent, 0 to 100; `None`: one will do.
    pub least: Option<u32>,
}

/// An indicator in an index of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPart {
    /// Its id.
    pub indicator: String,
    /// Its weight, 0 to 1,000,000 with nine decimals at most; only proportions matter.
    pub weight: Decimal,
    /// Which of its figures are better; `None`: as the data says.
    pub better: Option<Better>,
}

/// Which figures of a part are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// The high ones.
    High,
    /// The low ones.
    Low,
}

impl Code for Better {
    const CODES: &'static [(Better, &'static str)] =
        &[(Better::High, "high"), (Better::Low, "low")];
}

impl OwnPart {
    /// An indicator of weight 1.
    pub fn new(indicator: impl Into<String>) -> OwnPart {
        OwnPart { indicator: indicator.into(), weight: Decimal::new(1, 0), better: None }
    }
}

/// How figures are brought to one scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// The worst unit 0, the best one 100.
    #[default]
    MinMax,
    /// The worst unit 1, the best one 100: for means of figures above zero.
    MinMaxFromOne,
    /// Standard deviations from the mean.
    ZScores,
    /// Ranks from below.
    Ranks,
    /// The share of other units that are worse, in percent.
    Percentile,
    /// The share of the indicator's maximum, in percent.
    Share,
}

impl Code for Scale {
    const CODES: &'static [(Scale, &'static str)] = &[
        (Scale::MinMax, "min-max"),
        (Scale::MinMaxFromOne, "min-max-1"),
        (Scale::ZScores, "z"),
        (Scale::Ranks, "ranks"),
        (Scale::Percentile, "percentile"),
        (Scale::Share, "share"),
    ];
}

/// The mean by which parts become a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MeanOf {
    /// A weak part is made up for by a strong one.
    #[default]
    Arithmetic,
    /// Only partly.
    Geometric,
    /// Less still.
    Harmonic,
}

impl Code for MeanOf {
    const CODES: &'static [(MeanOf, &'static str)] = &[
        (MeanOf::Arithmetic, "arithmetic"),
        (MeanOf::Geometric, "geometric"),
        (MeanOf::Harmonic, "harmonic"),
    ];
}

/// What is put in place of missing figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Nothing.
    #[default]
    Leave,
    /// The mean of the indicator.
    Mean,
    /// The median of the indicator.
    Median,
    /// The mean of the unit's group.
    GroupMean,
    /// The median of the unit's group.
    GroupMedian,
}

impl Code for Fill {
    const CODES: &'static [(Fill, &'static str)] = &[
        (Fill::Leave, "leave"),
        (Fill::Mean, "mean"),
        (Fill::Median, "median"),
        (Fill::GroupMean, "group-mean"),
        (Fill::GroupMedian, "group-median"),
    ];
}

/// What is done about outliers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outliers {
    /// Nothing.
    #[default]
    Leave,
    /// They are drawn in, or logarithms are taken, after missing figures are filled.
    Treat,
    /// The same before: means are those of figures without outliers.
    TreatFirst,
}

impl Code for Outliers {
    const CODES: &'static [(Outliers, &'static str)] = &[
        (Outliers::Leave, "leave"),
        (Outliers::Treat, "treat"),
        (Outliers::TreatFirst, "treat-first"),
    ];
}

/// An index as text, never more than [`decode`] reads: parts beyond [`MOST_PARTS`], those without an
/// id, those that stand there already and the last ones of a text that would be too long are left
/// out; weights and names are cut to what a text holds.
pub fn encode(index: &OwnIndex) -> String {
    let mut settings = String::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            settings += &format!(";{key}={value}");
        }
    };
    let name: String =
        index.name.as_deref().unwrap_or_default().trim().chars().take(LONGEST_NAME).collect();
    put("name", &escaped(name.trim()));
    put("scale", unless_default(index.scale));
    put("mean", unless_default(index.mean));
    put("missing", unless_default(index.missing));
    put("outliers", unless_default(index.outliers));
    put("least", &index.least.map(|least| least.min(100).to_string()).unwrap_or_default());

    let mut parts = String::new();
    let mut seen: Vec<&str> = Vec::new();
    for part in index.parts.iter().filter(|part| !part.indicator.is_empty()) {
        if seen.len() == MOST_PARTS || seen.contains(&part.indicator.as_str()) {
            continue;
        }
        let comma = if seen.is_empty() { "" } else { "," };
        let mut text = format!("{comma}{}", escaped(&part.indicator));
        let weight = held(part.weight);
        if weight != Decimal::new(1, 0) || part.better.is_some() {
            text += &format!("*{weight}");
        }
        if let Some(better) = part.better {
            text += &format!("*{}", better.code());
        }
        if parts.len() + text.len() + settings.len() > LONGEST {
            break;
        }
        parts += &text;
        seen.push(&part.indicator);
    }
    parts + &settings
}

/// The index that a text asks for, and what of it could not be understood.
pub fn decode(text: &str) -> (OwnIndex, Vec<LinkProblem>) {
    let mut index = OwnIndex::default();
    let mut problems = Vec::new();
    let text = shortened(text, &mut problems);
    let mut sections = text.split(';');
    parts(sections.next().unwrap_or_default(), &mut index.parts, &mut problems);
    let mut seen: Vec<String> = Vec::new();
    for section in sections.map(str::trim).filter(|section| !section.is_empty()) {
        let (key, value) = section.split_once('=').unwrap_or((section, ""));
        let (key, value) = (percent::decode(key.trim()), percent::decode(value.trim()));
        if seen.contains(&key) {
            problems.push(LinkProblem::Repeated(key));
            continue;
        }
        let done = match key.as_str() {
            "name" => name(&value).map(|name| index.name = Some(name)),
            "scale" => Code::from_code(&value).map(|scale| index.scale = scale),
            "mean" => Code::from_code(&value).map(|mean| index.mean = mean),
            "missing" => Code::from_code(&value).map(|missing| index.missing = missing),
            "outliers" => Code::from_code(&value).map(|outliers| index.outliers = outliers),
            "least" => {
                let least = value.parse().ok().filter(|least| *least <= 100);
                least.map(|least| index.least = Some(least))
            }
            _ => {
                problems.push(LinkProblem::Key(key));
                continue;
            }
        };
        match done {
            Some(()) => seen.push(key),
            None => problems.push(LinkProblem::Value { key, value }),
        }
    }
    (index, problems)
}

fn parts(text: &str, found: &mut Vec<OwnPart>, problems: &mut Vec<LinkProblem>) {
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if found.len() == MOST_PARTS {
            problems.push(LinkProblem::TooMany { key: KEY.to_owned(), most: MOST_PARTS });
            break;
        }
        let (id, weight) = match part.split_once('*') {
            Some((id, weight)) => (id, Some(weight)),
            None => (part, None),
        };
        let indicator = percent::decode(id.trim());
        if indicator.is_empty() {
            problems.push(LinkProblem::Value { key: KEY.to_owned(), value: percent::decode(part) });
            continue;
        }
        if found.iter().any(|other| other.indicator == indicator) {
            problems.push(LinkProblem::Repeated(indicator));
            continue;
        }
        let mut part = OwnPart::new(indicator);
        let (weight, better) = match weight.map(|weight| (weight, weight.split_once('*'))) {
            Some((_, Some((weight, better)))) => (Some(weight), Some(better)),
            Some((weight, None)) => (Some(weight), None),
            None => (None, None),
        };
        if let Some(text) = better.map(|text| percent::decode(text.trim())) {
            part.better = Better::from_code(&text);
            if part.better.is_none() {
                problems.push(LinkProblem::Value { key: part.indicator.clone(), value: text });
            }
        }
        if let Some(text) = weight.map(percent::decode) {
            match Decimal::parse(text.trim()).ok().filter(|weight| held(*weight) == *weight) {
                Some(weight) => part.weight = weight,
                None => {
                    problems.push(LinkProblem::Value { key: part.indicator.clone(), value: text })
                }
            }
        }
        found.push(part);
    }
}

/// A name that is not empty and not too long.
fn name(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= LONGEST_NAME).then(|| text.to_owned())
}

/// Whether a number can be a weight as a text holds it.
pub fn is_weight(number: Decimal) -> bool {
    held(number) == number
}

/// A weight as a text holds it.
fn held(weight: Decimal) -> Decimal {
    weight.clamp(Decimal::ZERO, GREATEST_WEIGHT).round(WEIGHT_PLACES).normal()
}

fn unless_default<C: Code + Default>(choice: C) -> &'static str {
    if choice == C::default() { "" } else { choice.code() }
}

fn shortened<'a>(text: &'a str, problems: &mut Vec<LinkProblem>) -> &'a str {
    if text.len() <= LONGEST {
        return text;
    }
    problems.push(LinkProblem::TooLong { length: text.len(), most: LONGEST });
    let end = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let kept = &text[..end];
    // Half a part would be another one.
    kept.rfind([',', ';']).map_or("", |at| &kept[..at])
}

#[cfg(test)]
mod tests;
