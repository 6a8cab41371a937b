//! The tables of the change page: two publications of one year, and what is compared across a change
//! of the list of units.

use leptos::prelude::*;

use super::apart::{Each, Two, apart, two};
use crate::analysis::{NoBackCast, Past, Shared, common_set, pasts};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::files;
use crate::app::components::select::{Choice, Select, select};
use crate::app::state::{App, FILE_FIELD};
use crate::export::Shown;
use crate::export::Table;
use crate::export::tables::{edition_outcome, editions_table, new_units_table, shared_units_table};
use crate::locale::words::{self, Compared, Ui, compared as say, word};
use crate::locale::{Lang, date, number};
use crate::model::{Decimal, Given, Missing, UnitIx};
use crate::rank::{Rank, Standings, standings};
use crate::share::ChangeChart;

/// Whether this is one of the tables here.
pub fn is_table(chart: ChangeChart) -> bool {
    matches!(chart, ChangeChart::Editions | ChangeChart::SharedUnits | ChangeChart::NewUnits)
}

/// Whether a table has something to show, or may have.
pub fn is_offered(app: App, chart: ChangeChart) -> bool {
    match chart {
        ChangeChart::Editions => {
            app.data.with(|data| data.publications().len() > 1) || app.local_count.get() > 1
        }
        ChangeChart::SharedUnits | ChangeChart::NewUnits => {
            app.shown.with(|shown| shown.as_ref().is_some_and(|shown| !new_units(shown).is_empty()))
        }
        _ => true,
    }
}

/// The units formed since the period compared with that have a score now, beside their pasts.
fn new_units(shown: &Shown) -> Vec<Past> {
    let (data, at) = (shown.data(), shown.indicator);
    let Some(versus) = shown.versus.filter(|versus| *versus < shown.period) else {
        return Vec::new();
    };
    let is_scored = |unit: UnitIx| data.cell(unit, at, shown.period).is_some();
    let all = (0..data.editions().len()).flat_map(|edition| pasts(data, edition, at, versus));
    let has_past = |past: &Past| {
        let others = past.predecessors.iter().filter(|before| before.score.is_ok());
        others.filter(|before| before.unit != Some(past.unit)).count() > 0
    };
    all.filter(|past| is_scored(past.unit) && has_past(past)).collect()
}

fn shared(shown: &Shown) -> Option<Shared> {
    let versus = shown.versus?;
    Some(common_set(shown.data(), shown.indicator, versus, shown.period))
}

