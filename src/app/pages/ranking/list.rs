//! The table itself: only the rows in sight are in the document, pinned rows stay in sight, and the
//! arrow keys go from name to name.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::head::head;
use super::listing::Listing;
use super::markup::Table;
use crate::app::browser::element::{El, Event, el, follow};
use crate::app::browser::history::Step;
use crate::app::browser::watch::SizeWatch;
use crate::app::browser::{dom, timing};
use crate::app::state::App;
use crate::chart::hundredths::Hundredths;
use crate::locale::Lang;
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
            RankingView::Components if narrow => Heights { row: 44.0, pinned: 44.0, head: 50.0 },
            RankingView::Table if narrow => Heights { row: 44.0, pinned: 44.0, head: 44.0 },
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

/// What stands in the table, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    /// A row, by its place in the order of rows.
    Row(usize),
    /// Room in place of so many rows that are out of sight.
    Gap(usize),
}

/// The rows from `first` to `last`, with the pinned ones wherever they are and room for the rest.
fn items(pins: &[(usize, UnitIx)], all: usize, (first, last): (usize, usize)) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < all {
        let inside = (first..last).contains(&at);
        if inside || pins.iter().any(|(pin, _)| *pin == at) {
            items.push(Item::Row(at));
            at += 1;
        } else {
            // To the next row that is written.
            let next_pin = pins.iter().map(|(pin, _)| *pin).find(|pin| *pin > at);
            let next = [Some(first).filter(|first| *first > at), next_pin, Some(all)];
            let next = next.into_iter().flatten().min().unwrap_or(all);
            items.push(Item::Gap(next - at));
            at = next;
        }
    }
    items
}

/// What of the table is in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sight {
    /// Pixels in a layout pixel.
    scale: f64,
    /// The first row that is written and the one after the last.
    rows: (usize, usize),
    /// The row that the Tab key comes to.
    active: Option<UnitIx>,
}

/// What the rows in the document were written from. While it stays the same, each row stays as it is.
struct Written {
    listing: Arc<Listing>,
    view: RankingView,
    narrow: bool,
    tab: Option<UnitIx>,
    scale: f64,
}

impl PartialEq for Written {
    fn eq(&self, other: &Written) -> bool {
        Arc::ptr_eq(&self.listing, &other.listing)
            && (self.view, self.narrow, self.tab) == (other.view, other.narrow, other.tab)
            && self.scale == other.scale
    }
}

/// The table in the document.
#[derive(Clone)]
struct List {
    app: App,
    lang: Lang,
    /// The rows.
    listing: Memo<Option<Arc<Listing>>>,
    /// Which columns they have.
    view: Memo<RankingView>,
    /// What scrolls.
    scroller: El,
    /// Where the rows stand.
    body: El,
    /// What of it is in sight.
    sight: RwSignal<Sight>,
    /// The height that there is for the whole, in pixels.
    room: Rc<Cell<f64>>,
    /// What its rows were written from.
    written: StoredValue<Option<Written>, LocalStorage>,
    /// Whether the row that the Tab key comes to gets the focus when it is written.
    refocus: Rc<Cell<bool>>,
}

impl List {
    fn heights(&self) -> Heights {
        Heights::of(self.view.get(), self.app.narrow.get())
    }

    fn row_height(&self) -> f64 {
        untrack(|| self.heights().row * self.sight.get().scale)
    }

    /// Changes what is in sight. Nothing happens when it stays as it was; tells whether it did not.
    fn see(&self, change: impl FnOnce(&mut Sight)) -> bool {
        let before = self.sight.get_untracked();
        let mut now = before;
        change(&mut now);
        if now != before {
            self.sight.set(now);
        }
        now != before
    }

    /// Which rows are in sight, in steps, so that most scrolling redraws nothing.
    fn look(&self) {
        let (top, height) = dom::scrolled(self.scroller.raw());
        let step = SPARE / 2;
        let first = ((top / self.row_height()) as usize).saturating_sub(SPARE) / step * step;
        let count = (height.max(200.0) / self.row_height()) as usize + 2 * SPARE + step;
        self.see(|sight| sight.rows = (first, first + count));
    }

