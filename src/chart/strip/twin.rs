//! The words and the table of a chart of strips.

use super::{Strip, StripDot, StripGroup, rank_said};
use crate::chart::from_data::Input;
use crate::chart::late::{Rows, Source};
use crate::chart::parts::{Who, beside_median, rank_text, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::chart::registry::Told;
use crate::chart::spec::ChartSpec;
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, capitalised, number, word, words};
use crate::model::{Dataset, Decimal, Given, order};

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

/// The rows below the units of a group: its quartiles.
const QUARTILES: usize = 3;

fn grouped(input: &Strip) -> bool {
    input.groups.iter().any(|group| group.name.is_some())
}

fn table(input: &Strip, caption: &str, lang: Lang) -> Twin {
    let mut head = vec![word(words::Chart::Unit, lang).to_owned()];
    if grouped(input) {
        head.push(said::group(lang).to_owned());
    }
    head.extend([words::Chart::Rank, words::Chart::Score].map(|head| word(head, lang).to_owned()));
    let rows = input.groups.iter().map(|group| group.dots.len() + QUARTILES).sum();
    Twin { caption: caption.to_owned(), head, rows: Rows::Asked(rows) }
}

/// What a row of the table shows.
#[derive(Clone, Copy)]
enum Line {
    /// A unit of the group.
    Dot(usize),
    /// One of the quartiles, from below.
    Quartile(usize),
}

/// The strips and what stands in each row of their table.
pub(super) struct Kept {
    input: Strip,
    /// The group of each row, and what the row shows.
    rows: Vec<(usize, Line)>,
}

impl Kept {
    /// Keeps what a picture is made from.
    pub(super) fn new(input: Strip) -> Kept {
        let mut rows = Vec::new();
        for (at, group) in input.groups.iter().enumerate() {
            let mut dots: Vec<usize> = (0..group.dots.len()).collect();
            let rank = |dot: &usize| group.dots[*dot].rank.map_or(u32::MAX, |r| r.value.halves());
            order::sort_by_key(&mut dots, rank);
            rows.extend(dots.into_iter().map(|dot| (at, Line::Dot(dot))));
            rows.extend((0..QUARTILES).map(|quartile| (at, Line::Quartile(quartile))));
        }
        Kept { input, rows }
    }
}

impl Source for Kept {
    fn name(&self, (group, dot): (usize, usize)) -> &str {
        &self.input.groups[group].dots[dot].name
    }

    fn lines(&self, (group, dot): (usize, usize), lang: Lang) -> Vec<String> {
        let group = &self.input.groups[group];
        said_of(&self.input, group, &group.dots[dot], lang)
    }

    fn row(&self, row: usize, lang: Lang) -> Vec<String> {
        let (group, line) = self.rows[row];
        let group = &self.input.groups[group];
        let none = || "–".to_owned();
        let (name, rank, score) = match line {
            Line::Dot(dot) => {
                let dot = &group.dots[dot];
                let rank = dot.rank.map(|rank| {
                    let text = rank_text(rank.value, lang);
                    with_origin(text, rank.origin, lang)
                });
                (dot.name.clone(), rank.unwrap_or_else(none), dot.score)
            }
            Line::Quartile(which) => {
                let spread = group.spread;
                let (name, value) = [
                    (said::lower_quartile(lang), spread.lower),
                    (said::median(lang), spread.median),
                    (said::upper_quartile(lang), spread.upper),
                ][which];
                (capitalised(name), none(), Given::computed(value))
            }
        };
        let score = with_origin(self.input.score(score.value, lang), score.origin, lang);
        let group = grouped(&self.input).then(|| group.name.clone().unwrap_or_default());
        [name].into_iter().chain(group).chain([rank, score]).collect()
    }
}
