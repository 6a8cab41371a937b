//! The words and the table of a scatter.

use super::input::uncorrelated;
use super::{QUADRANTS, Scatter, ScatterAxis, ScatterDot};
use crate::chart::from_data::Input;
use crate::chart::late::{Rows, Source};
use crate::chart::parts::{Who, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::chart::registry::Told;
use crate::chart::spec::ChartSpec;
use crate::locale::pictures::scatter::{self as said_of, Quadrant};
use crate::locale::pictures::spread::median;
use crate::locale::{Lang, capitalised, number, uncapitalised, word, words};
use crate::model::{Dataset, Decimal, Given};

/// A quadrant in words.
fn quadrant(input: &Scatter, quadrant: Quadrant, lang: Lang) -> String {
    if input.periods {
        return said_of::of_periods(quadrant, lang).to_owned();
    }
    let high = !input.x.lower_is_better && !input.y.lower_is_better;
    said_of::of_indicators(quadrant, (&input.x.indicator, &input.y.indicator), high, lang)
}

/// A quadrant with the number of its units: «Cao ở cả hai: 21».
pub(super) fn counted(input: &Scatter, wanted: Quadrant, lang: Lang) -> String {
    let count = input.dots.iter().filter(|dot| input.quadrant(dot) == wanted).count();
    format!("{}: {}", quadrant(input, wanted, lang), number::whole(count as i64, lang))
}

/// What is said of the correlation.
pub(super) fn correlation(input: &Scatter, lang: Lang) -> Option<String> {
    let value = number::number(input.correlation?, 2, lang);
    let units = input.noun.count(input.dots.len() as i64, lang);
    Some(said_of::correlation(&value, &units, lang))
}

fn score(axis: &ScatterAxis, given: Given<Decimal>, lang: Lang) -> String {
    with_origin(axis.score(given.value, lang), given.origin, lang)
}

/// The lines of a dot's reading.
pub(super) fn said(input: &Scatter, dot: &ScatterDot, lang: Lang) -> Vec<String> {
    vec![
        dot.name.clone(),
        format!("{}: {}", input.x.name, score(&input.x, dot.x, lang)),
        format!("{}: {}", input.y.name, score(&input.y, dot.y, lang)),
        quadrant(input, input.quadrant(dot), lang),
    ]
}

fn title(input: &Scatter, lang: Lang) -> String {
    said_of::against(&input.x.name, &input.y.name, lang)
}

/// In which quadrant we are: «Quảng Ninh: nửa trên ở cả hai kỳ»; without us, how many are in the best.
///
/// # Errors
/// [`NothingToDraw`](crate::chart::NothingToDraw) says why there is no picture.
pub fn told(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Told> {
    let input = uncorrelated(ds, spec, lang)?;
    let us = input.dots.iter().find(|dot| dot.who == Who::Us);
    let finding = match us {
        Some(us) => {
            let said = uncapitalised(&quadrant(&input, input.quadrant(us), lang));
            format!("{}: {said}", us.name)
        }
        None => counted(&input, (true, true), lang),
    };
    Ok(Told { finding, subtitle: title(&input, lang) })
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Scatter, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = title(input, lang);
    let told = input.dots.iter().filter(|dot| dot.who.is_marked());
    let mut sentences: Vec<String> = told
        .map(|dot| {
            let lines = said(input, dot, lang);
            format!("{}: {}.", lines[0], lines[1..].join("; "))
        })
        .collect();
    let counts = QUADRANTS.map(|quadrant| counted(input, quadrant, lang));
    sentences.push(format!("{}.", counts.join("; ")));
    let notes = correlation(input, lang).into_iter().chain(input.method_changed.clone());
    sentences.extend(notes.map(|text| format!("{text}.")));
    placed.desc = sentences.join(" ");
    placed.table = Twin {
        caption: placed.title.clone(),
        head: vec![
            word(words::Chart::Unit, lang).to_owned(),
            input.x.name.clone(),
            input.y.name.clone(),
            said_of::quadrant(lang).to_owned(),
        ],
        // The last one is that of the medians.
        rows: Rows::Asked(input.dots.len() + 1),
    };
}

impl Source for Scatter {
    fn name(&self, (dot, _): (usize, usize)) -> &str {
        &self.dots[dot].name
    }

    fn lines(&self, (dot, _): (usize, usize), lang: Lang) -> Vec<String> {
        said(self, &self.dots[dot], lang)
    }

    fn row(&self, row: usize, lang: Lang) -> Vec<String> {
        let (name, x, y, place) = match self.dots.get(row) {
            Some(dot) => (dot.name.clone(), dot.x, dot.y, quadrant(self, self.quadrant(dot), lang)),
            None => {
                let middle = |axis: &ScatterAxis| Given::computed(axis.median);
                (capitalised(median(lang)), middle(&self.x), middle(&self.y), "–".to_owned())
            }
        };
        vec![name, score(&self.x, x, lang), score(&self.y, y, lang), place]
    }
}