    /// Pinned rows that have left their place are ruled off from the rows that they stand on.
    fn rule_off(&self) {
        let Some(listing) = self.listing.get_untracked() else { return };
        if listing.shown.units.is_empty() {
            return;
        }
        let (top, height) = dom::scrolled(self.scroller.raw());
        let scale = self.sight.get_untracked().scale;
        let heights = untrack(|| self.heights());
        let (top, height) = (top / scale, height / scale - heights.head);
        let pins = pins(&listing, self.app.narrow.get_untracked());
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
            dom::mark(self.scroller.raw(), &row, "stuck-below", stuck_below);
            dom::mark(self.scroller.raw(), &row, "stuck-above", stuck_above && last);
        }
    }

    /// At rest no row stands half under a pinned one.
    fn settle(&self) {
        let (top, _) = dom::scrolled(self.scroller.raw());
        let rest = (top / self.row_height()).round() * self.row_height();
        if (rest - top).abs() >= 1.0 {
            dom::scroll_to(self.scroller.raw(), rest);
        }
    }

    /// Writes the rows: while the table is scrolled, only those that come into sight.
    fn write(&self) {
        let Some(listing) = self.listing.get() else { return };
        let sight = self.sight.get();
        let (first, last) = sight.rows;
        let all = listing.rows.len();
        let seen = if all <= ALL_AT_ONCE { (0, all) } else { (first.min(all), last.min(all)) };
        let narrow = self.app.narrow.get();
        let pinned = pins(&listing, narrow);
        let order: Vec<UnitIx> = pinned.iter().map(|(_, unit)| *unit).collect();
        // The Tab key must find a row: the one it was on, «us», else the first one in sight.
        let here = |unit: &UnitIx| {
            order.contains(unit) || listing.rows[seen.0..seen.1].iter().any(|row| row.unit == *unit)
        };
        let in_sight =
            if seen.0 == 0 { 0 } else { (seen.0 + SPARE + SPARE / 2).min(all.saturating_sub(1)) };
        let first_row = || listing.rows.get(in_sight).map(|row| row.unit);
        let tab = sight.active.filter(here);
        let tab = tab.or(listing.shown.us().filter(here)).or_else(first_row);
        let view = self.view.get();
        let gap = self.heights().row * sight.scale;
        let written = Written { listing, view, narrow, tab, scale: sight.scale };
        let scrolled = self.written.with_value(|before| before.as_ref() == Some(&written));
        let work = || {
            let further = self.app.further();
            let table = Table::new(&written.listing, view, narrow, self.lang, tab, &order, further);
            let markup = |item: &Item| match *item {
                Item::Row(at) => table.row(at),
                Item::Gap(rows) => Table::gap(rows as f64 * gap),
            };
            let items = items(&pinned, all, seen);
            let focused = dom::has_focus_within(ID) || self.refocus.get();
            if scrolled {
                self.move_on(&items, markup);
            } else {
                let html: String = items.iter().map(markup).collect();
                dom::set_markup(self.body.raw(), &html);
            }
            if focused && (self.refocus.get() || !dom::has_focus_within(ID)) {
                dom::focus_first(&format!("#{ID} tbody button[tabindex='0']"));
                self.refocus.set(false);
            }
            self.rule_off();
        };
        timing::measured("xephang:paint", "marks", work, |()| seen.1 - seen.0 + order.len());
        self.written.set_value(Some(written));
    }

    /// Takes away what is out of sight and puts what has come into it between the rows that stay.
    fn move_on(&self, items: &[Item], markup: impl Fn(&Item) -> String) {
        let mut stays = Vec::new();
        for (row, at) in dom::rows(self.body.raw()) {
            match at.map(Item::Row).filter(|item| items.contains(item)) {
                Some(item) => stays.push((row, item)),
                None => row.remove(),
            }
        }
        let mut new = String::new();
        let mut stays = stays.into_iter().peekable();
        for item in items {
            match stays.next_if(|(_, stays)| stays == item) {
                Some((row, _)) => dom::put_before(&row, &std::mem::take(&mut new)),
                None => new.push_str(&markup(item)),
            }
        }
        dom::put_at_end(self.body.raw(), &new);
    }

    fn go_to(&self, at: usize) {
        let Some(listing) = self.listing.get_untracked() else { return };
        let Some(row) = listing.rows.get(at) else { return };
        let (top, height) = dom::scrolled(self.scroller.raw());
        let heights = untrack(|| self.heights());
        let pinned = listing.shown.units.len() as f64 * heights.pinned;
        let hidden = (heights.head + pinned) * self.sight.get_untracked().scale;
        let y = at as f64 * self.row_height();
        if y < top || y + self.row_height() > top + height - hidden {
            dom::scroll_to(self.scroller.raw(), (y - (height - hidden) / 2.0).max(0.0));
            self.look();
        }
        if self.see(|sight| sight.active = Some(row.unit)) {
            self.refocus.set(true);
        }
    }

    fn on_key(&self, event: &Event, key: &str) {
        let Some(listing) = self.listing.get_untracked() else { return };
        let here = dom::attribute_at(event, "data-row").and_then(|at| at.parse::<usize>().ok());
        let Some(here) = here else { return };
        let last = listing.rows.len().saturating_sub(1);
        let to = match key {
            "ArrowDown" => here + 1,
            "ArrowUp" => here.saturating_sub(1),
            "PageDown" => here + 20,
            "PageUp" => here.saturating_sub(20),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.go_to(to.min(last));
    }

    /// A click on a name highlights its unit, or no longer.
    fn on_click(&self, event: &Event) {
        let button = dom::is_on(event, "td.n button");
        let Some(id) = dom::attribute_at(event, "data-unit").filter(|_| button) else { return };
        let unit = self.app.data.with_untracked(|data| data.unit_by_id(&id));
        self.see(|sight| sight.active = unit);
        self.app.change_view(Step::Push, |view| {
            if view.units.contains(&id) {
                view.units.retain(|other| *other != id);
            } else {
                view.units.push(id);
            }
        });
    }

    /// Makes it as high as whole rows need that fit into the room.
    fn fit(&self) {
        let Some(listing) = self.listing.get() else { return };
        let heights = self.heights();
        let count = pins(&listing, self.app.narrow.get()).len() as f64;
        let scale = self.sight.get().scale;
        let fixed = (heights.head + count * heights.pinned) * scale;
        let row = heights.row * scale;
        let fit = ((self.room.get() - fixed) / row).floor().max(4.0);
        let height = format!("{}px", Hundredths::of(fixed + fit * row));
        self.scroller.clone().style("max-height", &height);
        untrack(|| self.rule_off());
    }

    fn head(&self) -> Vec<El> {
        let narrow = self.app.narrow.get();
        let Some(listing) = self.listing.get() else { return Vec::new() };
        head(self.app, &listing, self.view.get(), narrow, self.lang)
    }

    fn table(&self) -> El {
        let (looks, counts, heads) = (self.clone(), self.clone(), self.clone());
        let class = move || {
            let class = match (looks.view.get(), looks.app.narrow.get()) {
                (RankingView::Bars, true) => "rk pl",
                (RankingView::Bars, false) => "rk",
                (RankingView::Components, _) => "rk cmp",
                (RankingView::Table, _) => "rk figures",
            };
            Some(class.to_owned())
        };
        let count =
            move || counts.listing.get().map(|listing| (listing.rows.len() + 1).to_string());
        el("table")
            .attr_of("class", class)
            .attr_of("aria-rowcount", count)
            .add(el("caption").class("sr").text(word(Ui::PageRanking, self.lang)))
            .live(move || heads.head())
            .add(self.body.clone())
    }
}

