//! One unit over all its indices.

mod card;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::{self, Overview};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::{clipboard, files};
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::foot::{foot, rounded};
use crate::app::components::icon::Icon;
use crate::app::components::select::{Choice, Select, following, key_of};
use crate::app::state::{App, FILE_FIELD};
use crate::chart::{ChartKind, ChartSpec};
use crate::export::Shown;
use crate::export::Table;
use crate::export::tables::overview_table;
use crate::locale::words::{Pages, Ui, page, word};
use crate::locale::{Lang, collate, date};
use crate::model::order;
use crate::model::{Dataset, Origin, Period, UnitIx};
use crate::rank::RankOptions;
use crate::share::ViewState;
use crate::{chart, story};
use card::card;

/// What the page shows: a unit, a period, and the period compared with.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    shown: Shown,
    overview: Overview,
}

/// The periods for which a unit has a figure in any index, descending.
fn periods_of(data: &Dataset, unit: UnitIx) -> Vec<Period> {
    let has = |period: &Period| data.indices().any(|ix| data.cell(unit, ix, *period).is_some());
    data.all_periods().into_iter().rev().filter(has).collect()
}

fn seen(app: App) -> Option<Seen> {
    let shown = app.shown.get()?;
    let data = shown.data();
    let ranked = |unit: &UnitIx| !data.units()[*unit].aggregate;
    let us = shown.us().or_else(|| (0..data.units().len()).find(ranked))?;
    let periods = periods_of(data, us);
    let (asked, versus) = app.view.with(|view| (view.period, view.versus));
    let period = asked.filter(|period| periods.contains(period)).or(periods.first().copied())?;
    let versus = versus.filter(|versus| *versus < period);
    let overview = analysis::overview(data, us, period, versus);
    Some(Seen { shown, overview })
}

/// The units that can be looked at, in alphabetical order.
fn units(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let ranked = data.units().iter().filter(|unit| !unit.aggregate);
    let mut names: Vec<_> = ranked
        .map(|unit| {
            let name = page::unit_with_kind(lang.label(&unit.name), unit.kind.as_deref(), lang);
            (collate::sort_key(lang.label(&unit.name), lang), Choice::new(unit.id.clone(), name))
        })
        .collect();
    order::sort_by(&mut names, |a, b| a.0.cmp(&b.0));
    names.into_iter().map(|(_, choice)| choice).collect()
}

/// A list of the chooser.
#[derive(Clone, Copy)]
struct Pick {
    id: &'static str,
    name: Ui,
    choices: fn(&Seen, Lang) -> Vec<Choice>,
    value: fn(&Seen) -> String,
    to: fn(&mut ViewState, String),
}

const UNIT: Pick = Pick {
    id: "pick-unit",
    name: Ui::UnitColumn,
    choices: |seen, lang| units(&seen.shown, lang),
    value: |seen| seen.shown.data().units()[seen.overview.unit].id.clone(),
    // The one looked at before makes room for it; the others stay.
    to: |view, id| {
        view.units.retain(|other| *other != id);
        match view.units.first_mut() {
            Some(us) => *us = id,
            None => view.units.push(id),
        }
    },
};

const PERIOD: Pick = Pick {
    id: "pick-year",
    name: Ui::Year,
    choices: |seen, lang| {
        let periods = periods_of(seen.shown.data(), seen.overview.unit).into_iter();
        let name = |at| crate::locale::capitalised(&date::period(at, lang));
        periods.map(|at| Choice::new(at.to_string(), name(at))).collect()
    },
    value: |seen| seen.overview.period.to_string(),
    to: |view, text| {
        view.period = Period::parse(&text);
        view.versus = None;
    },
};

const EARLIER: Pick = Pick {
    id: "pick-earlier",
    name: Ui::ComparedWith,
    choices: |seen, lang| {
        let overview = &seen.overview;
        let mut earlier = seen.shown.data().all_periods();
        earlier.reverse();
        earlier.retain(|at| *at < overview.period);
        earlier.extend(overview.vs.filter(|vs| !earlier.contains(vs)));
        let against = |at| page::against(&date::period_short(at, lang), lang);
        earlier.into_iter().map(|at| Choice::new(at.to_string(), against(at))).collect()
    },
    value: |seen| seen.overview.vs.map(|at| at.to_string()).unwrap_or_default(),
    to: |view, text| view.versus = Period::parse(&text),
};

