//! The periods on a line with two handles: the one shown and the one compared with. Each handle is
//! a slider to the keyboard and to screen readers.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::browser::dom;
use crate::app::browser::element::{El, Element, Event, PointerEvent, el, svg};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::chart::hundredths::Hundredths;
use crate::locale::words::{Ui, word};
use crate::locale::{Lang, date};
use crate::model::{Period, PeriodPart};

/// One of the two handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// The period shown.
    Shown,
    /// The period compared with.
    Compared,
}

/// A period on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The period.
    pub period: Period,
    /// Whether the method changed between the stop before and this one.
    pub breaks: bool,
}

/// The new pair of positions when a handle is put on a stop: the period compared with stays the
/// earlier one.
fn moved(handle: Handle, to: usize, shown: usize, compared: usize) -> (usize, usize) {
    match handle {
        Handle::Shown => {
            let shown = to.max(1);
            (shown, compared.min(shown - 1))
        }
        Handle::Compared => (shown, to.min(shown.saturating_sub(1))),
    }
}

fn label(stops: &[Stop], at: usize, lang: Lang) -> String {
    let period = stops[at].period;
    match period.part {
        PeriodPart::Year if at > 0 && stops[at - 1].period.year / 100 == period.year / 100 => {
            format!("{:02}", period.year.rem_euclid(100))
        }
        PeriodPart::Year => period.year.to_string(),
        // Days are long: of those in one year the first alone names it, in its last five characters.
        PeriodPart::Day { .. } if at > 0 && stops[at - 1].period.year == period.year => {
            let mut short = date::period_short(period, lang);
            short.truncate(short.len() - 5);
            short
        }
        _ => date::period_short(period, lang),
    }
}

/// Where a stop stands, in percent of the width.
fn share(at: f64, stops: usize) -> Hundredths {
    Hundredths::of(at * 100.0 / (stops.max(2) - 1) as f64)
}

