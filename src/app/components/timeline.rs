//! The periods on a line with two handles: the one shown and the one compared with. Each handle is
//! a slider to the keyboard and to screen readers.

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::browser::dom;
use crate::app::browser::history::Step;
use crate::app::state::use_app;
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
        _ => date::period_short(period, lang),
    }
}

/// The line, its stops and their names, as mark-up. Places are shares of the width.
fn rail(stops: &[Stop], shown: usize, compared: usize, lang: Lang) -> String {
    let place = |at: f64| at * 100.0 / (stops.len().max(2) - 1) as f64;
    let mut svg = String::from(r#"<line class="rail" x1="0%" x2="100%" y1="10" y2="10"/>"#);
    let every = stops.len().div_ceil(14);
    for (at, stop) in stops.iter().enumerate() {
        let x = place(at as f64);
        if stop.breaks {
            let x = place(at as f64 - 0.5);
            svg += &format!(r#"<line class="break" x1="{x:.2}%" x2="{x:.2}%" y1="2" y2="34"/>"#);
        }
        let on = at == shown || at == compared;
        svg += &format!(r#"<circle class="stop" cx="{x:.2}%" cy="10" r="2.5"/>"#);
        if on || at % every == 0 {
            let class = if on { "on" } else { "" };
            let label = label(stops, at, lang);
            svg += &format!(r#"<text class="{class}" x="{x:.2}%" y="32">{label}</text>"#);
        }
    }
    let (from, to) = (place(compared as f64), place(shown as f64));
    svg += &format!(r#"<line class="span" x1="{from:.2}%" x2="{to:.2}%" y1="10" y2="10"/>"#);
    svg
}

/// The line with its two handles.
#[component]
pub fn Timeline(
    /// The periods, ascending; two at least.
    #[prop(into)]
    stops: Signal<Vec<Stop>>,
    /// The period shown.
    #[prop(into)]
    shown: Signal<Period>,
    /// The period compared with; hidden where there is none.
    #[prop(into)]
    compared: Signal<Option<Period>>,
    /// Called with the period shown and the one compared with, at every step of a drag.
    on_change: Callback<(Period, Period, Step)>,
) -> impl IntoView {
    let app = use_app();
    let track = NodeRef::<Div>::new();
    let held = RwSignal::new(None::<Handle>);
    let at = move |period: Period| {
        stops.with(|stops| stops.iter().position(|stop| stop.period == period))
    };
    let shown_at = move || at(shown.get()).unwrap_or_default();
    let compared_at =
        move || compared.get().and_then(at).unwrap_or_else(|| shown_at().saturating_sub(1));
    let put = move |handle: Handle, to: usize, step: Step| {
        let last = stops.with_untracked(Vec::len).saturating_sub(1);
        let (a, b) = untrack(|| (shown_at(), compared_at()));
        let (now, vs) = moved(handle, to.min(last), a, b);
        if (now, vs) != (a, b) {
            let period = |at: usize| stops.with_untracked(|stops| stops[at].period);
            on_change.run((period(now), period(vs), step));
        }
    };
    let stop_under = move |event: &leptos::ev::PointerEvent| {
        let count = stops.with_untracked(Vec::len);
        let track = track.get_untracked()?;
        let share = dom::share_at(event, &track).0.clamp(0.0, 1.0);
        Some((share * (count.max(1) - 1) as f64).round() as usize)
    };
    let on_down = move |event: leptos::ev::PointerEvent| {
        let Some(to) = stop_under(&event) else { return };
        let (a, b) = untrack(|| (shown_at(), compared_at()));
        let handle = if to.abs_diff(b) < to.abs_diff(a) { Handle::Compared } else { Handle::Shown };
        if let Some(track) = track.get_untracked() {
            dom::capture(&event, &track);
        }
        held.set(Some(handle));
        put(handle, to, Step::Push);
    };
    let on_move = move |event: leptos::ev::PointerEvent| {
        if let (Some(handle), Some(to)) = (held.get_untracked(), stop_under(&event)) {
            put(handle, to, Step::Replace);
        }
    };
    let handle = move |handle: Handle| {
        let (class, name) = match handle {
            Handle::Shown => ("handle", Ui::YearShown),
            Handle::Compared => ("handle vs", Ui::ComparedWith),
        };
        let position = move || match handle {
            Handle::Shown => shown_at(),
            Handle::Compared => compared_at(),
        };
        let on_key = move |event: leptos::ev::KeyboardEvent| {
            let last = stops.with_untracked(Vec::len).saturating_sub(1);
            let here = untrack(position);
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => here.saturating_sub(1),
                "ArrowRight" | "ArrowUp" => here + 1,
                "PageDown" => here.saturating_sub(3),
                "PageUp" => here + 3,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            put(handle, to, Step::Push);
        };
        let left = move || {
            let count = stops.with(Vec::len).max(2) - 1;
            format!("{}%", position() as f64 * 100.0 / count as f64)
        };
        let value_text = move || {
            stops.with(|stops| {
                let stop = stops.get(position());
                stop.map(|stop| date::period(stop.period, app.lang.get()))
            })
        };
        view! {
            <div
                class=class
                role="slider"
                tabindex="0"
                aria-label=move || word(name, app.lang.get())
                aria-valuemin="0"
                aria-valuemax=move || (stops.with(Vec::len).max(1) - 1).to_string()
                aria-valuenow=move || position().to_string()
                aria-valuetext=value_text
                style:left=left
                on:keydown=on_key
            ></div>
        }
    };
    let width = move || {
        let stops = stops.with(Vec::len).min(14);
        format!("{:.2}rem", (stops.max(3) - 1) as f64 * 1.65)
    };
    let drawing =
        move || stops.with(|stops| rail(stops, shown_at(), compared_at(), app.lang.get()));
    view! {
        <div
            class="timeline"
            node_ref=track
            style:width=width
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| held.set(None)
            on:pointercancel=move |_| held.set(None)
        >
            <svg aria-hidden="true" inner_html=drawing></svg>
            {handle(Handle::Compared)}
            {handle(Handle::Shown)}
        </div>
    }
}
