//! The table itself: only the rows in sight are in the document, pinned rows stay in sight, and the
//! arrow keys go from name to name.

use std::sync::Arc;

use leptos::html::{Div, Tbody};
use leptos::prelude::*;

use super::listing::{Listing, Past};
use super::markup::Table;
use crate::app::browser::history::Step;
use crate::app::browser::watch::SizeWatch;
use crate::app::browser::{dom, timing};
use crate::app::state::use_app;
use crate::locale::words::{Ui, word};
use crate::model::UnitIx;
use crate::share::RankingView;

const ID: &str = "ranking";
/// Up to so many rows all of them are in the document: they print, and «find in page» finds them.
const ALL_AT_ONCE: usize = 250;
/// Rows that are ready above and below those in sight.
const SPARE: usize = 20;

/// Heights in layout pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Heights {
    row: f64,
    pinned: f64,
    head: f64,
}

impl Heights {
    fn of(view: RankingView, narrow: bool) -> Heights {
        match view {
            RankingView::Bars if narrow => Heights { row: 46.0, pinned: 46.0, head: 0.0 },
            RankingView::Components => Heights { row: 22.0, pinned: 26.0, head: 50.0 },
            _ => Heights { row: 22.0, pinned: 26.0, head: 41.0 },
        }
    }
}

/// Where the pinned rows are in the order of rows: as many of them as leave room for others.
fn pins(listing: &Listing, narrow: bool) -> Vec<(usize, UnitIx)> {
    let most = if narrow { 3 } else { 8 };
    let wanted = &listing.shown.units[..listing.shown.units.len().min(most)];
    let rows = listing.rows.iter().enumerate();
    rows.filter(|(_, row)| wanted.contains(&row.unit)).map(|(at, row)| (at, row.unit)).collect()
}

/// The mark-up of the rows from `first` to `last`, with the pinned ones wherever they are and room
/// for the rest.
fn rows(
    table: &Table<'_>,
    pins: &[(usize, UnitIx)],
    heights: Heights,
    scale: f64,
    (first, last): (usize, usize),
) -> String {
    let mut html = String::new();
    let mut skipped = 0;
    let flush = |skipped: &mut usize, html: &mut String| {
        if *skipped > 0 {
            html.push_str(&Table::gap(*skipped as f64 * heights.row * scale));
            *skipped = 0;
        }
    };
    let end = table.listing.rows.len();
    let mut at = 0;
    while at < end {
        let inside = (first..last).contains(&at);
        if inside || pins.iter().any(|(pin, _)| *pin == at) {
            flush(&mut skipped, &mut html);
            html.push_str(&table.row(at));
            at += 1;
        } else {
            // To the next row that is written.
            let next_pin = pins.iter().map(|(pin, _)| *pin).find(|pin| *pin > at);
            let next = [Some(first).filter(|first| *first > at), next_pin, Some(end)];
            let next = next.into_iter().flatten().min().unwrap_or(end);
            skipped += next - at;
            at = next;
        }
    }
    flush(&mut skipped, &mut html);
    html
}

