//! The words and the table of small multiples.

use super::{Multiples, Panel};
use crate::chart::from_data::Input;
use crate::chart::parts::{beside_median, with_origin};
use crate::chart::placed::{Placed, Rect, Twin};
use crate::chart::registry::Told;
use crate::chart::spec::ChartSpec;
use crate::chart::trend::Trend;
use crate::locale::pictures::{self, multiples as said_of, profile, spread::median};
use crate::locale::{Lang, Noun, capitalised, date, number, word, words};
use crate::model::{Dataset, Decimal, Given, Period};

fn title(input: &Multiples, lang: Lang) -> String {
    let ends = input.periods.first().zip(input.periods.last());
    let span = ends.map(|(first, last)| date::span(*first, *last, lang)).unwrap_or_default();
    if input.groups {
        return said_of::of_groups(&input.name, &span, lang);
    }
    said_of::title(&input.name, input.subject.as_deref(), &span, lang)
}

/// In how many panels we are above the median in the last period of all; `None` where none has both.
fn finding(input: &Multiples, lang: Lang) -> Option<String> {
    if input.groups {
        return ends_of_groups(input, lang);
    }
    let noun = if input.subject.is_some() { Noun::Component } else { Noun::Index };
    let (mut above, mut known) = (0, 0);
    for panel in &input.panels {
        let drawn = Panel::new(input, panel, Rect::default(), None, lang);
        let last = panel.periods.len().saturating_sub(1);
        let ours = drawn.us().get(last).copied().flatten().filter(|_| !drawn.is_over);
        if let Some((ours, middle)) = ours.zip(drawn.median(last)) {
            known += 1;
            above += i64::from(ours.value > middle);
        }
    }
    let (written, of) = (number::whole(above, lang), number::whole(known, lang));
    let (of, noun) = ((&*written, &*of), noun.form(known, lang));
    let said = profile::above_median(&input.name, median(lang), of, noun, lang);
    (known > 0).then_some(said)
}

/// Which groups have the highest and the lowest median in the last period.
fn ends_of_groups(input: &Multiples, lang: Lang) -> Option<String> {
    let last = |panel: &Trend| panel.lines.first()?.scores.last().copied()?;
    let scored = || input.panels.iter().filter_map(|panel| Some((panel, last(panel)?.value)));
    let high = scored().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let low = scored().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
    let [high, low] = [high, low].map(|(panel, score)| (&panel.subject, panel.score(score, lang)));
    let (high, low) = ((high.0.as_str(), high.1.as_str()), (low.0.as_str(), low.1.as_str()));
    (high.0 != low.0).then(|| said_of::highest_and_lowest(high, low, lang))
}

/// What small multiples say.
///
/// # Errors
/// [`NothingToDraw`](crate::chart::NothingToDraw) says why there is no picture.
pub fn told(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Told> {
    let input = super::input(ds, spec, lang)?;
    let finding = finding(&input, lang).unwrap_or_else(|| input.name.clone());
    Ok(Told { finding, subtitle: title(&input, lang) })
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Multiples, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = title(input, lang);
    let finding = finding(input, lang).map(|finding| format!("{finding}."));
    let mut each: Vec<String> = finding.into_iter().collect();
    for panel in &input.panels {
        let drawn = Panel::new(input, panel, Rect::default(), None, lang);
        let text = |(ix, score): (usize, Given<Decimal>)| {
            let text = number::score(score.value, panel.places, panel.measure, lang);
            let text = with_origin(text, score.origin, lang);
            (text, date::period_short(panel.periods[ix], lang))
        };
        let mut scores =
            drawn.us().iter().enumerate().filter_map(|(ix, score)| Some((ix, (*score)?)));
        let Some(first) = scores.next() else { continue };
        let last = scores.next_back().unwrap_or(first);
        let (from, to) = (text(first), text(last));
        let (from, to) = ((&*from.0, &*from.1), (&*to.0, &*to.1));
        let mut said = pictures::from_to(&panel.subject, from, to, lang);
        if let Some(middle) = drawn.median(last.0) {
            let beside = beside_median((last.1.value, middle), panel.places, panel.measure, lang);
            said = format!("{said}; {beside}");
        }
        each.push(format!("{said}."));
    }
    if input.panels.iter().any(|panel| !panel.breaks.is_empty()) {
        each.push(said_of::bands(lang).to_owned());
    }
    placed.desc = each.join(" ");
    placed.table = table(input, &placed.title, lang);
}

fn table(input: &Multiples, caption: &str, lang: Lang) -> Twin {
    let head = if input.groups {
        pictures::spread::group(lang).to_owned()
    } else if input.subject.is_some() {
        word(words::Chart::Component, lang).to_owned()
    } else {
        capitalised(Noun::Index.form(1, lang))
    };
    let mut heads = vec![head];
    heads.extend(input.periods.iter().map(|period| date::period_short(*period, lang)));
    let mut rows = Vec::new();
    for panel in &input.panels {
        let place = |period: &Period| panel.periods.iter().position(|other| other == period);
        let mut row = |name: String, value: &dyn Fn(usize) -> Option<Given<Decimal>>| {
            let cells = input.periods.iter().map(|period| {
                let given = place(period).and_then(value);
                let text = given
                    .map(|given| with_origin(panel.score(given.value, lang), given.origin, lang));
                text.unwrap_or_else(|| "–".to_owned())
            });
            rows.push([name].into_iter().chain(cells).collect());
        };
        let ours = panel.lines.first().map(|line| &line.scores[..]).unwrap_or_default();
        row(panel.subject.clone(), &|ix| ours.get(ix).copied().flatten());
        let drawn = Panel::new(input, panel, Rect::default(), None, lang);
        let has_median = (0..panel.periods.len()).any(|ix| drawn.median(ix).is_some());
        // That of all groups is one and stands once.
        let last = input.panels.last() == Some(panel);
        if input.groups && has_median && last {
            row(capitalised(said_of::of_all(lang)), &|ix| drawn.median(ix).map(Given::computed));
        }
        if has_median && !input.groups {
            let name = format!("{}, {}", panel.subject, median(lang));
            row(name, &|ix| drawn.median(ix).map(Given::computed));
        }
    }
    Twin { caption: caption.to_owned(), head: heads, rows: rows.into_iter().collect() }
}
