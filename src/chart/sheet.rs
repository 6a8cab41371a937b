//! A picture as a page of its own: the finding above it, what is drawn below that, the source at the
//! foot. For files, where no page stands around the picture.

use super::ink::Ink;
use super::placed::{Anchor, Label, Placed, Run};
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

const MARGIN: f64 = 16.0;

/// A line of text, with its size and the distance to the next.
struct Style {
    size: f64,
    line: f64,
    bold: bool,
    ink: Ink,
}

/// The picture with its words, on a sheet that is larger by margins and words. The picture's own
/// notes come first at the foot.
pub fn sheet(placed: &Placed, words: &Words) -> Placed {
    let mut page = placed.clone();
    let room = placed.width;
    page.width = room + 2.0 * MARGIN;
    page.labels.clear();
    let finding = Style { size: 20.0, line: 26.0, bold: true, ink: Ink::Ink };
    let subtitle = Style { size: 14.0, line: 20.0, bold: false, ink: Ink::Ink2 };
    let foot = Style { size: 12.0, line: 16.0, bold: false, ink: Ink::Ink3 };
    let mut y = MARGIN;
    y = write(&mut page, &words.finding, &finding, room, y);
    y = write(&mut page, &words.subtitle, &subtitle, room, y + 2.0) + 12.0;
    page.marks = placed.marks.iter().map(|mark| mark.clone().moved(MARGIN, y)).collect();
    page.labels.extend(placed.labels.iter().map(|label| label.clone().moved(MARGIN, y)));
    page.hits = placed.hits.iter().map(|hit| hit.clone().moved(MARGIN, y)).collect();
    y += placed.height + 12.0;
    for line in placed.notes.iter().chain(&words.foot) {
        y = write(&mut page, line, &foot, room, y);
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
