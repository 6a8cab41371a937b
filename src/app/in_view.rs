//! The picture in view, as it leaves the page: what draws it and what is said of it.

use leptos::prelude::*;

use super::browser::dom;
use super::components::foot::source_line;
use super::pages::{analysis, change, overview, ranking};
use super::state::App;
use crate::chart::shape::Shape;
use crate::chart::sheet::{Sheet, Words, fitted};
use crate::chart::{self, ChartKind, ChartSpec, Frame, MOST_ROWS, NothingToDraw, Placed};
use crate::export::drawn;
use crate::export::said::said_of;
use crate::locale::Lang;
use crate::locale::words::example;
use crate::share::{Analysed, Code, Page, RankingView, ViewState};

/// The size of a picture that does not stand on the page, in layout pixels.
const USUAL: (f64, f64) = (1000.0, 700.0);

/// Draws into a frame, with so many rows at most.
pub type Draw = Box<dyn Fn(&Frame, Option<usize>) -> Result<Placed, NothingToDraw>>;

/// The picture in view.
pub struct InView {
    draw: Draw,
    /// What the program says: the finding and what is drawn.
    pub said: [String; 2],
    /// Where the figures come from.
    pub source: String,
    /// The words for it in names of files.
    name: String,
    /// The frame in which it stands on the page.
    screen: Frame,
}

/// Whether what is in view can be saved as a picture.
pub fn has_picture(view: &ViewState) -> bool {
    match view.page {
        Page::Change => change::is_picture(view.chart),
        Page::Analysis => analysis::has_picture(Analysed::of(view).about),
        page => !matches!(page, Page::Gallery | Page::Report),
    }
}

/// Ids as they stand in names of files: whatever else is in them becomes a hyphen.
fn plain(id: &str) -> String {
    let keep = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
    id.chars().map(|letter| if keep(letter) { letter } else { '-' }).collect()
}

/// The name of a file, without its ending: what is shown, in the words of links.
pub fn file_name(app: App, what: &str) -> Option<String> {
    let shown = app.shown.get_untracked()?;
    let data = shown.data();
    let us = shown.us().map(|us| data.units()[us].id.clone());
    let of_one = app.view.with_untracked(|view| view.page) == Page::Overview;
    let index = (!of_one).then(|| data.indicators()[shown.indicator].id.clone());
    let parts = [index, Some(shown.period.to_string()), Some(what.to_owned()), us];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .map(|part| plain(&part))
        .collect();
    Some(parts.join("-"))
}

fn frame(lang: Lang) -> Frame {
    let scale = dom::scale();
    match dom::size_of(".plot .chart") {
        Some((width, height)) if width > 0.0 => Frame::on_screen(width, height, scale, lang),
        _ => Frame { width: USUAL.0, height: USUAL.1, scale: 1.0, lang },
    }
}

/// The picture in view; `None` where there is none.
pub fn in_view(app: App, lang: Lang) -> Option<InView> {
    let shown = app.shown.get_untracked()?;
    let view = app.view.get_untracked();
    let source = source_line(shown.data(), lang);
    let made = |draw, [finding, subtitle]: [String; 2], what: &str, screen| {
        let name = file_name(app, what)?;
        let said = [finding, example::under(&subtitle, shown.data(), lang)];
        Some(InView { draw, said, source, name, screen })
    };
    let (spec, said) = match view.page {
        Page::Overview => {
            let (draw, said) = overview::picture(app, lang)?;
            let draw: Draw = Box::new(move |frame, _| draw(frame));
            return made(draw, said, Page::Overview.code(), frame(lang));
        }
        Page::Ranking => {
            let by_part = view.view == RankingView::Components;
            // Ranks by component are what the finding is about.
            let kind = if by_part { ChartKind::Heat } else { ChartKind::RankedBars };
            let spec = shown.chart(kind);
            (spec, untrack(|| ranking::said(app, lang, by_part))?)
        }
        Page::Change => {
            let spec = change::spec(&shown, view.chart)?;
            let said = said_of(&shown, &spec, lang);
            (spec, said)
        }
        Page::Gallery | Page::Report => return None,
        Page::Analysis => {
            let about = Analysed::of(&view).about;
            let (draw, said) = analysis::picture(app, about, lang)?;
            return made(draw, said, about.code(), frame(lang));
        }
        Page::Charts => {
            let spec = drawn::spec_with(&shown, drawn::asked(&shown, view.kind), &view);
            let said = said_of(&shown, &spec, lang);
            (spec, said)
        }
    };
    let what = spec.kind.code();
    let drawn = shown.clone();
    let draw: Draw = Box::new(move |frame, most_rows| {
        chart::place(drawn.data(), &ChartSpec { most_rows, ..spec.clone() }, frame)
    });
    made(draw, said, what, frame(lang))
}

impl InView {
    /// The picture with its words, in a shape; and how many rows there may be at most where `whole` does
    /// not ask for all and the shape has no room for them.
    ///
    /// # Errors
    /// [`NothingToDraw`] says why there is none.
    pub fn sheet(
        &self,
        words: &Words,
        shape: Shape,
        whole: bool,
    ) -> Result<(Sheet, Option<usize>), NothingToDraw> {
        // On the page there are never more.
        let limit = Some(MOST_ROWS).filter(|_| !whole || shape == Shape::Screen);
        let draw = |frame: &Frame, most: Option<usize>| {
            (self.draw)(frame, limit.map(|limit| most.unwrap_or(limit)))
        };
        let (sheet, most) = fitted(&draw, words, shape, &self.screen)?;
        let cut = sheet.placed.by_rows && sheet.placed.row_count() == MOST_ROWS;
        Ok((sheet, most.or(limit.filter(|_| cut))))
    }

    /// The words around it: the reader's own where there are any.
    pub fn words(&self, view: &ViewState) -> Words {
        let [finding, subtitle] = &self.said;
        let own = view.subtitle.as_ref().map(|own| example::carried(own, subtitle));
        Words {
            finding: view.finding.clone().unwrap_or_else(|| finding.clone()),
            subtitle: own.unwrap_or_else(|| subtitle.clone()),
            foot: view.note.iter().chain([&self.source]).cloned().collect(),
        }
    }

    /// The name of a file of it.
    pub fn file(&self, shape: Shape, ending: &str) -> String {
        let dash = if shape.code().is_empty() { "" } else { "-" };
        format!("{}{dash}{}.{ending}", self.name, shape.code())
    }
}
