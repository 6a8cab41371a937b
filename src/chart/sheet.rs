//! A picture as a page of its own: the finding above it, what is drawn below that, the source at the
//! foot. For files, where no page stands around the picture.

use super::from_data::Input;
use super::ink::Ink;
use super::placed::{Anchor, Frame, Label, Placed, Run};
use super::shape::{Shape, Size};
use super::text_width::wrap;

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What is true: a sentence.
    pub finding: String,
    /// What is drawn.
    pub subtitle: String,
    /// Where the figures come from; a line each.
    pub foot: Vec<String>,
}

/// A picture with its words, in a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The whole.
    pub placed: Placed,
    /// Dots per layout pixel of a picture made of dots.
    pub dots: f64,
    /// Dots per inch on paper, where it is for paper.
    pub per_inch: Option<f64>,
    /// How large its letters are beside those of the shape: less than 1 where the picture is higher
    /// than the shape is, and had to be made smaller.
    pub letters: f64,
}

/// The air around everything.
pub const MARGIN: f64 = 16.0;
/// Between words and picture.
const GAP: f64 = 12.0;
/// The height of a picture that may have any, as a share of its width.
const USUAL: f64 = 0.68;
/// A picture is never asked to be lower than this.
const LOWEST: f64 = 200.0;

/// A line of text, with its size and the distance to the next.
struct Style {
    size: f64,
    line: f64,
    bold: bool,
    ink: Ink,
}

const FINDING: Style = Style { size: 20.0, line: 26.0, bold: true, ink: Ink::Ink };
const SUBTITLE: Style = Style { size: 14.0, line: 20.0, bold: false, ink: Ink::Ink2 };
const FOOT: Style = Style { size: 12.0, line: 16.0, bold: false, ink: Ink::Ink3 };

/// A picture in a shape. `screen` is the frame of the picture on the page, which [`Shape::Screen`]
/// keeps; `draw` draws it into a frame. A picture that is higher than its shape gets a larger sheet of
/// the same proportions, and so smaller letters: nothing is cut.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is no picture.
pub fn shaped(
    draw: &dyn Fn(&Frame) -> Input<Placed>,
    words: &Words,
    shape: Shape,
    screen: &Frame,
) -> Input<Sheet> {
    let size = shape.size(screen.width + 2.0 * MARGIN);
    let frame = |width: f64, height: f64| Frame {
        width: width - 2.0 * MARGIN,
        height,
        scale: 1.0,
        lang: screen.lang,
    };
    let of = |placed, letters| {
        let Size { dots, per_inch, .. } = size;
        Sheet { placed, dots: dots * letters, per_inch, letters }
    };
    let Some(high) = size.height else {
        let height = if shape == Shape::Screen { screen.height } else { size.width * USUAL };
        return Ok(of(sheet(&draw(&frame(size.width, height))?, words), 1.0));
    };
    // The notes of a picture are known when it is drawn; rows take what they need.
    let (mut width, mut height) = (size.width, high);
    let mut placed = draw(&frame(width, high * USUAL))?;
    for _ in 0..4 {
        let room = height - around(&placed, words);
        placed = draw(&frame(width, room.max(LOWEST)))?;
        let needed = around(&placed, words) + placed.height;
        if needed <= height + 0.5 {
            break;
        }
        (width, height) = (size.width * needed / high, needed);
    }
    let mut page = sheet(&placed, words);
    let low = (height - page.height).max(0.0);
    // The foot stands at the bottom of the sheet.
    let foot = foot_lines(&placed, words);
    let labels = page.labels.len();
    for label in &mut page.labels[labels - foot..] {
        label.at.y += low;
    }
    page.height += low;
    // A picture that took more than it was given stands in the middle.
    width = width.max(size.width * page.height / high);
    let aside = (width - page.width) / 2.0;
    let page = Placed {
        width,
        marks: page.marks.into_iter().map(|mark| mark.moved(aside, 0.0)).collect(),
        labels: page.labels.into_iter().map(|label| label.moved(aside, 0.0)).collect(),
        hits: page.hits.into_iter().map(|hit| hit.moved(aside, 0.0)).collect(),
        ..page
    };
    let letters = size.width / width;
    Ok(of(page, letters))
}

