//! The ranking's rows as mark-up. Rows are written as text because a list of thousands is redrawn
//! while it is scrolled; every name is escaped, and nothing carries a style of its own (the
//! page's content policy forbids it).

use std::fmt::Write;

use super::further::{Best, Further};
use super::listing::{Listing, Row};
use crate::app::components::origin::mark_markup;
use crate::app::components::tone::tone;
use crate::chart::paint::escaped;
use crate::chart::scale::Scale;
use crate::locale::words;
use crate::locale::{Lang, number};
use crate::model::{Decimal, Given, Measure, Origin, UnitIx};
use crate::rank::Rank;
use crate::share::RankingView;

/// What the cells of a table have in common.
pub struct Table<'a> {
    /// The figures.
    pub listing: &'a Listing,
    /// Which columns.
    pub view: RankingView,
    /// Whether the page is as narrow as a phone.
    pub narrow: bool,
    /// The reader's language.
    pub lang: Lang,
    /// The unit whose name takes part in the order of the Tab key.
    pub active: Option<UnitIx>,
    /// For each highlighted unit in the order of the rows: its place in that order.
    pub pins: &'a [UnitIx],
    pub(super) decimals: u8,
    low: f64,
    high: f64,
    /// The best score of each part, where these are shown.
    pub(super) best: Best,
    further: Option<Further>,
    /// The lines behind the bars: the same in every row.
    pub(super) grid: String,
}

const PIN: &str = r#"<svg class="pin" viewBox="0 0 12 12" aria-hidden="true"><path d="M4 1.5h4M4.7 1.5v3.2L3 6.8h6L7.3 4.7V1.5M6 6.8v4"/></svg>"#;

