//! A picture on the page: drawn to the room it has, read by pointer, touch and arrow keys, with its
//! figures in a table for those who do not see it.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::browser::dom;
use crate::app::browser::element::{El, Event, PointerEvent, button, el, follow};
use crate::app::browser::timing;
use crate::app::browser::watch::{self, SizeWatch};
use crate::app::components::icon::Icon;
use crate::app::components::painting::Painting;
use crate::chart::hundredths::Hundredths;
use crate::chart::motion::Moving;
use crate::chart::placed::{Frame, Hit, Placed, Point, Step};
use crate::chart::{Inks, NothingToDraw, paint};
use crate::locale::Lang;
use crate::locale::words::page::rows_left_out;
use crate::locale::words::{Pages, Picture, word};
use crate::model::UnitIx;

/// What draws a picture into a frame, or says why there is nothing to draw.
pub type Draw = Box<dyn Fn(&Frame) -> Result<Placed, NothingToDraw>>;

/// Tells of a unit.
pub type Tell = dyn Fn(UnitIx) -> Option<String>;

/// The ring around the mark that is read: there is one reader, so there is one ring.
const RING: &str = "chart-ring";

/// The most cells of the table for screen readers: more of them hold the page up, and nobody listens
/// to so many. All can be saved as a table.
const MOST_CELLS: usize = 1500;

/// How high a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// As high as the room, but not lower than this, in layout pixels.
    Room(f64),
    /// This high, in layout pixels. Pictures made of rows take what their rows need.
    Fixed(f64),
}

/// How long rows are on their way, in milliseconds, and how long a frame of it stands.
const MOVES_FOR: f64 = 700.0;
const FRAME: Duration = Duration::from_millis(16);

/// A picture that takes longer to place than this is placed in a turn of its own, in milliseconds.
const AT_ONCE: f64 = 8.0;

/// Who asked that nothing moves.
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Rows on their way.
struct Show {
    moving: Moving,
    began: f64,
    /// Which drawing it is of.
    times: u32,
    id: &'static str,
    canvas: El,
    /// Paints them where they are.
    then: Box<dyn Fn()>,
}

/// The picture and the mark that is read in it.
#[derive(Clone, Copy)]
struct Figure {
    /// As it was last drawn.
    placed: StoredValue<Option<Rc<Placed>>, LocalStorage>,
    /// Why there is none.
    missing: RwSignal<Option<NothingToDraw>>,
    /// How often it was drawn: what hangs on the picture follows this.
    drawn: RwSignal<u32>,
    /// How often that was when its table was made: after the picture is seen, in a turn of its own.
    told_of: RwSignal<u32>,
    /// The mark that is read.
    reading: RwSignal<Option<usize>>,
    /// Whether the mark was come to by key: it is then read aloud.
    by_key: RwSignal<bool>,
    /// What else is told of the unit of a mark.
    facts: StoredValue<Rc<Tell>, LocalStorage>,
}

impl Figure {
    fn picture(self) -> Option<Rc<Placed>> {
        self.drawn.track();
        self.placed.get_value()
    }

    fn read(self, hit: Option<usize>) {
        if self.reading.get_untracked() != hit {
            self.reading.set(hit);
        }
    }

    fn on_key(self, event: &Event, key: &str) {
        let placed = self.placed.get_value();
        let Some(placed) = placed.filter(|placed| !placed.hits.is_empty()) else { return };
        let step = match key {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" => return self.reading.set(None),
            _ => return,
        };
        event.prevent_default();
        self.by_key.set(true);
        let from = self.reading.get_untracked();
        self.reading.set(Some(from.map_or(0, |from| placed.step(from, step))));
        // In a picture higher than the window the mark may be far away.
        set_timeout(|| dom::show(RING), Duration::ZERO);
    }