/// The heading and the sentence under it.
pub fn said(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> (String, String) {
    match chart {
        ChangeChart::Editions => said_of_two(app, shown, lang),
        ChangeChart::SharedUnits => {
            let Some(found) = shared(shown) else { return Default::default() };
            let (before, after) = (found.only_before.len(), found.only_after.len());
            let title = word(Compared::SharedUnits, lang).to_owned();
            (title, say::shared_units(found.units.len(), before, after, lang))
        }
        _ => {
            let count = new_units(shown).len();
            if count == 0 {
                return (word(Compared::NoChangeOfUnits, lang).to_owned(), String::new());
            }
            let versus = shown.versus.map(|versus| date::period_short(versus, lang));
            let title = say::new_units(count, &versus.unwrap_or_default(), lang);
            (title, say::estimate_note(lang).to_owned())
        }
    }
}

fn said_of_two(app: App, shown: &Shown, lang: Lang) -> (String, String) {
    let title = word(Compared::TwoEditions, lang).to_owned();
    let Some(two) = two(app, shown) else {
        let why = match apart(app) {
            Each::Coming => word(Ui::Loading, lang),
            Each::Here(_) => word(Compared::OneEditionOnly, lang),
            Each::Failed => "",
        };
        return (title, why.to_owned());
    };
    let summary = two.found.summary();
    let head = say::editions_summary(summary.same, summary.rounded, summary.differ, lang);
    let name = |at: usize| {
        let unit = two.found.units[at].unit;
        let [one, other] = two.sides();
        let of_second = unit[1].map(|unit| &other.units()[unit]);
        let of_first = unit[0].map(|unit| &one.units()[unit]);
        of_second.or(of_first).map(|unit| lang.label(&unit.name).to_owned()).unwrap_or_default()
    };
    let largest = summary.largest.and_then(|at| {
        let difference = two.found.units[at].difference?;
        Some(say::largest_difference(&name(at), difference, two.found.decimals, lang))
    });
    let ranks = say::other_ranks(summary.other_rank, lang);
    let only = say::only_in_one(summary.only_first, summary.only_second, lang);
    let rest: Vec<String> = largest.into_iter().chain([ranks]).chain(only).collect();
    (head, rest.join(" "))
}

/// What the table shows, for other programs.
pub fn sheet(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> Option<Table> {
    let (data, at) = (shown.data(), shown.indicator);
    match chart {
        ChangeChart::Editions => {
            let two = two(app, shown)?;
            let [first, second] = two.sides();
            Some(editions_table(first, second, &two.found, lang))
        }
        ChangeChart::SharedUnits => Some(shared_units_table(data, at, &shared(shown)?, lang)),
        _ => Some(new_units_table(data, at, &new_units(shown), shown.period, lang)),
    }
}

fn now(shown: &Shown) -> Standings {
    standings(shown.data(), shown.indicator, shown.period, &shown.options())
}

/// A table of the page: heads, with those of numbers told apart, and rows.
fn table(heads: &[(String, bool)], rows: Vec<El>) -> El {
    let heads = heads.iter().map(|(name, is_number)| {
        let head = el("th").attr("scope", "col").text(name);
        if *is_number { head.class("num") } else { head }
    });
    let head = el("thead").add(el("tr").all(heads));
    let table = el("table").class("ft").add(head).add(el("tbody").all(rows));
    el("div").class("scroll-x").attr("tabindex", "0").add(table)
}

fn cell(text: &str) -> El {
    el("td").class("num").text(text)
}

fn row_head(name: &str) -> El {
    el("th").attr("scope", "row").text(name)
}

/// `places`: so many decimals; `None`: all that are printed.
fn score_cell(score: Result<Given<Decimal>, Missing>, places: Option<u8>, lang: Lang) -> El {
    match score {
        Ok(Given { value, .. }) => {
            cell(&number::number(value, places.unwrap_or(value.scale()), lang))
        }
        Err(reason) => cell("–").attr("title", words::missing(reason, lang)),
    }
}

fn rank_cell(rank: Option<Rank>, lang: Lang) -> El {
    cell(&rank.map(|rank| number::plain(rank.decimal(), lang)).unwrap_or_default())
}

fn places_cell(places: Option<i32>, lang: Lang) -> El {
    let moved = places.filter(|places| *places != 0);
    let text = moved.map(|places| {
        let arrow = if places > 0 { "▲" } else { "▼" };
        format!("{arrow}\u{a0}{}", number::whole(i64::from(places).abs(), lang))
    });
    let class = match places.unwrap_or(0).signum() {
        1 => "num up",
        -1 => "num dn",
        _ => "num",
    };
    cell(&text.unwrap_or_default()).class(class)
}

/// Which two of several publications are compared.
fn chooser(two: &Two, shown: &Shown, lang: Lang) -> El {
    let title = |at: usize| {
        // Each data set knows all publications: its own is that of its figures.
        let data = &two.each[at];
        let indicator = data.indicator_by_id(&shown.data().indicators()[shown.indicator].id);
        let slice = indicator.and_then(|indicator| data.slice(indicator, shown.period));
        let figure = slice.and_then(|slice| slice.cells().next());
        let from = figure.and_then(|figure| data.publications().get(figure.publication));
        from.map(|from| format!("{} ({})", lang.label(&from.title), from.file)).unwrap_or_default()
    };
    let choices = |_: usize| -> Vec<Choice> {
        let each = two.fitting.iter().enumerate();
        each.map(|(place, at)| Choice::new(place.to_string(), title(*at))).collect()
    };
    let lists = [Compared::FirstEdition, Compared::SecondEdition].into_iter().enumerate();
    let lists = lists.map(|(side, name)| {
        let place = two.fitting.iter().position(|at| *at == two.pair[side]).unwrap_or_default();
        let (value, choices) = (place.to_string(), choices(side));
        let label = word(name, lang);
        let list =
            Select { name: Some(label), choices: &choices, value: &value, ..Select::default() };
        let choose = move |value: String| {
            if let Ok(place) = value.parse::<usize>() {
                Two::choose(side, place);
            }
        };
        el("div").class("f").add(el("span").class("label").text(label)).add(select(&list, choose))
    });
    el("div").class("cols").all(lists)
}

fn two_view(app: App, shown: &Shown, lang: Lang) -> Vec<El> {
    let Some(two) = two(app, shown) else {
        let alone = matches!(apart(app), Each::Here(_));
        let open = button("btn line").text(word(Ui::OpenFiles, lang));
        let open = alone.then(|| open.click(|| files::open_dialog(FILE_FIELD)));
        return open.map(|open| el("div").class("empty").add(open)).into_iter().collect();
    };
    let [first, second] = two.sides();
    let both = |name: Ui, edition: Compared| {
        format!("{} ({})", word(name, lang), word(edition, lang).to_lowercase())
    };
    let heads = [
        (word(Ui::UnitColumn, lang).to_owned(), false),
        (both(Ui::Score, Compared::FirstEdition), true),
        (both(Ui::Score, Compared::SecondEdition), true),
        (word(Compared::Difference, lang).to_owned(), true),
        (both(Ui::Rank, Compared::FirstEdition), true),
        (both(Ui::Rank, Compared::SecondEdition), true),
        (word(Compared::RankDifference, lang).to_owned(), true),
        (word(Compared::Outcome, lang).to_owned(), false),
    ];
    let row = |unit: &crate::analysis::Edited| {
        let [one, other] = unit.unit;
        let of_second = other.map(|unit| &second.units()[unit]);
        let known = of_second.or_else(|| one.map(|unit| &first.units()[unit]));
        let difference = unit.difference.filter(|difference| *difference != Decimal::ZERO);
        let difference =
            difference.map(|difference| number::signed(difference, difference.scale(), lang));
        let [was, is] = unit.rank.map(|rank| rank_cell(rank.map(|rank| rank.value), lang));
        let [before, after] = unit.score.map(|score| score_cell(score, None, lang));
        el("tr")
            .add(row_head(known.map_or("", |unit| lang.label(&unit.name))))
            .add(before)
            .add(after)
            .add(cell(&difference.unwrap_or_default()))
            .add(was)
            .add(is)
            .add(places_cell(unit.places, lang))
            .add(el("td").text(word(edition_outcome(unit.agreement), lang)))
    };
    let rows = two.found.units.iter().map(row).collect();
    vec![chooser(&two, shown, lang), table(&heads, rows)]
}

fn shared_view(shown: &Shown, lang: Lang) -> Vec<El> {
    let Some(found) = shared(shown) else { return Vec::new() };
    let data = shown.data();
    let places = data.decimals(shown.indicator);
    let [from, to] = found.periods.map(|period| date::period_short(period, lang));
    let of = |name: Ui, when: &str| (format!("{} {when}", word(name, lang)), true);
    let heads = [
        (word(Ui::UnitColumn, lang).to_owned(), false),
        of(Ui::Score, &from),
        of(Ui::Score, &to),
        of(Ui::Rank, &from),
        of(Ui::Rank, &to),
        (word(Ui::PlacesGained, lang).to_owned(), true),
    ];
    let row = |unit: &crate::analysis::SharedUnit| {
        let name = row_head(lang.label(&data.units()[unit.unit[1]].name));
        let grown = unit.grown.then(|| el("small").text(word(Compared::Grown, lang)));
        let scores = unit.score.map(|score| score_cell(Ok(score), Some(places), lang));
        let ranks = unit.rank.map(|rank| rank_cell(Some(rank.value), lang));
        el("tr").add(name.all(grown)).all(scores).all(ranks).add(places_cell(unit.places, lang))
    };
    let note = el("p").class("lab").text(word(Compared::RankAmongShared, lang));
    vec![table(&heads, found.units.iter().map(row).collect()), note]
}

fn new_view(shown: &Shown, lang: Lang) -> Vec<El> {
    let data = shown.data();
    let places = data.decimals(shown.indicator);
    let now = now(shown);
    let name = |id: &str| {
        let unit = data.unit_by_id(id).map(|unit| lang.label(&data.units()[unit].name));
        unit.unwrap_or(id).to_owned()
    };
    let [was, is] = [shown.versus, Some(shown.period)]
        .map(|period| period.map(|period| date::period_short(period, lang)).unwrap_or_default());
    let heads = [
        (word(Ui::UnitColumn, lang).to_owned(), false),
        (format!("{} {is}", word(Ui::Score, lang)), true),
        (format!("{} {is}", word(Ui::Rank, lang)), true),
        (format!("{} ({was})", word(Compared::Predecessors, lang)), false),
        (word(Compared::LowestToHighest, lang).to_owned(), true),
        (word(Compared::BestToWorstRank, lang).to_owned(), true),
        (word(Compared::Estimate, lang).to_owned(), true),
    ];
    let figure = |value: Decimal| number::number(value, places, lang);
    let before = |before: &crate::analysis::Predecessor| {
        let score = match before.score {
            Ok(score) => figure(score.value),
            Err(reason) => words::missing(reason, lang).to_owned(),
        };
        let rank = before.rank.map(|rank| words::page::rank_hint(rank.value.decimal(), lang));
        let part = matches!(before.link, crate::model::Link::Partial)
            .then(|| format!(" ({})", word(Compared::PartOfUnit, lang)));
        let rank = rank.map(|rank| format!(", {rank}")).unwrap_or_default();
        el("div").text(&format!("{}{}: {score}{rank}", name(&before.id), part.unwrap_or_default()))
    };
    let row = |past: &Past| {
        let standing = now.get(past.unit);
        let scores = past.scores.map(|[low, high]| say::range(&figure(low), &figure(high), lang));
        let ranks = past.ranks.map(|ranks| {
            let [best, worst] = ranks.map(|rank| number::plain(rank.decimal(), lang));
            say::range(&best, &worst, lang)
        });
        let estimate = match &past.back_cast {
            Ok(estimate) => {
                let value = estimate.rounded(places).map(figure).unwrap_or_default();
                cell(&format!("≈ {value}"))
            }
            Err(why) => cell("–").attr("title", &no_estimate(why, name, lang)),
        };
        el("tr")
            .add(row_head(lang.label(&data.units()[past.unit].name)))
            .add(score_cell(
                data.cell(past.unit, shown.indicator, shown.period)
                    .map_or(Err(Missing::NotAvailable), |cell| cell.score),
                Some(places),
                lang,
            ))
            .add(rank_cell(standing.shown().map(|rank| rank.value), lang))
            .add(el("td").all(past.predecessors.iter().map(before)))
            .add(cell(&scores.unwrap_or_default()))
            .add(cell(&ranks.unwrap_or_default()))
            .add(estimate)
    };
    let found = new_units(shown);
    if found.is_empty() {
        return Vec::new();
    }
    let why = found.iter().find_map(|past| past.back_cast.as_ref().err());
    let why = why.map(|why| el("p").class("lab").text(&no_estimate(why, name, lang)));
    let rows = found.iter().map(row).collect();
    let mut view = vec![table(&heads, rows)];
    view.extend(why);
    view
}

/// Why there is no estimate of a unit; `name` gives a unit's name by its id.
fn no_estimate(why: &NoBackCast, name: impl Fn(&str) -> String, lang: Lang) -> String {
    match why {
        NoBackCast::NoPredecessors => String::new(),
        NoBackCast::NoScore { unit, reason } => {
            say::no_estimate_without_score(&name(unit), *reason, lang)
        }
        NoBackCast::NoWeight { unit } => say::no_estimate_without_weight(&name(unit), lang),
        NoBackCast::SeveralChanges { unit } => say::no_estimate_across_changes(&name(unit), lang),
        NoBackCast::ZeroWeights | NoBackCast::TooLong => {
            say::no_estimate_with_such_weights(lang).to_owned()
        }
    }
}

/// The table.
pub fn view(app: App, chart: ChangeChart, lang: Lang) -> Vec<El> {
    let Some(shown) = app.shown.get() else { return Vec::new() };
    match chart {
        ChangeChart::Editions => two_view(app, &shown, lang),
        ChangeChart::SharedUnits => shared_view(&shown, lang),
        _ => new_view(&shown, lang),
    }
}