impl<'a> Table<'a> {
    /// Works out axis and column maxima once for all rows.
    pub fn new(
        listing: &'a Listing,
        view: RankingView,
        narrow: bool,
        lang: Lang,
        active: Option<UnitIx>,
        pins: &'a [UnitIx],
        further: Option<Further>,
    ) -> Table<'a> {
        let (low, high) = listing.extent;
        let span = (high.to_f64() - low.to_f64()).max(f64::MIN_POSITIVE);
        let data = listing.shown.data();
        let mut table = Table {
            view,
            narrow,
            lang,
            active,
            pins,
            decimals: data.decimals(listing.shown.indicator),
            low: low.to_f64(),
            high: high.to_f64() + span * 0.03,
            best: further.map_or_else(Vec::new, |further| (further.best)(listing, view)),
            further,
            grid: String::new(),
            listing,
        };
        if view == RankingView::Bars && !narrow {
            table.grid = table.grid_lines();
        }
        table
    }

    pub(super) fn measure(&self) -> Measure {
        self.listing.shown.data().indicators()[self.listing.shown.indicator].measure
    }

    /// Where a score stands on the axis, in percent of its width.
    pub(super) fn share(&self, value: Decimal) -> f64 {
        Scale::new(self.low, self.high, 0.0, 100.0).of(value)
    }

    /// A row.
    pub fn row(&self, at: usize) -> String {
        let row = &self.listing.rows[at];
        let mut html = self.open_row(at, row);
        if self.narrow && self.view == RankingView::Bars {
            self.narrow_cells(row, &mut html);
        } else {
            self.rank_cells(row, &mut html);
            self.name_cell(row, "", &mut html);
            match self.view {
                RankingView::Bars => self.bar_cells(row, &mut html),
                _ => {
                    if let Some(further) = self.further {
                        (further.cells)(self, row, &mut html);
                    }
                }
            }
        }
        html.push_str("</tr>");
        html
    }

    /// Room in place of rows that are out of sight.
    pub fn gap(pixels: f64) -> String {
        let pixels = pixels.round() as u64;
        // One cell of one column: a wider one would make columns of its own.
        format!(r#"<tr class="gapped" aria-hidden="true"><td height="{pixels}"></td></tr>"#)
    }

    fn open_row(&self, at: usize, row: &Row) -> String {
        let id = escaped(&self.listing.shown.data().units()[row.unit].id);
        let mut classes = String::new();
        let units = &self.listing.shown.units;
        if let Some(place) = units.iter().position(|unit| *unit == row.unit) {
            classes.push_str(if place == 0 { "us" } else { "watch" });
        }
        if let Some(above) = self.pins.iter().position(|unit| *unit == row.unit) {
            let below = self.pins.len() - above - 1;
            let _ = write!(classes, " pinned above-{above} below-{below}");
        }
        let fifth = row.rank.and_then(|rank| rank.value.as_whole()).is_some_and(|r| r % 5 == 0);
        if fifth {
            classes.push_str(" five");
        }
        format!(
            r#"<tr class="{classes}" data-unit="{id}" data-row="{at}" aria-rowindex="{}">"#,
            at + 2
        )
    }

    fn name(&self, unit: UnitIx) -> String {
        escaped(self.lang.label(&self.listing.shown.data().units()[unit].name))
    }

    fn name_cell(&self, row: &Row, after: &str, html: &mut String) {
        let name = self.name(row.unit);
        let on = self.listing.shown.units.contains(&row.unit);
        let pin = if on { PIN } else { "" };
        let tab = if self.active == Some(row.unit) { "0" } else { "-1" };
        if row.aggregate {
            let _ = write!(html, r#"<td class="n reason" role="rowheader">{name}{after}</td>"#);
            return;
        }
        let _ = write!(
            html,
            r#"<td class="n" role="rowheader"><button type="button" tabindex="{tab}" aria-pressed="{on}"><span>{name}{pin}</span>{after}</button></td>"#
        );
    }

    /// A rank, with the mark of its origin where the head of the column cannot give it for all.
    fn rank(&self, rank: Option<Given<Rank>>) -> String {
        match rank {
            None => "–".to_owned(),
            Some(rank) => {
                let text = number::plain(rank.value.decimal(), self.lang);
                let marked = self.listing.rank_origin.is_none();
                let mark = if marked { mark_markup(rank.origin, self.lang) } else { String::new() };
                match rank.origin {
                    Origin::Derived => format!(r#"<span class="der">{text}</span>{mark}"#),
                    _ => text + &mark,
                }
            }
        }
    }

    /// Places gained or lost: class, sign, number.
    fn places(&self, row: &Row) -> Option<(&'static str, &'static str, String)> {
        let places = row.change?.places?.value;
        let (class, sign) = tone(places.signum());
        Some((class, sign, number::whole(i64::from(places.unsigned_abs()), self.lang)))
    }

    fn rank_cells(&self, row: &Row, html: &mut String) {
        let _ = write!(html, r#"<td class="r">{}</td>"#, self.rank(row.rank));
        if self.listing.shown.versus.is_none() {
            return;
        }
        match self.places(row) {
            Some((class, sign, text)) => {
                let _ =
                    write!(html, r#"<td class="ch {class}"><i>{sign}</i><span>{text}</span></td>"#);
            }
            None => html.push_str(r#"<td class="ch no">–</td>"#),
        }
    }

    fn score_text(&self, row: &Row) -> String {
        match row.score {
            Ok(score) if score.origin == Origin::Derived => {
                let text = number::number(score.value, self.decimals, self.lang);
                format!(r#"<span class="der">{text}</span>"#)
            }
            Ok(score) => number::number(score.value, self.decimals, self.lang),
            Err(_) => "–".to_owned(),
        }
    }

    pub(super) fn score_cell(&self, row: &Row, html: &mut String) {
        let _ = match row.score {
            Ok(_) => write!(html, r#"<td class="sc">{}</td>"#, self.score_text(row)),
            Err(reason) => {
                let why = words::missing(reason, self.lang);
                write!(
                    html,
                    r#"<td class="sc reason" title="{why}">–<span class="sr">{why}</span></td>"#
                )
            }
        };
    }

    /// The change of score: class, sign, number.
    fn change(&self, row: &Row) -> Option<(&'static str, &'static str, String)> {
        let change = row.change?.score_change?.value;
        let (class, sign) = tone(change.round(self.decimals).sign());
        Some((class, sign, number::signed(change, self.decimals, self.lang)))
    }

    pub(super) fn change_cell(&self, row: &Row, html: &mut String) {
        let _ = match self.change(row) {
            Some((class, sign, text)) => {
                write!(html, r#"<td class="ds {class}"><i>{sign}</i>{text}</td>"#)
            }
            None => write!(html, r#"<td class="ds no">–</td>"#),
        };
    }

    fn bar_cells(&self, row: &Row, html: &mut String) {
        if self.listing.scored {
            let bar = match row.score {
                Ok(_) => self.bar(row),
                Err(reason) => {
                    format!(r#"<span class="reason">{}</span>"#, words::missing(reason, self.lang))
                }
            };
            let _ = write!(html, r#"<td class="l">{bar}</td>"#);
            self.score_cell(row, html);
            if self.listing.shown.versus.is_some() {
                self.change_cell(row, html);
            }
            if let Some(us) = self.listing.us() {
                let gap = match (row.score, us.score) {
                    _ if row.unit == us.unit => "–".to_owned(),
                    (Ok(a), Ok(b)) => number::signed(a.value - b.value, self.decimals, self.lang),
                    _ => "–".to_owned(),
                };
                let _ = write!(html, r#"<td class="gap">{gap}</td>"#);
            }
        }
        if self.listing.past.periods.len() > 1 {
            let _ = write!(html, r#"<td class="past">{}</td>"#, self.spark(row));
        }
    }

    fn narrow_cells(&self, row: &Row, html: &mut String) {
        let places = self.places(row).map_or(String::new(), |(class, sign, text)| {
            format!(r#"<small class="{class}">{sign} {text}</small>"#)
        });
        let _ = write!(html, r#"<td class="r">{}{places}</td>"#, self.rank(row.rank));
        let bar = match row.score {
            Ok(_) => self.bar(row),
            Err(reason) => format!(r#"<small>{}</small>"#, words::missing(reason, self.lang)),
        };
        self.name_cell(row, &bar, html);
        let change = self.change(row).map_or(String::new(), |(class, sign, text)| {
            format!(r#"<small class="{class}">{sign} {text}</small>"#)
        });
        let _ = write!(html, r#"<td class="v">{}{change}</td>"#, self.score_text(row));
    }
}
