//! A picture on the page: drawn to the room it has, read by pointer, touch and arrow keys, with its
//! figures in a table for those who do not see it.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::browser::watch::SizeWatch;
use crate::app::browser::{dom, timing};
use crate::app::state::use_app;
use crate::chart::ink::Inks;
use crate::chart::paint;
use crate::chart::placed::{Frame, Placed, Point, Step};
use crate::locale::words::{Ui, word};

/// What draws a picture into a frame; `None` where there is nothing to draw.
pub type Draw = Arc<dyn Fn(&Frame) -> Option<Placed> + Send + Sync>;

/// How high a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// As high as the room, but not lower than this, in layout pixels.
    Room(f64),
    /// This high, in layout pixels. Pictures made of rows take what their rows need.
    Fixed(f64),
}

/// The picture.
#[component]
pub fn ChartFigure(
    /// Unique on the page.
    id: &'static str,
    /// Draws it.
    #[prop(into)]
    draw: Signal<Option<Draw>, LocalStorage>,
    /// How high it is.
    height: Height,
    /// Told the picture whenever it is drawn anew.
    #[prop(optional)]
    drawn: Option<RwSignal<Option<Arc<Placed>>>>,
) -> impl IntoView {
    let app = use_app();
    let room = NodeRef::<Div>::new();
    let size = RwSignal::new(None::<(f64, f64, f64)>);
    let reading = RwSignal::new(None::<usize>);
    let by_key = RwSignal::new(false);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move || {
        if let Some(room) = room.get() {
            let seen = SizeWatch::new((**room).clone(), move |width, height| {
                let now = Some((width.round(), height.round(), dom::scale()));
                if size.get_untracked() != now {
                    size.set(now);
                }
            });
            watch.set_value(seen);
        }
    });
    let placed = Memo::new_with_compare(
        move |_| {
            let (width, room, scale) = size.get()?;
            let height = match height {
                Height::Room(least) => room.max(least * scale),
                Height::Fixed(height) => height * scale,
            };
            let frame = Frame::on_screen(width, height, scale, app.lang.get());
            draw.get()?(&frame).map(Arc::new)
        },
        |_, _| true,
    );
    let picture = move || {
        reading.set(None);
        let placed = placed.get();
        if let Some(drawn) = drawn {
            drawn.set(placed.clone());
        }
        let Some(placed) = placed else { return String::new() };
        let work = || paint::svg(&placed, Inks::Page, id);
        timing::measured("xephang:paint", "marks", work, |_| placed.mark_count())
    };
    let point = move |event: &leptos::ev::PointerEvent| {
        let placed = placed.get_untracked()?;
        let room = room.get_untracked()?;
        let (x, y) = dom::pixels_at(event, &room);
        let scale = placed.scale;
        placed.hit_at(Point { x: x / scale, y: y / scale })
    };
    let on_move = move |event: leptos::ev::PointerEvent| {
        let hit = point(&event);
        by_key.set(false);
        if reading.get_untracked() != hit {
            reading.set(hit);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(placed) = placed.get_untracked().filter(|placed| !placed.hits.is_empty()) else {
            return;
        };
        let step = match event.key().as_str() {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" => {
                reading.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        by_key.set(true);
        let from = reading.get_untracked();
        reading.set(Some(from.map_or(0, |from| placed.step(from, step))));
    };
    let tip = move || {
        let placed = placed.get()?;
        let hit = placed.hits.get(reading.get()?)?.clone();
        let scale = placed.scale;
        let right = hit.at.x > placed.width * 0.6;
        let low = hit.at.y > placed.height * 0.7;
        let (x, y) = (hit.at.x * scale, hit.at.y * scale);
        let place = move |at: f64, turned: bool| {
            if turned { "auto".to_owned() } else { format!("{:.1}px", at + 14.0 * scale) }
        };
        let other = move |size: f64, at: f64, turned: bool| {
            if turned {
                format!("{:.1}px", size * scale - at + 14.0 * scale)
            } else {
                "auto".into()
            }
        };
        let (width, height) = (placed.width, placed.height);
        let mut lines = hit.lines.into_iter();
        let name = lines.next();
        let lines = lines.map(|line| view! { <div>{line}</div> }).collect_view();
        Some(view! {
            <div class="ring" style:left=format!("{x:.1}px") style:top=format!("{y:.1}px")></div>
            <div
                class="tip"
                style:left=place(x, right)
                style:right=other(width, x, right)
                style:top=place(y, low)
                style:bottom=other(height, y, low)
            >
                <b>{name}</b>
                {lines}
            </div>
        })
    };
    let told = move || {
        let placed = placed.get()?;
        let hit = placed.hits.get(reading.get()?)?;
        by_key.get().then(|| hit.lines.join("; "))
    };
    let twin = move || {
        placed.get().map(|placed| {
            let table = &placed.table;
            let cells = |row: &Vec<String>| {
                let mut cells = row.iter().cloned();
                let first = cells.next();
                let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
                view! { <tr><th scope="row">{first}</th>{rest}</tr> }
            };
            let head = table.head.iter().cloned();
            let head = head.map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
            view! {
                <table class="twin">
                    <caption>{table.caption.clone()}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{table.rows.iter().map(cells).collect_view()}</tbody>
                </table>
            }
        })
    };
    let name = move || {
        let how = word(Ui::ReadWithArrows, app.lang.get());
        placed.get().map(|placed| format!("{}. {how}", placed.title))
    };
    let room_class = match height {
        Height::Room(_) => "chart fills",
        Height::Fixed(_) => "chart",
    };
    view! {
        <div class=room_class node_ref=room>
            <div
                class="paper"
                id=id
                role="application"
                tabindex="0"
                aria-label=name
                inner_html=picture
                on:pointermove=on_move
                on:pointerdown=on_move
                on:pointerleave=move |_| reading.set(None)
                on:focus=move |_| {
                    if reading.get_untracked().is_none() {
                        by_key.set(true);
                    }
                }
                on:blur=move |_| reading.set(None)
                on:keydown=on_key
            ></div>
            {tip}
            <div class="sr" role="status" aria-live="polite">{told}</div>
            <div class="sr">{twin}</div>
        </div>
    }
}