/// The table of the ranking.
#[component]
pub fn RankingList(
    /// The rows.
    #[prop(into)]
    listing: Signal<Option<Arc<Listing>>>,
    /// The ranks of all years.
    #[prop(into)]
    past: Signal<Arc<Past>>,
    /// The head of the table.
    #[prop(into)]
    head: ViewFn,
) -> impl IntoView {
    let app = use_app();
    let scroller = NodeRef::<Div>::new();
    let body = NodeRef::<Tbody>::new();
    let room = RwSignal::new(0.0_f64);
    let scale = RwSignal::new(dom::scale());
    let window = RwSignal::new((0_usize, 60_usize));
    let active = RwSignal::new(None::<UnitIx>);
    let refocus = StoredValue::new(false);
    let view = Memo::new(move |_| app.view.with(|view| view.view));
    let heights = Memo::new(move |_| Heights::of(view.get(), app.narrow.get()));
    let row_height = move || heights.get_untracked().row * scale.get_untracked();

    let frame = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            let seen = SizeWatch::new((**frame).clone(), move |_, height| {
                room.set(height);
                scale.set(dom::scale());
            });
            watch.set_value(seen);
        }
    });

    // Which rows are in sight, in steps, so that most scrolling redraws nothing.
    let look = move || {
        let Some(scroller) = scroller.get_untracked() else { return };
        let (top, height) = dom::scrolled(&scroller);
        let step = SPARE / 2;
        let first = ((top / row_height()) as usize).saturating_sub(SPARE) / step * step;
        let count = (height.max(200.0) / row_height()) as usize + 2 * SPARE + step;
        let seen = (first, first + count);
        if window.get_untracked() != seen {
            window.set(seen);
        }
    };
    // Pinned rows that have left their place are ruled off from the rows that they stand on.
    let rule_off = move || {
        let (Some(scroller), Some(listing)) = (scroller.get_untracked(), listing.get_untracked())
        else {
            return;
        };
        let (top, height) = dom::scrolled(&scroller);
        let scale = scale.get_untracked();
        let heights = heights.get_untracked();
        let (top, height) = (top / scale, height / scale - heights.head);
        let pins = pins(&listing, app.narrow.get_untracked());
        for (above, (at, _)) in pins.iter().enumerate() {
            let place = (at - above) as f64 * heights.row + above as f64 * heights.pinned;
            let below = (pins.len() - above) as f64 * heights.pinned;
            let stuck_below = place > top + height - below + 1.0;
            let stuck_above = place + 1.0 < top + above as f64 * heights.pinned;
            let row = format!("tr[data-row='{at}']");
            // Only the outermost of several is ruled off.
            let last = pins.get(above + 1).is_none_or(|(next, _)| {
                let next =
                    (next - above - 1) as f64 * heights.row + (above + 1) as f64 * heights.pinned;
                next + 1.0 >= top + (above + 1) as f64 * heights.pinned
            });
            dom::mark(&scroller, &row, "stuck-below", stuck_below);
            dom::mark(&scroller, &row, "stuck-above", stuck_above && last);
        }
    };
    // At rest no row stands half under a pinned one.
    let settle = move |_: leptos::ev::Event| {
        if let Some(scroller) = scroller.get_untracked() {
            let (top, _) = dom::scrolled(&scroller);
            let rest = (top / row_height()).round() * row_height();
            if (rest - top).abs() >= 1.0 {
                dom::scroll_to(&scroller, rest);
            }
        }
    };

    Effect::new(move || {
        let (Some(listing), Some(body)) = (listing.get(), body.get()) else { return };
        let (first, last) = window.get();
        let all = listing.rows.len();
        let seen = if all <= ALL_AT_ONCE { (0, all) } else { (first.min(all), last.min(all)) };
        let narrow = app.narrow.get();
        let pinned = pins(&listing, narrow);
        let order: Vec<UnitIx> = pinned.iter().map(|(_, unit)| *unit).collect();
        // The Tab key must find a row: the one it was on, «us», else the first one in sight.
        let here = |unit: &UnitIx| {
            order.contains(unit) || listing.rows[seen.0..seen.1].iter().any(|row| row.unit == *unit)
        };
        let in_sight = if seen.0 == 0 { 0 } else { (seen.0 + SPARE + SPARE / 2).min(all - 1) };
        let first_row = || listing.rows.get(in_sight).map(|row| row.unit);
        let tab = active.get().filter(here).or(listing.shown.us().filter(here)).or_else(first_row);
        let past = past.get();
        let work = || {
            let view = view.get();
            let lang = app.lang.get();
            let table = Table::new(&listing, &past, view, narrow, lang, tab, &order);
            let html = rows(&table, &pinned, heights.get(), scale.get(), seen);
            let focused = dom::has_focus_within(ID) || refocus.get_value();
            dom::set_markup(&body, &html);
            if focused {
                dom::focus_first(&format!("#{ID} tbody button[tabindex='0']"));
                refocus.set_value(false);
            }
            rule_off();
        };
        timing::measured("xephang:paint", "marks", work, |()| seen.1 - seen.0 + order.len());
    });

    let go_to = move |at: usize| {
        let Some(listing) = listing.get_untracked() else { return };
        let Some(row) = listing.rows.get(at) else { return };
        if let Some(scroller) = scroller.get_untracked() {
            let (top, height) = dom::scrolled(&scroller);
            let pinned = listing.shown.units.len() as f64 * heights.get_untracked().pinned;
            let hidden = (heights.get_untracked().head + pinned) * scale.get_untracked();
            let y = at as f64 * row_height();
            if y < top || y + row_height() > top + height - hidden {
                dom::scroll_to(&scroller, (y - (height - hidden) / 2.0).max(0.0));
                look();
            }
        }
        refocus.set_value(true);
        active.set(Some(row.unit));
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(listing) = listing.get_untracked() else { return };
        let here = dom::attribute_at(&event, "data-row").and_then(|at| at.parse::<usize>().ok());
        let Some(here) = here else { return };
        let last = listing.rows.len().saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => here + 1,
            "ArrowUp" => here.saturating_sub(1),
            "PageDown" => here + 20,
            "PageUp" => here.saturating_sub(20),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        go_to(to.min(last));
    };
    let on_click = move |event: leptos::ev::MouseEvent| {
        let button = dom::is_on(&event, "td.n button");
        let Some(id) = dom::attribute_at(&event, "data-unit").filter(|_| button) else { return };
        let unit = app.data.with_untracked(|imported| imported.dataset.unit_by_id(&id));
        active.set(unit);
        app.change_view(Step::Push, |view| {
            if view.units.contains(&id) {
                view.units.retain(|other| *other != id);
            } else {
                view.units.push(id);
            }
        });
    };
    let max_height = move || {
        let listing = listing.get()?;
        let heights = heights.get();
        let count = pins(&listing, app.narrow.get()).len() as f64;
        let fixed = (heights.head + count * heights.pinned) * scale.get();
        let row = heights.row * scale.get();
        let fit = ((room.get() - fixed) / row).floor().max(4.0);
        Some(format!("{:.2}px", fixed + fit * row))
    };
    let class = move || match (view.get(), app.narrow.get()) {
        (RankingView::Bars, true) => "rk pl",
        (RankingView::Bars, false) => "rk",
        (RankingView::Components, _) => "rk cmp",
        (RankingView::Table, _) => "rk figures",
    };
    let count = move || listing.get().map(|listing| (listing.rows.len() + 1).to_string());
    view! {
        <div class="list-room" node_ref=frame>
            <div
                class="list"
                id=ID
                node_ref=scroller
                style:max-height=max_height
                on:scroll=move |_| {
                    look();
                    rule_off();
                }
                on:scrollend=settle
                on:keydown=on_key
                on:click=on_click
            >
                <table class=class aria-rowcount=count>
                    <caption class="sr">{move || word(Ui::PageRanking, app.lang.get())}</caption>
                    {move || head.run()}
                    <tbody node_ref=body></tbody>
                </table>
            </div>
        </div>
    }
}