/// The table of the ranking.
pub fn ranking_list(
    app: App,
    lang: Lang,
    listing: Memo<Option<Arc<Listing>>>,
    view: Memo<RankingView>,
) -> El {
    let scale = dom::scale();
    let list = List {
        app,
        lang,
        listing,
        view,
        scroller: el("div").class("list").id(ID),
        body: el("tbody"),
        sight: RwSignal::new(Sight { scale, rows: (0, 60), active: None }),
        room: Rc::default(),
        written: StoredValue::new_local(None),
        refocus: Rc::default(),
    };
    let (high, scrolled, rests, keys, clicks, written) =
        (list.clone(), list.clone(), list.clone(), list.clone(), list.clone(), list.clone());
    let scroller = list
        .scroller
        .clone()
        .on("scroll", move |_| {
            scrolled.look();
            scrolled.rule_off();
        })
        .on("scrollend", move |_| rests.settle())
        .on_key(move |event, key| keys.on_key(event, key))
        .on("click", move |event| clicks.on_click(&event))
        .add(list.table());
    let frame = el("div").class("list-room").add(scroller);
    let watch = SizeWatch::new(frame.raw().clone(), move |_, height| {
        list.room.set(height);
        list.see(|sight| sight.scale = dom::scale());
        untrack(|| list.fit());
    });
    StoredValue::new_local(watch);
    follow(Box::new(move || written.write()));
    follow(Box::new(move || high.fit()));
    frame
}