/// The same of a picture made of rows: where it is higher than its shape, with fewer rows, as many as
/// leave the letters their size. `draw` is told the most rows; `None`: all. Returns how many rows there
/// may be at most, too.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is no picture.
pub fn fitted(
    draw: &dyn Fn(&Frame, Option<usize>) -> Input<Placed>,
    words: &Words,
    shape: Shape,
    screen: &Frame,
) -> Input<(Sheet, Option<usize>)> {
    let with = |most: Option<usize>| shaped(&|frame| draw(frame, most), words, shape, screen);
    let highest = shape.size(screen.width).highest.unwrap_or(f64::INFINITY);
    let fits = |sheet: &Sheet| sheet.letters >= LEAST_LETTERS && sheet.placed.height <= highest;
    let all = with(None)?;
    if fits(&all) {
        return Ok((all, None));
    }
    // Fewer rows are never higher: the most that fit are found by halving.
    let (mut fit, mut least, mut most) = (None, FEWEST_ROWS, MOST_ROWS);
    while least <= most {
        let rows = usize::midpoint(least, most);
        let sheet = with(Some(rows))?;
        if fits(&sheet) {
            fit = Some((sheet, Some(rows)));
            least = rows + 1;
        } else {
            most = rows - 1;
        }
    }
    Ok(fit.unwrap_or((all, None)))
}

/// Letters may be this much smaller before rows are left out.
const LEAST_LETTERS: f64 = 0.95;
const FEWEST_ROWS: usize = 5;
const MOST_ROWS: usize = 60;

/// The height of everything but the picture.
fn around(placed: &Placed, words: &Words) -> f64 {
    sheet(placed, words).height - placed.height
}

fn foot_lines(placed: &Placed, words: &Words) -> usize {
    let lines = placed.notes.iter().chain(&words.foot);
    lines.map(|line| wrap(line, FOOT.size, FOOT.bold, placed.width).len()).sum()
}

/// The picture with its words, on a sheet that is larger by margins and words. The picture's own
/// notes come first at the foot.
pub fn sheet(placed: &Placed, words: &Words) -> Placed {
    let mut page = placed.clone();
    let room = placed.width;
    page.width = room + 2.0 * MARGIN;
    page.labels.clear();
    let mut y = MARGIN;
    y = write(&mut page, &words.finding, &FINDING, room, y);
    y = write(&mut page, &words.subtitle, &SUBTITLE, room, y + 2.0) + GAP;
    page.marks = placed.marks.iter().map(|mark| mark.clone().moved(MARGIN, y)).collect();
    page.labels.extend(placed.labels.iter().map(|label| label.clone().moved(MARGIN, y)));
    page.hits = placed.hits.iter().map(|hit| hit.clone().moved(MARGIN, y)).collect();
    y += placed.height + GAP;
    for line in placed.notes.iter().chain(&words.foot) {
        y = write(&mut page, line, &FOOT, room, y);
    }
    page.height = y + MARGIN;
    if !words.finding.is_empty() {
        page.title.clone_from(&words.finding);
    }
    page
}

/// Writes a text in as many lines as it takes. Returns the height at which the next begins.
fn write(page: &mut Placed, text: &str, style: &Style, room: f64, mut y: f64) -> f64 {
    for line in wrap(text, style.size, style.bold, room) {
        let run = Run { text: line, bold: style.bold, ink: style.ink };
        let base = y + style.size;
        page.labels.push(Label::new(MARGIN, base, Anchor::Start, style.size, run));
        y += style.line;
    }
    y
}
