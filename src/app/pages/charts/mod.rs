//! One chart of any type, chosen by the question that it answers.

mod kinds;
mod settings;

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{Draw, Height, chart_with_figures};
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::components::icon::Icon;
use crate::app::state::App;
use crate::chart::{self, ChartKind, ChartSpec};
use crate::export::drawn::{asked, missing, spec_with};
use crate::export::said::said;
use crate::export::{Facts, Shown};
use crate::locale::Lang;
use crate::locale::words::{Picture, word};
use crate::model::UnitIx;
use kinds::QUESTIONS;
pub use kinds::name_of;
use settings::settings;

/// The height of the words around a picture on a wall, and of a row in it, in layout pixels.
const WORDS: f64 = 230.0;
const ROW: f64 = 22.0;

fn draw(app: App, kind: ChartKind) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = app.view.with(|view| spec_with(&shown, kind, view));
    // On a wall only as many rows as are in sight.
    let on_wall = app.presenting.get().then(|| ((dom::window_height() - WORDS) / ROW) as usize);
    let most_rows = on_wall.map(|rows| rows.max(5)).or(spec.most_rows);
    let spec = ChartSpec { most_rows, ..spec };
    Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame)))
}

/// The types by their questions.
fn chooser(app: App, kind: Memo<ChartKind>, lang: Lang) -> El {
    let groups = QUESTIONS.map(|(question, charts)| {
        let buttons = charts.iter().map(|&(which, name)| {
            let unavailable = move || {
                let shown = app.shown.get();
                let reason = shown.and_then(|shown| missing(&shown, which));
                reason.map(|reason| word(reason.word(), lang).to_owned())
            };
            button("")
                .pressed_of(move || kind.get() == which)
                .attr_of("disabled", move || unavailable().map(|_| String::new()))
                .attr_of("title", unavailable)
                .text(word(name, lang))
                .click(move || app.change_view(Step::Push, |view| view.kind = Some(which)))
        });
        let name = word(question, lang);
        let seg = el("div").class("seg").attr("role", "group").label(name).all(buttons);
        el("div").class("f").add(el("span").class("label").text(name)).add(seg)
    });
    el("div").class("ctl bare kinds").all(groups).add(list(app, kind, lang))
}

/// The same as a list, for a phone.
fn list(app: App, kind: Memo<ChartKind>, lang: Lang) -> El {
    let groups = QUESTIONS.map(|(question, charts)| {
        let lines = charts.iter().map(|&(which, name)| {
            let unavailable = move || {
                app.shown.with(|shown| missing(shown.as_ref()?, which)).map(|_| String::new())
            };
            el("option")
                .attr("value", which.code())
                .attr_of("disabled", unavailable)
                .text(word(name, lang))
        });
        el("optgroup").attr("label", word(question, lang)).all(lines)
    });
    let list =
        el("select").label(word(Picture::Kind, lang)).all(groups).on("change", move |event| {
            let kind = ChartKind::from_code(&dom::value_of(&event));
            app.change_view(Step::Push, |view| view.kind = kind);
        });
    let place = list.raw().clone();
    follow(Box::new(move || dom::set_value(&place, kind.get().code())));
    let list = el("span").class("sel").add(list).icon(Icon::Down);
    el("div").class("f only-phone grow").add(list)
}

/// What is told of the unit of a mark, in what is shown.
pub fn facts(app: App, lang: Lang) -> impl Fn(UnitIx) -> Option<String> + 'static {
    let known = StoredValue::new_local(None::<Rc<Facts>>);
    follow(Box::new(move || {
        known.set_value(app.shown.get().map(|shown| Rc::new(Facts::new(shown, lang))));
    }));
    move |unit| known.get_value()?.of(unit)
}

/// A picture of another size is drawn by then.
const DRAWN_AFTER: Duration = Duration::from_millis(80);

/// How large the picture is drawn: marks move apart, letters keep their size.
fn zooms(zoom: RwSignal<u8>, lang: Lang) -> El {
    let buttons = [1_u8, 2, 4].map(|times| {
        button("").pressed_of(move || zoom.get() == times).text(&format!("{times}×")).click(
            move || {
                zoom.set(times);
                // Its middle in sight, once it is laid out and drawn.
                set_timeout(|| dom::show_middle_of(".plot.zoomed"), DRAWN_AFTER);
            },
        )
    });
    let name = word(Picture::Zoom, lang);
    el("div").class("seg").attr("role", "group").label(name).all(buttons)
}

/// The page.
pub fn charts_page(app: App, lang: Lang) -> Vec<El> {
    let kind = Memo::new(move |_| {
        let kind = app.view.with(|view| view.kind);
        app.shown.with(|shown| shown.as_ref().map(|shown| asked(shown, kind))).unwrap_or_default()
    });
    let height = move || match kind.get() {
        ChartKind::Bump
        | ChartKind::Trend
        | ChartKind::Slope
        | ChartKind::Scatter
        | ChartKind::Map
        | ChartKind::Radar => Height::Room(if app.presenting.get() { 300.0 } else { 560.0 }),
        // As high as its tiles need.
        ChartKind::Tiles => Height::Fixed(if app.presenting.get() { 300.0 } else { 1600.0 }),
        _ => Height::Fixed(400.0),
    };
    let finding = move || {
        let found = app.shown.with(|shown| {
            let shown = shown.as_ref()?;
            Some(app.view.with(|view| said(shown, &spec_with(shown, kind.get(), view), view, lang)))
        });
        let [headline, subtitle] = found.unwrap_or_default();
        let own = app.view.with(|view| view.finding.is_some() || view.subtitle.is_some());
        let own = own.then(|| el("p").class("own").text(word(Picture::OwnWords, lang)));
        [el("h1").text(&headline), el("p").text(&subtitle)].into_iter().chain(own).collect()
    };
    // Those about one unit say it all along.
    let of_unit = facts(app, lang);
    let told = move |unit| match kind.get_untracked() {
        ChartKind::Profile | ChartKind::Radar | ChartKind::Multiples | ChartKind::Waterfall => None,
        _ => of_unit(unit),
    };
    let [picture, notes, figures] =
        chart_with_figures("chart", lang, height, move || draw(app, kind.get()), told);
    let all =
        el("a").class("all-kinds").attr("href", "#gallery").text(word(Picture::Gallery, lang));
    let zoom = RwSignal::new(1_u8);
    let page = el("div")
        .class("page scrolls")
        .add(chooser(app, kind, lang))
        .add(
            el("div")
                .class("with-settings")
                .add(el("section").class("find").live(finding))
                .add(el("div").class("ctl bare").live(move || settings(app, kind.get(), lang))),
        )
        .add(
            el("div").class("two").add(
                el("figure")
                    .class("plot")
                    .class_of("zoomed", move || zoom.get() > 1)
                    .style_of("--zoom", move || zoom.get().to_string())
                    .add(picture),
            ),
        )
        .add(notes)
        .add(figures.add(zooms(zoom, lang)).add(all))
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}

/// The classes of the rivals' lines in the chart.
pub fn keys(shown: &Shown) -> Vec<String> {
    let named = shown.units.len().saturating_sub(1);
    (0..named).map(|at| format!("rival-{}", at % 3 + 1)).collect()
}
