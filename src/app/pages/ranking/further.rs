//! The ranking's other views: by component, and with all figures. What they look like comes with the part
//! that draws.

use std::fmt::Write;

use super::head::Head;
use super::listing::{Listing, Row};
use super::markup::Table;
use crate::app::browser::element::el;
use crate::chart::hundredths::Hundredths;
use crate::chart::paint::escaped;
use crate::locale::words::{Ui, page, word};
use crate::locale::{date, number};
use crate::model::{Decimal, IndicatorIx, Measure, Origin};
use crate::rank::{Agreement, Rank};
use crate::share::RankingView;

/// The best score of each part.
pub type Best = Vec<(IndicatorIx, Option<Decimal>)>;

/// What makes them.
#[derive(Clone, Copy, Debug)]
pub struct Further {
    /// The best score of each part; none where parts are not shown.
    pub best: fn(&Listing, RankingView) -> Best,
    /// The cells of a row behind its name.
    pub cells: fn(&Table<'_>, &Row, &mut String),
    /// The columns behind that of the names.
    pub heads: fn(&mut Head, &Table<'_>),
}

/// It.
pub const FURTHER: Further = Further { best, cells, heads };

fn best(listing: &Listing, view: RankingView) -> Best {
    let data = listing.shown.data();
    let parts = if view == RankingView::Components { listing.parts.as_slice() } else { &[] };
    let best = |part: &IndicatorIx| {
        let rows = data.slice(*part, listing.shown.period);
        let cells = rows.into_iter().flat_map(|rows| rows.cells());
        let ranked = cells.filter(|cell| !data.units()[cell.unit].aggregate);
        (*part, ranked.filter_map(|cell| cell.value()).max())
    };
    parts.iter().map(best).collect()
}

fn cells(of: &Table<'_>, row: &Row, html: &mut String) {
    match of.view {
        RankingView::Bars => {}
        RankingView::Components => component_cells(of, row, html),
        RankingView::Table => figure_cells(of, row, html),
    }
}

fn heads(head: &mut Head, of: &Table<'_>) {
    match of.view {
        RankingView::Bars => {}
        RankingView::Components => component_heads(head, of),
        RankingView::Table => figure_heads(head, of),
    }
}

fn component_cells(of: &Table<'_>, row: &Row, html: &mut String) {
    of.score_cell(row, html);
    let data = of.listing.shown.data();
    for (at, (part, best)) in of.best.iter().enumerate() {
        let cell = data.cell(row.unit, *part, of.listing.shown.period);
        let first = if at == 0 { " first" } else { "" };
        let Some(value) = cell.and_then(|cell| cell.value()) else {
            let _ = write!(html, r#"<td class="c{first}"><div><span>–</span></div></td>"#);
            continue;
        };
        let bold = if *best == Some(value) && !row.aggregate { " best" } else { "" };
        let maximum = data.maximum(row.unit, *part, of.listing.shown.period);
        let top = maximum.map(|given| given.value).or(*best).map_or(1.0, Decimal::to_f64);
        let width = Hundredths::of((value.to_f64() / top * 39.0).clamp(0.0, 39.0));
        let text = number::number(value, data.decimals(*part), of.lang);
        let _ = write!(
            html,
            r#"<td class="c{first}{bold}"><div><span>{text}</span><svg class="mini-bar" viewBox="0 0 40 14" aria-hidden="true"><path d="M.5 0V14"/><rect x="1" y="2" width="{width}" height="10"/></svg></div></td>"#
        );
    }
}

fn figure_cells(table: &Table<'_>, row: &Row, html: &mut String) {
    let data = table.listing.shown.data();
    let shown = &table.listing.shown;
    let standing = table.listing.standings.get(row.unit);
    let plain = |rank: Option<Rank>| {
        rank.map_or("–".to_owned(), |rank| number::plain(rank.decimal(), table.lang))
    };
    let said = standing.published.map(|given| Rank::whole(given.value));
    let differ = standing.agreement == Agreement::Differ;
    let strong = if differ { "" } else { " class=\"quiet\"" };
    let of = standing.of.filter(|_| row.rank.is_some());
    let of = of.map_or(String::new(), |of| number::whole(of as i64, table.lang));
    let _ = write!(
        html,
        r#"<td{strong}>{}</td><td{strong}>{}</td><td class="quiet">{of}</td>"#,
        plain(said),
        plain(standing.computed)
    );
    table.score_cell(row, html);
    let maximum = data.maximum(row.unit, shown.indicator, shown.period);
    let percent = match (row.score, maximum) {
        (Ok(score), Some(maximum)) if table.measure() == Measure::Points => {
            score.value.percent_of(maximum.value, 2)
        }
        _ => None,
    };
    let percent = percent.map_or("–".to_owned(), |p| number::percent(p, 2, table.lang));
    let _ = write!(html, r#"<td class="quiet">{percent}</td>"#);
    if shown.versus.is_some() {
        let before = row.change.and_then(|change| change.score_from);
        let text = before.map_or("–".to_owned(), |given| {
            let text = number::number(given.value, table.decimals, table.lang);
            match given.origin {
                Origin::Derived => format!(r#"<span class="der">{text}</span>"#),
                _ => text,
            }
        });
        let rank = row.change.and_then(|change| change.rank_from).map(|given| given.value);
        let _ = write!(html, r#"<td class="quiet">{text}</td>"#);
        table.change_cell(row, html);
        let _ = write!(html, r#"<td class="quiet">{}</td>"#, plain(rank));
    }
    let group = data.units()[row.unit].group.and_then(|group| data.groups().get(group));
    let group = group.map_or(String::new(), |group| escaped(table.lang.label(&group.name)));
    let _ = write!(html, r#"<td class="l quiet g">{group}</td>"#);
}

fn component_heads(head: &mut Head, of: &Table<'_>) {
    let (listing, lang) = (of.listing, of.lang);
    let data = listing.shown.data();
    head.score(listing, lang);
    for (at, part) in listing.parts.iter().enumerate() {
        let indicator = &data.indicators()[*part];
        let weight = page::weight_at(data, *part, listing.shown.period, lang);
        let (class, column) = if at == 0 { ("c first", "c-first") } else { ("c", "") };
        let name = el("span").class("part").text(lang.label(indicator.short_name()));
        let weight = weight.map(|weight| el("b").text(&weight));
        head.push(column, el("th").class(class).add(name).all(weight));
    }
}

fn figure_heads(head: &mut Head, of: &Table<'_>) {
    let (listing, lang) = (of.listing, of.lang);
    let text = |ui: Ui| word(ui, lang);
    let rank = text(Ui::Rank);
    head.plain(&[rank, text(Ui::Published)]);
    head.plain(&[rank, text(Ui::Computed)]);
    head.plain(&[text(Ui::NumberRanked)]);
    head.score(listing, lang);
    head.plain(&[text(Ui::ShareOfMaximum)]);
    if let Some(versus) = listing.shown.versus {
        let then = &date::period_short(versus, lang);
        head.plain(&[text(Ui::Score), then]);
        head.change(listing, lang);
        head.plain(&[rank, then]);
    }
    head.push("c-group", el("th").class("l g").text(text(Ui::Group)));
}
