//! What each file was recognised as, and how its units were matched.

use crate::app::browser::element::{El, button, el};
use crate::app::components::icon::Icon;
use crate::app::components::select::{Choice, Select, select};
use crate::app::local;
use crate::app::state::App;
use crate::import::{FileReport, Matched};
use crate::locale::words::{self, Reading, Ui, opening, word};
use crate::locale::{Lang, date, number};
use crate::worker::panel::Panel;

fn periods(report: &FileReport, lang: Lang) -> String {
    match report.periods.as_slice() {
        [] => "–".to_owned(),
        [only] => date::period_short(*only, lang),
        [first, .., last] => date::span(*first, *last, lang),
    }
}

fn figure(count: usize, lang: Lang) -> El {
    el("td").class("num").text(&number::whole(count as i64, lang))
}

/// For a workbook of several sheets: which of them is read, and the list to choose another one.
fn sheets(app: App, report: &FileReport, lang: Lang) -> Option<El> {
    if report.sheets.len() < 2 {
        return None;
    }
    let shown: Vec<_> = report.sheets.iter().filter(|sheet| sheet.shown).collect();
    let several = (shown.len() != 1).then(|| {
        let names: Vec<&str> = shown.iter().map(|sheet| sheet.name.as_str()).collect();
        Choice::new("", opening::sheets_read(&names, lang))
    });
    let sheet = report.sheets.iter().map(|sheet| {
        let name = opening::sheet(&sheet.name, sheet.units, sheet.hidden, lang);
        Choice::new(sheet.name.clone(), name)
    });
    let choices: Vec<Choice> = several.into_iter().chain(sheet).collect();
    let value = if let [only] = shown.as_slice() { only.name.as_str() } else { "" };
    let name = opening::sheet_of(&report.file, lang);
    let list = Select { name: Some(&name), choices: &choices, value, ..Select::default() };
    let file = report.file.clone();
    Some(select(&list, move |sheet| {
        let file = file.clone();
        local::decide(app, |choices| {
            // Which columns mean what was said of the sheet before.
            choices.columns.remove(&file);
            if sheet.is_empty() {
                choices.sheets.remove(&file);
            } else {
                choices.sheets.insert(file, sheet);
            }
        });
    }))
}

fn row(app: App, report: &FileReport, source: u32, lang: Lang) -> El {
    let title = report.publication.as_ref().map(|title| lang.label(title)).unwrap_or_default();
    let name = el("td")
        .add(el("b").text(&report.file))
        .add(el("small").text(&opening::size(report.size, lang)));
    let recognised = el("td")
        .text(words::format(report.recognised, lang))
        .add(el("small").text(title))
        .all(sheets(app, report, lang));
    let file = report.file.clone();
    let take_out = button("btn round")
        .label(&opening::take_out(&file, lang))
        .icon(Icon::Close)
        .click(move || local::drop_file(app, source));
    el("tr")
        .add(name)
        .add(recognised)
        .add(el("td").class("num").add(el("b").text(&periods(report, lang))))
        .add(figure(report.units, lang))
        .add(figure(report.indicators, lang))
        .add(figure(report.observations, lang))
        .add(el("td").class("num").add(take_out))
}

/// The table of files.
pub fn files(app: App, panel: &Panel, lang: Lang) -> El {
    let heads = [
        (word(Reading::FileColumn, lang), ""),
        (word(Reading::RecognisedAs, lang), ""),
        (word(Ui::Year, lang), "num"),
        (word(Ui::UnitColumn, lang), "num"),
        (word(Ui::IndicatorsColumn, lang), "num"),
        (word(Reading::FiguresColumn, lang), "num"),
    ];
    let heads = heads.map(|(name, class)| el("th").attr("scope", "col").class(class).text(name));
    let close = el("th").add(el("span").class("sr").text(word(Ui::Close, lang)));
    let rows = panel.reports.iter().zip(&panel.sources);
    let rows = rows.map(|(report, source)| row(app, report, *source, lang));
    let table = el("table")
        .class("ft")
        .add(el("thead").add(el("tr").all(heads).add(close)))
        .add(el("tbody").all(rows));
    el("section")
        .add(el("h2").text(&opening::received(panel.reports.len(), lang)))
        .add(el("div").class("scroll-x").add(table))
}

/// Up to so many units each has a mark of its own.
const MOST_MARKS: usize = 200;

/// The marks of one group as a picture in mark-up. There is no text in it.
fn marks(count: usize, class: &str) -> String {
    let width = count * 11;
    let marks: String = (0..count)
        .map(|at| {
            let x = at * 11 + 1;
            format!(r#"<rect class="{class}" x="{x}" y="1" width="8.5" height="18"/>"#)
        })
        .collect();
    format!(
        r#"<svg width="{width}" height="20" viewBox="0 0 {width} 20" aria-hidden="true">{marks}</svg>"#
    )
}

/// How the units of the later files were matched with those before: a mark a unit.
pub fn matching(panel: &Panel, lang: Lang) -> Option<El> {
    // Before the first file with units there is nothing to match with.
    let read = panel.reports.iter().filter(|report| report.units > 0);
    let later = read.skip(1).map(|report| report.matched);
    let all = later.fold(Matched::default(), |mut sum, more| {
        sum.exact += more.exact;
        sum.unicode_form += more.unicode_form;
        sum.spelling += more.spelling;
        sum.prefix += more.prefix;
        sum.alias += more.alias;
        sum.unaccented += more.unaccented;
        sum.decided += more.decided;
        sum.doubtful += more.doubtful;
        sum.new += more.new;
        sum
    });
    let groups = [
        (all.exact, "exact", Reading::MatchedExact),
        (all.unicode_form, "near", Reading::MatchedUnicode),
        (all.spelling, "near", Reading::MatchedSpelling),
        (all.prefix, "near", Reading::MatchedPrefix),
        (all.unaccented, "near", Reading::MatchedUnaccented),
        (all.alias, "near", Reading::MatchedAlias),
        (all.decided, "near", Reading::MatchedDecided),
        (all.doubtful, "doubt", Reading::MatchedDoubtful),
        (all.new, "doubt", Reading::MatchedNew),
    ];
    let total: usize = groups.iter().map(|(count, _, _)| count).sum();
    if total == 0 {
        return None;
    }
    let drawn = total <= MOST_MARKS;
    let groups = groups.into_iter().filter(|(count, _, _)| *count > 0);
    let groups = groups.map(|(count, class, name)| {
        let marks = if drawn { marks(count, class) } else { String::new() };
        el("div")
            .markup(&marks)
            .add(el("b").text(&number::whole(count as i64, lang)))
            .text(" ")
            .text(word(name, lang))
    });
    let title = el("h2").text(&opening::how_matched(total, lang));
    Some(el("section").add(title).add(el("div").class("squares").all(groups)))
}