    /// The ring around the mark that is read and the box beside it.
    fn tip(self) -> Vec<El> {
        let read = || {
            let placed = self.picture()?;
            let hit = placed.hits.get(self.reading.get()?)?.clone();
            Some((placed, hit))
        };
        let Some((placed, hit)) = read() else { return Vec::new() };
        let scale = placed.scale;
        let (x, y) = (hit.at.x * scale, hit.at.y * scale);
        let right = hit.at.x > placed.width * 0.6;
        let low = hit.at.y > placed.height * 0.7;
        let pixels = |at: f64| format!("{}px", Hundredths::of(at));
        let gap = 14.0 * scale;
        let tip = el("div").class("tip");
        let tip = if right {
            tip.style("right", &pixels(placed.width * scale - x + gap))
        } else {
            tip.style("left", &pixels(x + gap))
        };
        let tip = if low {
            tip.style("bottom", &pixels(placed.height * scale - y + gap))
        } else {
            tip.style("top", &pixels(y + gap))
        };
        let lines = placed.lines(&hit);
        let mut lines = lines.iter();
        let name = lines.next().map(|name| el("b").text(name));
        let ring =
            el("div").class("ring").id(RING).style("left", &pixels(x)).style("top", &pixels(y));
        let facts = self.facts_of(&hit).map(|facts| el("div").class("facts-of").text(&facts));
        vec![ring, tip.all(name).all(lines.map(|line| el("div").text(line))).all(facts)]
    }

    /// What else is told of the unit of a mark: nothing that its own lines say.
    fn facts_of(self, hit: &Hit) -> Option<String> {
        (self.facts.get_value())(hit.unit?)
    }

    /// What is read aloud.
    fn told(self) -> String {
        let read = || {
            let placed = self.picture()?;
            let hit = placed.hits.get(self.reading.get()?)?;
            let lines = placed.lines(hit).into_owned().into_iter().chain(self.facts_of(hit));
            self.by_key.get().then(|| lines.collect::<Vec<_>>().join("; "))
        };
        read().unwrap_or_default()
    }

    /// Shows rows on their way, then paints them where they are; given up where the picture is drawn
    /// anew meanwhile.
    fn play(self, show: Rc<Show>) {
        // The page may be another one by then.
        if self.drawn.try_get_untracked() != Some(show.times) {
            return;
        }
        let way = (timing::now() - show.began) / MOVES_FOR;
        if way >= 1.0 {
            return (show.then)();
        }
        dom::set_markup(show.canvas.raw(), &paint::svg(&show.moving.at(way), Inks::Page, show.id));
        set_timeout(move || self.play(show), FRAME);
    }

    /// The name that is read.
    fn named(self) -> Option<String> {
        let placed = self.picture()?;
        Some(placed.name(placed.hits.get(self.reading.get()?)?).to_owned())
    }

    /// The figures as a table; `linked`: its rows and the marks are read together.
    fn twin(self, linked: bool) -> Vec<El> {
        self.told_of.track();
        let Some(placed) = self.placed.get_value() else { return Vec::new() };
        let table = &placed.table;
        let head = table.head.iter().map(|cell| el("th").attr("scope", "col").text(cell));
        let room = MOST_CELLS / table.head.len().max(1);
        let rows = placed.rows().take(room).map(|row| {
            let cells = row.iter().enumerate().map(|(at, cell)| match at {
                0 => el("th").attr("scope", "row").text(cell),
                _ => el("td").text(cell),
            });
            let line = el("tr").all(cells);
            if !linked {
                return line;
            }
            let (name, of) = (row.first().cloned().unwrap_or_default(), Rc::clone(&placed));
            let marked = name.clone();
            let mark = move |_: &PointerEvent| {
                let hit = |hit: &Hit| of.name(hit) == name;
                self.read(of.hits.iter().rposition(hit));
            };
            line.class_of("on", move || self.named().as_ref() == Some(&marked))
                .on_pointer("pointerenter", mark)
                .on_pointer("pointerleave", move |_| self.read(None))
        });
        let twin = el("table").class("twin").add(el("caption").text(&table.caption));
        let head = el("thead").add(el("tr").all(head));
        let left_out = placed.row_count().saturating_sub(room);
        let rest = (left_out > 0).then(|| el("p").text(&rows_left_out(left_out, placed.lang)));
        let twin = twin.add(head).add(el("tbody").all(rows));
        std::iter::once(twin).chain(rest).collect()
    }
}

