//! The words and the table of a chart of strips.

use super::{Strip, StripDot, StripGroup, rank_said};
use crate::chart::from_data::Input;
use crate::chart::parts::{Who, beside_median, rank_text, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::chart::registry::Told;
use crate::chart::spec::ChartSpec;
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, capitalised, number, word, words};
use crate::model::{Dataset, Decimal, Given, Origin, order};

/// The lines of a dot's reading.
pub(super) fn said_of(
    input: &Strip,
    group: &StripGroup,
    dot: &StripDot,
    lang: Lang,
) -> Vec<String> {
    let score = number::score(dot.score.value, input.places, input.measure, lang);
    let score = with_origin(score, dot.score.origin, lang);
    let ranked: usize = input.groups.iter().map(|group| group.dots.len()).sum();
    let mut lines = vec![dot.name.clone(), format!("{}: {score}", input.period)];
    lines.extend(rank_said(dot, ranked, lang));
    let beside = (dot.score.value, group.spread.median);
    lines.push(beside_median(beside, input.places, input.measure, lang));
    lines
}

fn title(input: &Strip, lang: Lang) -> String {
    said::distribution(&input.subject, &input.period, lang)
}

/// Where we stand among all: «Quảng Ninh: hạng 2/63 (tính toán); cao hơn trung vị 7,39 điểm».
///
/// # Errors
/// [`NothingToDraw`](crate::chart::NothingToDraw) says why there is no picture.
pub fn told(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Told> {
    // Beside the median of all, whatever strips there are.
    let input = super::input(ds, &ChartSpec { by_group: false, ..spec.clone() }, lang)?;
    let mut dots =
        input.groups.iter().flat_map(|group| group.dots.iter().map(move |dot| (group, dot)));
    let us = dots.find(|(_, dot)| dot.who == Who::Us);
    let finding = us.map(|(group, dot)| {
        let mut lines = said_of(&input, group, dot, lang).split_off(2);
        if let Some(beside) = lines.last_mut().filter(|_| spec.by_group) {
            *beside = said::against_all(beside, lang);
        }
        format!("{}: {}", dot.name, lines.join("; "))
    });
    Ok(Told { finding: finding.unwrap_or_default(), subtitle: title(&input, lang) })
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Strip, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = title(input, lang);
    let mut told: Vec<(&StripGroup, &StripDot)> = input
        .groups
        .iter()
        .flat_map(|group| group.dots.iter().map(move |dot| (group, dot)))
        .filter(|(_, dot)| dot.who.is_marked())
        .collect();
    order::sort_by_key(&mut told, |(_, dot)| dot.who.precedence());
    let mut sentences: Vec<String> = told
        .into_iter()
        .map(|(group, dot)| {
            let lines = said_of(input, group, dot, lang);
            format!("{}: {}.", lines[0], lines[1..].join("; "))
        })
        .collect();
    sentences.extend(input.groups.iter().map(|group| {
        let spread = group.spread;
        let score = |value: Decimal| input.score(value, lang);
        let median = format!("{} {}", said::median(lang), score(spread.median));
        let range = said::range(&score(spread.low), &score(spread.high), lang);
        let units = input.units(spread.count, lang);
        let name = group.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        format!("{name}{units}; {median}; {range}.")
    }));
    placed.desc = sentences.join(" ");
    placed.table = table(input, &placed.title, lang);
}

fn table(input: &Strip, caption: &str, lang: Lang) -> Twin {
    let grouped = input.groups.iter().any(|group| group.name.is_some());
    let mut head = vec![word(words::Chart::Unit, lang).to_owned()];
    if grouped {
        head.push(said::group(lang).to_owned());
    }
    head.extend([words::Chart::Rank, words::Chart::Score].map(|head| word(head, lang).to_owned()));
    let mut rows = Vec::new();
    for group in &input.groups {
        let mut row = |name: String, rank: String, score: Given<Decimal>| {
            let score = with_origin(input.score(score.value, lang), score.origin, lang);
            let group = grouped.then(|| group.name.clone().unwrap_or_default());
            rows.push([name].into_iter().chain(group).chain([rank, score]).collect());
        };
        let mut dots: Vec<&StripDot> = group.dots.iter().collect();
        order::sort_by_key(&mut dots, |dot| dot.rank.map_or(u32::MAX, |r| r.value.halves()));
        for dot in dots {
            let rank = dot.rank.map(|rank| {
                let text = rank_text(rank.value, lang);
                with_origin(text, rank.origin, lang)
            });
            row(dot.name.clone(), rank.unwrap_or_else(|| "–".to_owned()), dot.score);
        }
        let spread = group.spread;
        for (name, value) in [
            (said::lower_quartile(lang), spread.lower),
            (said::median(lang), spread.median),
            (said::upper_quartile(lang), spread.upper),
        ] {
            let given = Given { value, origin: Origin::Computed };
            row(capitalised(name), "–".to_owned(), given);
        }
    }
    Twin { caption: caption.to_owned(), head, rows }
}
