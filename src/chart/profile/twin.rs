//! The words and the table of a profile, and of the radar of the same input.

use super::{Profile, ProfileRow};
use crate::chart::from_data::Input;
use crate::chart::parts::with_origin;
use crate::chart::placed::{Placed, Twin};
use crate::chart::registry::Told;
use crate::chart::spec::ChartSpec;
use crate::locale::pictures::profile as said_of;
use crate::locale::{Lang, Noun, capitalised, number, word, words};
use crate::model::{Dataset, Decimal};

/// The lines of a row's reading.
pub(in crate::chart) fn said(input: &Profile, row: &ProfileRow, lang: Lang) -> Vec<String> {
    let share = |share: Decimal| number::percent(share, 1, lang);
    let mut lines = vec![row.name.clone()];
    if let Some(us) = row.us {
        let score = row.score.map(|score| {
            let text = number::score(score.value, row.places, row.measure, lang);
            format!(" ({})", with_origin(text, score.origin, lang))
        });
        let score = score.unwrap_or_default();
        lines.push(format!("{} {}: {}{score}", input.name, input.period, share(us)));
    }
    let others = [(input.before.as_deref(), row.before), (Some(&*input.median), row.median)];
    let others = others.into_iter().chain([(input.leader.as_deref(), row.leader)]);
    let said = others.filter_map(|(name, value)| Some(format!("{}: {}", name?, share(value?))));
    lines.extend(said);
    lines
}

fn title(input: &Profile, lang: Lang) -> String {
    said_of::title(&input.name, &input.subject, &input.period, input.of_range, lang)
}

/// In how many components we are above the median, and where farthest from it.
fn finding(input: &Profile, lang: Lang) -> Option<String> {
    let ahead = |row: &ProfileRow| Some((row.us? - row.median?).round(1));
    let known: Vec<(&ProfileRow, Decimal)> =
        input.rows.iter().filter_map(|row| Some((row, ahead(row)?))).collect();
    if known.is_empty() {
        return None;
    }
    let whole = |count: usize| number::whole(count as i64, lang);
    let above = known.iter().filter(|(_, by)| by.sign() > 0).count();
    let noun = Noun::Component.form(known.len() as i64, lang);
    let of = (&*whole(above), &*whole(known.len()));
    let above = said_of::above_median(&input.name, &input.median, of, noun, lang);
    let named =
        |(row, by): &(&ProfileRow, Decimal)| (row.short.clone(), number::signed(*by, 1, lang));
    let best = known.iter().filter(|(_, by)| by.sign() > 0).max_by_key(|(_, by)| *by);
    let worst = known.iter().filter(|(_, by)| by.sign() < 0).min_by_key(|(_, by)| *by);
    let (best, worst) = (best.map(named), worst.map(named));
    fn pair(found: &Option<(String, String)>) -> Option<(&str, &str)> {
        found.as_ref().map(|(name, by)| (name.as_str(), by.as_str()))
    }
    let farthest = said_of::farthest(pair(&best), pair(&worst), lang);
    let parts = [above, farthest].into_iter().filter(|text| !text.is_empty());
    Some(parts.collect::<Vec<_>>().join("; "))
}

/// What a profile says, and a radar of the same input.
///
/// # Errors
/// [`NothingToDraw`](crate::chart::NothingToDraw) says why there is no picture.
pub fn told(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Told> {
    let input = super::input(ds, spec, lang)?;
    let finding = finding(&input, lang).unwrap_or_else(|| input.name.clone());
    Ok(Told { finding, subtitle: title(&input, lang) })
}

/// Gives a picture its name, its alternative text and its table.
pub(in crate::chart) fn describe(input: &Profile, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = title(input, lang);
    let finding = finding(input, lang).map(|finding| format!("{finding}."));
    let mut sentences: Vec<String> = finding.into_iter().collect();
    let each = input
        .rows
        .iter()
        .filter_map(|row| Some(format!("{} {}", row.short, number::percent(row.us?, 1, lang))));
    sentences.push(format!("{}.", each.collect::<Vec<_>>().join("; ")));
    sentences.extend(input.not_drawn.clone());
    placed.desc = sentences.join(" ");
    placed.table = table(input, &placed.title, lang);
}

fn table(input: &Profile, caption: &str, lang: Lang) -> Twin {
    let mut head = vec![
        word(words::Chart::Component, lang).to_owned(),
        word(words::Chart::Score, lang).to_owned(),
        format!("{} {}", input.name, input.period),
    ];
    head.extend(input.before.clone());
    head.push(capitalised(&input.median));
    head.extend(input.leader.clone());
    let share = |share: Option<Decimal>| {
        share.map_or_else(|| "–".to_owned(), |share| number::percent(share, 1, lang))
    };
    let rows = input.rows.iter().map(|row| {
        let score = row.score.map(|score| {
            let text = number::number(score.value, row.places, lang);
            with_origin(text, score.origin, lang)
        });
        let mut cells = vec![row.name.clone(), score.unwrap_or_else(|| "–".to_owned())];
        cells.push(share(row.us));
        cells.extend(input.before.as_ref().map(|_| share(row.before)));
        cells.push(share(row.median));
        cells.extend(input.leader.as_ref().map(|_| share(row.leader)));
        cells
    });
    Twin { caption: caption.to_owned(), head, rows: rows.collect() }
}