/// The picture. `id` is unique on the page; `height` and `draw` follow signals.
pub fn chart_figure(
    id: &'static str,
    lang: Lang,
    height: impl Fn() -> Height + 'static,
    draw: impl Fn() -> Option<Draw> + 'static,
) -> El {
    figure(id, lang, Rc::new(height), Box::new(draw), |_| None).0
}

/// The picture, with what is told of the unit of every mark besides.
pub fn chart_with_facts(
    id: &'static str,
    lang: Lang,
    height: impl Fn() -> Height + 'static,
    draw: impl Fn() -> Option<Draw> + 'static,
    facts: impl Fn(UnitIx) -> Option<String> + 'static,
) -> El {
    figure(id, lang, Rc::new(height), Box::new(draw), facts).0
}

/// The picture, what must be said at its foot, and its figures as a table for those who ask for it:
/// a row and its mark are read together.
pub fn chart_with_figures(
    id: &'static str,
    lang: Lang,
    height: impl Fn() -> Height + 'static,
    draw: impl Fn() -> Option<Draw> + 'static,
    facts: impl Fn(UnitIx) -> Option<String> + 'static,
) -> [El; 3] {
    let (picture, figure) = figure(id, lang, Rc::new(height), Box::new(draw), facts);
    let notes = move || {
        let placed = figure.picture();
        let notes = placed.iter().flat_map(|placed| &placed.notes);
        notes.map(|note| el("p").text(note)).collect()
    };
    let open = RwSignal::new(false);
    let switch = button("btn line small")
        .attr_of("aria-expanded", move || Some(open.get().to_string()))
        .icon(Icon::Table)
        .text(word(Picture::Figures, lang))
        .click(move || open.update(|open| *open = !*open));
    let table = move || match open.get() {
        true => vec![el("div").class("scroll-x").all(figure.twin(true))],
        false => Vec::new(),
    };
    let figures = el("div").class("figures-of").add(switch).live(table);
    [picture, el("div").class("notes").live(notes), figures]
}

