//! A unit's place among all, a dot each: what can be drawn from a rank alone, where the file holds
//! no other unit.

use super::from_data::{Input, note_origins, period_of, subject, unit_name};
use super::ink::Ink;
use super::parts::with_origin;
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::width;
use crate::analysis::change;
use crate::locale::{Lang, date, number, pictures, word, words};
use crate::model::{Dataset, Given, UnitIx};
use crate::rank::Rank;

/// What the chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dots {
    /// Whose rank in what: «Bình Liêu, chính quyền điện tử».
    pub subject: String,
    /// The unit.
    pub unit: UnitIx,
    /// A row a period.
    pub rows: Vec<DotsRow>,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotsRow {
    /// Its name, as heads write it.
    pub period: String,
    /// The rank, 1 and above.
    pub rank: Given<u32>,
    /// Of how many.
    pub of: u32,
}

const ROW: f64 = 30.0;
const SIZE: f64 = 13.0;
const GAP: f64 = 16.0;
/// Dots farther apart than this look like separate things.
const FAR: f64 = 24.0;

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    note_origins(input.rows.iter().map(|row| row.rank.origin), &mut placed);
    Ok(placed)
}

/// The input of the dots of us, in the period and the one compared with.
///
/// # Errors
/// No unit is chosen, or it has no whole rank among a known number of units.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Dots> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let to = period_of(ds, spec)?;
    let from = spec.versus.or_else(|| ds.period_before(spec.indicator, to));
    let from = from.unwrap_or_else(|| to.previous_year());
    let change = change(ds, unit, spec.indicator, from, to, &spec.options);
    // A count that is not published for one of the periods is taken to be that of the other; the
    // words beside the picture say so.
    let count = |of: Option<usize>| of.or(change.of_to).or(change.of_from);
    let row = |period, rank: Option<Given<Rank>>, of: Option<usize>| {
        let rank = rank?;
        let whole = rank.value.as_whole()?;
        Some(DotsRow {
            period: date::period_short(period, lang),
            rank: Given { value: whole, origin: rank.origin },
            of: u32::try_from(count(of)?).ok()?.max(whole),
        })
    };
    let rows = [row(from, change.rank_from, change.of_from), row(to, change.rank_to, change.of_to)];
    let rows: Vec<DotsRow> = rows.into_iter().flatten().collect();
    if rows.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    let name = unit_name(ds, unit, lang);
    Ok(Dots { subject: format!("{}, {name}", subject(ds, spec.indicator, lang)), unit, rows })
}

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &Dots, frame: &Frame) -> Placed {
    let lang = frame.lang;
    let notes: Vec<String> = input.rows.iter().map(|row| note(row, lang)).collect();
    let widest = |texts: &mut dyn Iterator<Item = (&String, bool)>| {
        texts.map(|(text, bold)| width(text, SIZE, bold)).fold(0.0, f64::max)
    };
    let heads = widest(&mut input.rows.iter().map(|row| (&row.period, true)));
    let note_width = widest(&mut notes.iter().map(|note| (note, false)));
    let most = input.rows.iter().map(|row| row.of.max(row.rank.value)).max().unwrap_or(1).max(1);
    let left = heads + GAP + 8.0;
    // Where little is left for the dots, the words stand below them.
    let below = frame.width - left - note_width - GAP - 8.0 < (f64::from(most) * 8.0).min(160.0);
    let end = if below { frame.width } else { frame.width - note_width - GAP };
    let step = ((end - left - 8.0) / f64::from(most.max(2) - 1)).min(FAR);
    let row_height = if below { ROW + 18.0 } else { ROW };
    let height = row_height * input.rows.len() as f64;
    let mut placed = Placed::new(&Frame { height, ..*frame });
    let small = (step * 0.21).clamp(0.75, 5.0);
    let ours = (step * 0.34).clamp(4.0, 8.0);
    for (ix, (row, note)) in input.rows.iter().zip(notes).enumerate() {
        let middle = row_height * ix as f64 + ROW / 2.0;
        let x = |rank: u32| left + f64::from(rank.saturating_sub(1)) * step;
        let text = Run::bold(row.period.clone(), Ink::Ink);
        placed.labels.push(Label::new(0.0, middle + 4.5, Anchor::Start, SIZE, text));
        others(row, &x, middle, step, small, &mut placed);
        let at = Point { x: x(row.rank.value), y: middle };
        placed.marks.push(Mark::disc(at, ours, Ink::Accent, Stroke::new(Ink::Halo, 1.0)));
        let (note_x, note_y) = if below {
            (left - 8.0, middle + 4.5 + 20.0)
        } else {
            (left + f64::from(most - 1) * step + 8.0 + GAP / 2.0, middle + 4.5)
        };
        let run = Run::plain(note.clone(), Ink::Ink2);
        placed.labels.push(Label::new(note_x, note_y, Anchor::Start, SIZE, run));
        placed.hits.push(Hit {
            at,
            area: Rect { x: 0.0, y: middle - ROW / 2.0, width: frame.width, height: row_height },
            unit: Some(input.unit),
            series: ix,
            step: 0,
            lines: vec![input.subject.clone(), format!("{}: {note}", row.period)].into(),
        });
    }
    describe(input, &mut placed);
    placed
}