impl Pick {
    fn lines(&self, seen: Memo<Option<Seen>>, lang: Lang) -> Vec<Choice> {
        seen.with(|seen| seen.as_ref().map(|seen| (self.choices)(seen, lang)).unwrap_or_default())
    }

    fn make(self, app: App, seen: Memo<Option<Seen>>, lang: Lang) -> Vec<El> {
        let choices = self.lines(seen, lang);
        if choices.is_empty() {
            return Vec::new();
        }
        let (name, strong) = (Some(word(self.name, lang)), self.id == UNIT.id);
        let of = Select { id: self.id, name, choices: &choices, value: "", strong };
        let value = move || seen.with(|seen| seen.as_ref().map(self.value).unwrap_or_default());
        let to = move |value| app.change_view(Step::Push, |view| (self.to)(view, value));
        vec![following(&of, value, to)]
    }

    /// The list among the children of an element, made anew only when its lines change.
    fn within(self, place: El, app: App, seen: Memo<Option<Seen>>, lang: Lang) -> El {
        place.live_by(move || key_of(&self.lines(seen, lang)), move || self.make(app, seen, lang))
    }
}

/// What the marks mean.
fn origins(lang: Lang) -> El {
    let mark = |origin, class, name: &str, rest: Option<Pages>| {
        let name = el("b").class(class).text(name);
        let line = el("span").mark(origin, lang).text(" ").add(name);
        match rest {
            Some(rest) => line.text(" ").text(word(rest, lang)),
            None => line,
        }
    };
    el("div")
        .class("origins")
        .add(mark(Origin::Published, "", word(Ui::Published, lang), None))
        .add(mark(Origin::Computed, "", word(Ui::Computed, lang), Some(Pages::FromPublished)))
        .add(mark(
            Origin::Derived,
            "der",
            word(Pages::Derived, lang),
            Some(Pages::FromChangeOrShare),
        ))
}

/// The picture of the page for a file, and what is said of it.
pub fn picture(app: App, lang: Lang) -> Option<(Draw, [String; 2])> {
    let seen = untrack(|| seen(app))?;
    let (data, found) = (seen.shown.data(), &seen.overview);
    let finding = story::slope_headline(data, found, lang)
        .unwrap_or_else(|| story::overview_finding(found).headline(data, lang));
    let said = [finding, story::overview_subline(data, found, lang)];
    Some((slope(Some(seen.clone()))?, said))
}

/// The figures of the page as a table for other programs.
pub fn sheet(app: App, lang: Lang) -> Option<Table> {
    let seen = untrack(|| seen(app))?;
    Some(overview_table(seen.shown.data(), &seen.overview, lang))
}

/// The slope of the unit's ranks in all indices.
fn slope(seen: Option<Seen>) -> Option<Draw> {
    let seen = seen?;
    Some(Box::new(move |frame| {
        let input = chart::slope::of_indices(seen.shown.data(), &seen.overview, frame.lang);
        Ok(chart::slope::picture(input?, frame))
    }))
}

/// The dots of the index in which the score rose and the rank fell.
fn dots(seen: &Seen, indicator: usize) -> Draw {
    let seen = seen.clone();
    let spec = ChartSpec {
        kind: ChartKind::Dots,
        indicator,
        period: Some(seen.overview.period),
        versus: seen.overview.vs,
        us: Some(seen.overview.unit),
        ..ChartSpec::default()
    };
    Box::new(move |frame| chart::place(seen.shown.data(), &spec, frame))
}

/// The case «the score rose and the rank fell», where there is one.
fn paradox(seen: &Seen, lang: Lang) -> Option<El> {
    let data = seen.shown.data();
    let overview = &seen.overview;
    let versus = overview.vs?;
    let mut of = None;
    let why = |card: &analysis::Card| {
        of = Some(card.indicator);
        let options = RankOptions::default();
        analysis::why(data, overview.unit, card.indicator, versus, overview.period, &options)
    };
    let found = story::paradox(data, overview, why, lang)?;
    let indicator = of?;
    let drawn = seen.clone();
    let draw = move || Some(dots(&drawn, indicator));
    let note = (!found.note.is_empty()).then(|| {
        let open = button("link")
            .text(word(Pages::OpenWholeFile, lang))
            .click(|| files::open_dialog(FILE_FIELD));
        let line = el("p").class("lab").mark(Origin::Computed, lang);
        line.text(" ").text(&found.note).text(" ").add(open)
    });
    let section = el("section")
        .class("exp")
        .add(el("h2").text(&found.title))
        .add(el("p").text(&found.text))
        .add(chart_figure("dots", lang, || Height::Fixed(60.0), draw))
        .all(note);
    Some(section)
}

