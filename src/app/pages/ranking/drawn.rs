//! What is drawn in the cells of the ranking: bars with their axis, and small lines of ranks.

use std::fmt::Write;

use super::listing::Row;
use super::markup::Table;
use crate::chart::hundredths::Hundredths;
use crate::chart::scale::ticks;
use crate::locale::words::{Ui, page, word};
use crate::locale::{date, number};
use crate::model::Decimal;
use crate::rank::Rank;

impl Table<'_> {
    /// The axis over the bars: the key and the round values.
    pub fn axis(&self) -> String {
        let shown = &self.listing.shown;
        let now = date::period_short(shown.period, self.lang);
        let name = word(Ui::Score, self.lang);
        // Lengths are in the unit of the type, so that all of it grows and shrinks together.
        let mut svg = format!(
            r#"<span class="sr">{name}</span><span class="axis-room"><svg class="axis" aria-hidden="true"><rect class="v" y=".3125rem" width="1.5rem" height=".5625rem" fill="var(--bar)"/><text class="k" x="1.875rem" y=".875rem">{now}</text>"#
        );
        if let Some(versus) = shown.versus {
            let x = (44 + 7 * now.chars().count()) as f64 / 16.0;
            let [x, after] = [x, x + 0.5].map(Hundredths::of);
            let then = date::period_short(versus, self.lang);
            let _ = write!(
                svg,
                r#"<rect x="{x}rem" y=".09375rem" width=".125rem" height="1rem" fill="var(--ink)"/><text class="k" x="{after}rem" y=".875rem">{then}</text>"#
            );
        }
        let (values, places) = self.ticks();
        for (at, value) in values.into_iter().enumerate() {
            let x = self.share(value);
            let (x, anchor) = (Hundredths::of(x), if x < 1.0 { "start" } else { "middle" });
            let label = number::number(value, places, self.lang);
            // In a narrow column every second number is left out, in a narrower one half the rest.
            let class = ["", "second", "fourth", "second"][at % 4];
            let _ = write!(
                svg,
                r#"<text class="{class}" x="{x}%" y="2.0625rem" text-anchor="{anchor}">{label}</text>"#
            );
        }
        svg + "</svg></span>"
    }

    fn ticks(&self) -> (Vec<Decimal>, u8) {
        let (low, high) = self.listing.extent;
        ticks(low, high, 8)
    }

    /// The head over the small lines: first and last year.
    pub fn spark_head(&self) -> String {
        let (Some(first), Some(last)) =
            (self.listing.past.periods.first(), self.listing.past.periods.last())
        else {
            return String::new();
        };
        let title = word(Ui::RankOneOnTop, self.lang);
        let (first, last) =
            (date::period_short(*first, self.lang), date::period_short(*last, self.lang));
        let mut svg = format!(
            r#"<span class="sr">{title}</span><svg class="axis spark" viewBox="0 0 156 36" aria-hidden="true"><text x="156" y="15" text-anchor="end">{title}</text><text x="2" y="33">{first}</text><text x="156" y="33" text-anchor="end">{last}</text>"#
        );
        if let Some(&at) = self.listing.past.breaks.last() {
            let x = self.spark_x(at as f64 - 0.5);
            if (40.0..112.0).contains(&x) {
                let x = Hundredths::of(x);
                let period = date::period_short(self.listing.past.periods[at], self.lang);
                let _ = write!(svg, r#"<text x="{x}" y="33" text-anchor="middle">{period}</text>"#);
            }
        }
        svg + "</svg>"
    }

    fn spark_x(&self, at: f64) -> f64 {
        4.0 + at * 144.0 / (self.listing.past.periods.len().max(2) - 1) as f64
    }

    /// The lines behind the bars, at the round values of the axis.
    pub(super) fn grid_lines(&self) -> String {
        let mut lines = String::new();
        let mut line = |class: &str, value: Decimal| {
            let x = Hundredths::of(self.share(value));
            let _ = write!(lines, r#"<line class="{class}" x1="{x}%" x2="{x}%" y2="100%"/>"#);
        };
        for tick in self.ticks().0.into_iter().filter(|tick| !tick.is_zero()) {
            line("grid", tick);
        }
        line("zero", Decimal::ZERO);
        lines
    }

    /// The bar of a row: its score from zero, and a tick where the score of before stood.
    pub(super) fn bar(&self, row: &Row) -> String {
        let mut svg = String::from(r#"<svg class="bar" aria-hidden="true">"#);
        let zero = self.share(Decimal::ZERO);
        svg.push_str(&self.grid);
        if let Ok(score) = row.score {
            let x = self.share(score.value);
            let (from, width) = (Hundredths::of(zero.min(x)), Hundredths::of((x - zero).abs()));
            let _ = write!(svg, r#"<rect class="val" x="{from}%" width="{width}%"/>"#);
        }
        if let Some(before) = row.was() {
            let x = Hundredths::of(self.share(before.value));
            // A nested picture puts pixels beside a place that is a share of the width.
            let _ = write!(
                svg,
                r#"<svg x="{x}%" overflow="visible"><rect class="halo"/><rect class="was"/></svg>"#
            );
        }
        svg + "</svg>"
    }

    /// The ranks of a row over all periods, small.
    pub(super) fn spark(&self, row: &Row) -> String {
        let Some(ranks) = self.listing.past.ranks.get(row.unit).filter(|ranks| !ranks.is_empty())
        else {
            return String::new();
        };
        let lowest = f64::from(self.listing.past.lowest.max(2) - 1);
        let y = |rank: Rank| 3.0 + (f64::from(rank.halves()) / 2.0 - 1.0) * 16.0 / lowest;
        let (mut path, mut end, mut said) = (String::new(), None, Vec::new());
        let mut pen = 'M';
        for (at, rank) in ranks.iter().enumerate() {
            match rank {
                Some(rank) => {
                    let place = [self.spark_x(at as f64), y(*rank)];
                    let [x, y] = place.map(Hundredths::of);
                    let _ = write!(path, "{pen}{x} {y}");
                    let period = date::period_short(self.listing.past.periods[at], self.lang);
                    said.push(format!("{period}: {}", number::plain(rank.decimal(), self.lang)));
                    pen = 'L';
                    end = Some((x, y));
                }
                None => pen = 'M',
            }
        }
        let mut svg = format!(
            r#"<svg class="spark" viewBox="0 0 156 22" role="img" aria-label="{}">"#,
            page::ranks_over_time(&said.join(", "), self.lang)
        );
        for &at in &self.listing.past.breaks {
            let x = Hundredths::of(self.spark_x(at as f64 - 0.5));
            let _ = write!(svg, r#"<path class="break" d="M{x} 0V22"/>"#);
        }
        let _ = write!(svg, r#"<path class="line" d="{path}"/>"#);
        if let Some((x, y)) = end {
            let us = self.listing.shown.us() == Some(row.unit);
            let radius = if us { 3 } else { 2 };
            let _ = write!(svg, r#"<circle cx="{x}" cy="{y}" r="{radius}"/>"#);
        }
        svg + "</svg>"
    }
}