/// The dots of the others; a line where they would run together.
fn others(
    row: &DotsRow,
    x: &dyn Fn(u32) -> f64,
    middle: f64,
    step: f64,
    radius: f64,
    placed: &mut Placed,
) {
    if step < 4.0 {
        let line = Rect::between(x(1), middle - 1.5, x(row.of.max(1)), middle + 1.5);
        placed.marks.push(Mark::rects(vec![line], Ink::Bar));
        return;
    }
    for rank in (1..=row.of).filter(|rank| *rank != row.rank.value) {
        let at = Point { x: x(rank), y: middle };
        placed.marks.push(Mark {
            shape: super::placed::Shape::Circle { at, radius },
            fill: Some(Ink::Bar),
            stroke: None,
        });
    }
}

/// «hạng 11 (suy ra): 10 trên, 2 dưới».
fn note(row: &DotsRow, lang: Lang) -> String {
    let whole = |n: u32| number::whole(i64::from(n), lang);
    let rank = with_origin(whole(row.rank.value), row.rank.origin, lang);
    let (above, below) = (row.rank.value.saturating_sub(1), row.of.saturating_sub(row.rank.value));
    let places = pictures::above_below(&whole(above), &whole(below), lang);
    format!("{}: {places}", pictures::rank(&rank, lang))
}

fn describe(input: &Dots, placed: &mut Placed) {
    let lang = placed.lang;
    let span = match (input.rows.first(), input.rows.last()) {
        (Some(first), Some(last)) if first.period != last.period => {
            format!("{}–{}", first.period, last.period)
        }
        (Some(only), _) => only.period.clone(),
        _ => String::new(),
    };
    placed.title = pictures::ranks_over(&input.subject, &span, lang);
    let said = |row: &DotsRow| format!("{}: {}.", row.period, note(row, lang));
    placed.desc = input.rows.iter().map(said).collect::<Vec<_>>().join(" ");
    let head = [words::Chart::Period, words::Chart::Rank];
    let mut head: Vec<String> = head.map(|head| word(head, lang).to_owned()).into();
    head.push(pictures::units_ranked(lang).to_owned());
    let rows = input.rows.iter().map(|row| {
        let whole = |n: u32| number::whole(i64::from(n), lang);
        let rank = with_origin(whole(row.rank.value), row.rank.origin, lang);
        vec![row.period.clone(), rank, whole(row.of)]
    });
    placed.table = Twin { caption: placed.title.clone(), head, rows: rows.collect() };
}