fn figure(
    id: &'static str,
    lang: Lang,
    height: Rc<dyn Fn() -> Height>,
    draw: Box<dyn Fn() -> Option<Draw>>,
    facts: impl Fn(UnitIx) -> Option<String> + 'static,
) -> (El, Figure) {
    let figure = Figure {
        placed: StoredValue::new_local(None),
        missing: RwSignal::new(None),
        drawn: RwSignal::new(0),
        told_of: RwSignal::new(0),
        reading: RwSignal::new(None),
        by_key: RwSignal::new(false),
        facts: StoredValue::new_local(Rc::new(facts)),
    };
    let size = RwSignal::new(None::<(f64, f64, f64)>);
    let (fills, asked) = (Rc::clone(&height), Rc::clone(&height));
    let room =
        el("div").class("chart").class_of("fills", move || matches!(fills(), Height::Room(_)));
    let place = room.raw().clone();
    let on_move = move |event: &PointerEvent| {
        let hit = figure.placed.get_value().and_then(|placed| {
            let (x, y) = dom::pixels_at(event, &place);
            placed.hit_at(Point { x: x / placed.scale, y: y / placed.scale })
        });
        figure.by_key.set(false);
        figure.read(hit);
    };
    let on_down = on_move.clone();
    let how = word(Pages::ReadWithArrows, lang);
    let paper = el("div")
        .class("paper")
        .id(id)
        .attr("role", "application")
        .attr("tabindex", "0")
        .attr_of("aria-label", move || {
            figure.picture().map(|placed| format!("{}. {how}", placed.title))
        })
        .on_pointer("pointermove", on_move)
        .on_pointer("pointerdown", on_down)
        .on_pointer("pointerleave", move |event| {
            // A finger leaves when it is lifted; what it read stays to be looked at.
            if !dom::is_touch(event) {
                figure.reading.set(None);
            }
        })
        .on("focus", move |_| {
            if figure.reading.get_untracked().is_none() {
                figure.by_key.set(true);
            }
        })
        .on("blur", move |_| figure.reading.set(None))
        .on_key(move |event, key| figure.on_key(event, key));
    let canvas = paper.clone();
    let painting = StoredValue::new_local(None::<Painting>);
    // How long the last picture took to place, in milliseconds, and which one is wanted.
    let took = StoredValue::new_local(0.0);
    let wanted = StoredValue::new_local(0_u32);
    let complete = move |_: &Event| {
        painting.with_value(|painting| painting.as_ref().map_or((), Painting::complete));
    };
    watch::on_window_while_here("beforeprint", complete);
    let show = move |draw: Option<Draw>, frame: Frame| {
        let began = timing::now();
        let placed = draw.map(|draw| draw(&frame)).transpose();
        took.set_value(timing::now() - began);
        let missing = placed.as_ref().err().copied();
        if figure.missing.get_untracked() != missing {
            figure.missing.set(missing);
        }
        let placed = placed.ok().flatten().map(Rc::new);
        let before = figure.placed.get_value();
        figure.placed.set_value(placed.clone());
        figure.reading.set(None);
        let times = figure.drawn.get_untracked().wrapping_add(1);
        figure.drawn.set(times);
        let moving = before.zip(placed.clone()).and_then(|(before, now)| {
            // Other units in the same period stand still; so does everything for who asked for that.
            let another = before.title != now.title && !watch::matches(STILL);
            another.then(|| Moving::new(&before, &now)).flatten()
        });
        let (canvas, shown) = (canvas.clone(), canvas.clone());
        let paint = move || {
            let painted = placed.clone().map(|placed| Painting::new(&canvas, placed, id));
            if painted.is_none() {
                dom::set_markup(canvas.raw(), "");
            }
            painting.set_value(painted);
        };
        match moving {
            Some(moving) => figure.play(Rc::new(Show {
                moving,
                began: timing::now(),
                times,
                id,
                canvas: shown.clone(),
                then: Box::new(paint),
            })),
            None => paint(),
        }
        // The page may be another one by then.
        let tell = move || {
            let _ = figure.told_of.try_set(times);
        };
        set_timeout(tell, Duration::ZERO);
    };
    let show = Rc::new(show);
    follow(Box::new(move || {
        let Some((width, room, scale)) = size.get() else { return };
        let height = match height() {
            Height::Room(least) => room.max(least * scale),
            Height::Fixed(height) => height * scale,
        };
        let (draw, frame) = (draw(), Frame::on_screen(width, height, scale, lang));
        let turn = wanted.get_value().wrapping_add(1);
        wanted.set_value(turn);
        if took.get_value() < AT_ONCE {
            return show(draw, frame);
        }
        // A picture of thousands: what was pressed and the words above it are seen first.
        let show = Rc::clone(&show);
        let later = move || {
            if wanted.try_get_value() == Some(turn) {
                show(draw, frame);
            }
        };
        set_timeout(later, Duration::ZERO);
    }));
    let size_watch = SizeWatch::new(room.raw().clone(), move |width, height| {
        // A picture that sets its own height would be drawn again for having been drawn.
        let height = match untrack(|| asked()) {
            Height::Room(_) => height.round(),
            Height::Fixed(_) => 0.0,
        };
        let now = Some((width.round(), height, dom::scale()));
        if size.get_untracked() != now {
            size.set(now);
        }
    });
    StoredValue::new_local(size_watch);
    let room = room
        .add(paper)
        .live(move || {
            let reason = figure.missing.get().map(|reason| word(reason.word(), lang));
            reason.map(|reason| el("p").class("none").text(reason)).into_iter().collect()
        })
        .live(move || figure.tip())
        .add(
            el("div")
                .class("sr")
                .attr("role", "status")
                .attr("aria-live", "polite")
                .text_of(move || figure.told()),
        )
        .add(el("div").class("sr").live(move || figure.twin(false)));
    (room, figure)
}