/// The sentences ready for a report.
fn report(app: App, seen: &Seen, lang: Lang) -> El {
    let lines = story::report(seen.shown.data(), &seen.overview, lang);
    let all = lines.join("\n");
    let copy = move || {
        let all = all.clone();
        spawn_local(async move {
            let done = clipboard::copy(&all).await;
            let told = if done { Pages::Copied } else { Pages::CopyRefused };
            app.tell(word(told, lang).to_owned(), !done);
        });
    };
    let lines = lines.iter().enumerate().map(|(at, line)| match at {
        0 => el("li").add(el("b").text(line)),
        _ => el("li").text(line),
    });
    let copy = button("btn line small").icon(Icon::Copy).text(word(Pages::Copy, lang)).click(copy);
    let title = el("h2").text(word(Pages::WordsForReport, lang)).add(copy);
    el("section").class("say").add(title).add(el("ul").all(lines))
}

/// The figure of the ranks; a place left free where there is nothing to compare with.
fn ranks(seen: Memo<Option<Seen>>, lang: Lang) -> Vec<El> {
    if !is_compared(seen) {
        return vec![el("div")];
    }
    let title = move || {
        let headline = |seen: Seen| story::slope_headline(seen.shown.data(), &seen.overview, lang);
        seen.get().and_then(headline).unwrap_or_default()
    };
    let height = move || {
        let lines = seen.get().map_or(0, |seen| seen.overview.cards.len());
        Height::Fixed(if lines > 1 { 312.0 } else { 240.0 })
    };
    let title = el("figcaption").add(el("h2").text_of(title));
    let picture = chart_figure("slope", lang, height, move || slope(seen.get()));
    vec![el("figure").add(title).add(picture)]
}

fn is_compared(seen: Memo<Option<Seen>>) -> bool {
    seen.get().is_some_and(|seen| seen.overview.comparable > 0)
}

fn cards(app: App, seen: &Seen, lang: Lang) -> Vec<El> {
    let overview = &seen.overview;
    let each = overview.cards.iter();
    each.map(|found| card(app, seen.shown.data(), overview, found, lang)).collect()
}

/// The page.
pub fn overview_page(app: App, lang: Lang) -> Vec<El> {
    let seen = Memo::new(move |_| seen(app));
    // A text or a part of the page that is made of what is seen, as long as anything is.
    let text = move |say: fn(&Seen, Lang) -> String| {
        move || seen.get().map(|seen| say(&seen, lang)).unwrap_or_default()
    };
    let part = move |make: fn(App, &Seen, Lang) -> Vec<El>| {
        move || seen.get().map(|seen| make(app, &seen, lang)).unwrap_or_default()
    };
    let finding = text(|seen, lang| {
        story::overview_finding(&seen.overview).headline(seen.shown.data(), lang)
    });
    let under = text(|seen, lang| story::overview_subline(seen.shown.data(), &seen.overview, lang));
    let right = part(|app, seen, lang| {
        let right = el("div").class("exp").all(paradox(seen, lang));
        vec![right.add(report(app, seen, lang))]
    });
    let years = PERIOD.within(el("div").class("join"), app, seen, lang);
    let chooser = UNIT
        .within(el("div").class("ctl bare"), app, seen, lang)
        .add(EARLIER.within(years, app, seen, lang))
        .add(origins(lang));
    let find =
        el("section").class("find").add(el("h1").text_of(finding)).add(el("p").text_of(under));
    let lower = el("div")
        .class("lower")
        .live_by(move || is_compared(seen).to_string(), move || ranks(seen, lang))
        .live(right);
    let page = el("div")
        .class("page scrolls")
        .add(find)
        .add(el("div").class("cards").live(part(cards)))
        .add(lower)
        .add(foot(app, lang, move || rounded(lang)));
    vec![chooser, page]
}