/// The line, its stops and their names, as mark-up. Places are shares of the width.
fn rail(stops: &[Stop], shown: usize, compared: usize, lang: Lang) -> String {
    let place = |at: f64| share(at, stops.len());
    let mut svg = String::from(r#"<line class="rail" x1="0%" x2="100%" y1="10" y2="10"/>"#);
    let every = stops.len().div_ceil(14);
    for (at, stop) in stops.iter().enumerate() {
        let x = place(at as f64);
        if stop.breaks {
            let x = place(at as f64 - 0.5);
            svg += &format!(r#"<line class="break" x1="{x}%" x2="{x}%" y1="2" y2="19"/>"#);
        }
        let on = at == shown || at == compared;
        svg += &format!(r#"<circle class="stop" cx="{x}%" cy="10" r="2.5"/>"#);
        if on || at % every == 0 {
            let class = if on { "on" } else { "" };
            let label = label(stops, at, lang);
            svg += &format!(r#"<text class="{class}" x="{x}%" y="32">{label}</text>"#);
        }
    }
    let (from, to) = (place(compared as f64), place(shown as f64));
    svg += &format!(r#"<line class="span" x1="{from}%" x2="{to}%" y1="10" y2="10"/>"#);
    svg
}

/// The line and what it moves.
#[derive(Clone)]
struct Line {
    app: App,
    lang: Lang,
    stops: Rc<Vec<Stop>>,
}

impl Line {
    fn last(&self) -> usize {
        self.stops.len().saturating_sub(1)
    }

    /// The places of the period shown and of the one compared with.
    fn places(&self) -> (usize, usize) {
        let at = |period: Period| self.stops.iter().position(|stop| stop.period == period);
        let (now, versus) = self.app.shown.with(|shown| {
            let shown = shown.as_ref();
            (shown.map(|shown| shown.period), shown.and_then(|shown| shown.versus))
        });
        let now = now.and_then(at).unwrap_or_else(|| self.last());
        (now, versus.and_then(at).unwrap_or_else(|| now.saturating_sub(1)))
    }

    fn place(&self, handle: Handle) -> usize {
        match handle {
            Handle::Shown => self.places().0,
            Handle::Compared => self.places().1,
        }
    }

    /// Puts a handle on a stop. Tells whether that changed anything.
    fn put(&self, handle: Handle, to: usize, step: Step) -> bool {
        let (a, b) = untrack(|| self.places());
        let (now, versus) = moved(handle, to.min(self.last()), a, b);
        if (now, versus) == (a, b) {
            return false;
        }
        let (Some(now), Some(versus)) = (self.stops.get(now), self.stops.get(versus)) else {
            return false;
        };
        self.app.change_view(step, |view| {
            view.period = Some(now.period);
            view.versus = Some(versus.period);
        });
        true
    }

    /// The stop nearest to a pointer.
    fn under(&self, event: &PointerEvent, track: &Element) -> usize {
        let share = dom::share_at(event, track).0.clamp(0.0, 1.0);
        (share * self.last() as f64).round() as usize
    }

    fn on_key(&self, handle: Handle, event: &Event, key: &str) {
        let here = untrack(|| self.place(handle));
        let to = match key {
            "ArrowLeft" | "ArrowDown" => here.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => here + 1,
            "PageDown" => here.saturating_sub(3),
            "PageUp" => here + 3,
            "Home" => 0,
            "End" => self.last(),
            _ => return,
        };
        event.prevent_default();
        self.put(handle, to, Step::Push);
    }

    fn handle(&self, handle: Handle) -> El {
        let (class, name) = match handle {
            Handle::Shown => ("handle", Ui::YearShown),
            Handle::Compared => ("handle vs", Ui::ComparedWith),
        };
        let (now, said, left, keys) = (self.clone(), self.clone(), self.clone(), self.clone());
        el("div")
            .class(class)
            .attr("role", "slider")
            .attr("tabindex", "0")
            .label(word(name, self.lang))
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", &self.last().to_string())
            .attr_of("aria-valuenow", move || Some(now.place(handle).to_string()))
            .attr_of("aria-valuetext", move || {
                let stop = said.stops.get(said.place(handle));
                stop.map(|stop| date::period(stop.period, said.lang))
            })
            .style_of("left", move || {
                format!("{}%", share(left.place(handle) as f64, left.stops.len()))
            })
            .on_key(move |event, key| keys.on_key(handle, event, key))
    }
}

/// The line with its two handles. `stops` are the periods, ascending, two at least; what is shown
/// and compared follows the view.
pub fn timeline(app: App, lang: Lang, stops: Vec<Stop>) -> El {
    let width = (stops.len().clamp(3, 14) - 1) as f64 * 1.65;
    let line = Line { app, lang, stops: Rc::new(stops) };
    // The handle that is held, and whether this hold has made its step in the history yet: one drag
    // is one step.
    let held = Rc::new(Cell::new(None::<(Handle, Step)>));
    let [pressed, moving, released, lost] = [0; 4].map(|_| Rc::clone(&held));
    let drawn = line.clone();
    let drawing = svg("", "", "").markup_of(move || {
        let (now, versus) = drawn.places();
        rail(&drawn.stops, now, versus, drawn.lang)
    });
    let (down, dragged) = (line.clone(), line.clone());
    let whole =
        el("div").class("timeline").style("width", &format!("{}rem", Hundredths::of(width)));
    let (track, also) = (whole.raw().clone(), whole.raw().clone());
    whole
        .on_pointer("pointerdown", move |event| {
            if !dom::is_main_button(event) {
                return;
            }
            let to = down.under(event, &track);
            let (a, b) = untrack(|| down.places());
            let nearer = to.abs_diff(b) < to.abs_diff(a);
            let handle = if nearer { Handle::Compared } else { Handle::Shown };
            dom::capture(event, &track);
            let stepped = down.put(handle, to, Step::Push);
            pressed.set(Some((handle, if stepped { Step::Replace } else { Step::Push })));
        })
        .on_pointer("pointermove", move |event| {
            if let Some((handle, step)) = moving.get()
                && dragged.put(handle, dragged.under(event, &also), step)
            {
                moving.set(Some((handle, Step::Replace)));
            }
        })
        .on("pointerup", move |_| released.set(None))
        .on("pointercancel", move |_| lost.set(None))
        .add(drawing)
        .add(line.handle(Handle::Compared))
        .add(line.handle(Handle::Shown))
}
