//! Figures in which two files disagree: both, with where they stand, and the choice which counts.

use crate::app::browser::element::{El, button, el};
use crate::app::local;
use crate::app::state::App;
use crate::import::conflict::Precedence;
use crate::import::{FigureFrom, FileOver};
use crate::locale::words::{Reading, compared::Compared, opening, word};
use crate::locale::{Lang, date};
use crate::worker::panel::Panel;
use crate::worker::told::{ConflictTold, SideTold, in_lang};

/// Has one file count wherever it and another disagree.
fn prefer(app: App, file: &str, over: &str) {
    local::decide(app, |choices| {
        let pair = [file, over];
        choices.files.retain(|old| !(pair.contains(&&*old.file) && pair.contains(&&*old.over)));
        choices.files.push(FileOver { file: file.to_owned(), over: over.to_owned() });
    });
}

/// Takes one figure from a file, whatever counts otherwise.
fn take(app: App, conflict: &ConflictTold, file: &str) {
    local::decide(app, |choices| {
        let same = |from: &FigureFrom| {
            from.unit == conflict.unit
                && from.indicator == conflict.indicator
                && from.period == conflict.period
        };
        choices.figures.retain(|from| !same(from));
        choices.figures.push(FigureFrom {
            unit: conflict.unit.clone(),
            indicator: conflict.indicator.clone(),
            period: conflict.period,
            file: file.to_owned(),
        });
    });
}

/// One of the two figures; pressed while it counts.
fn side(app: App, conflict: &ConflictTold, side: &SideTold, counts: bool, lang: Lang) -> El {
    let (of, file) = (conflict.clone(), side.file.clone());
    let figure = in_lang(&side.figure, lang);
    let named = opening::take_figure(figure, &side.file, lang);
    let choose = button("btn line").pressed(counts).label(&named).text(figure);
    let choose = choose.click(move || {
        if !counts {
            take(app, &of, &file);
        }
    });
    let by = counts.then_some(match conflict.by {
        Precedence::Order => Compared::CountsByOrder,
        Precedence::File => Compared::CountsByFile,
        Precedence::Figure => Compared::CountsByFigure,
    });
    let by = by.map(|by| el("span").class("lab").text(" · ").text(word(by, lang)));
    let place = el("span").text(in_lang(&side.place, lang)).all(by);
    el("div").class("side").add(choose).add(place)
}

fn conflict(app: App, found: &ConflictTold, lang: Lang) -> El {
    let name = lang.label(&found.unit_name);
    let indicator = lang.label(&found.indicator_name);
    let period = date::period_short(found.period, lang);
    el("div")
        .class("ask")
        .add(el("p").class("q").text(&format!("{name} · {indicator} · {period}")))
        .add(side(app, found, &found.kept, true, lang))
        .add(side(app, found, &found.refused, false, lang))
}

/// For each pair of files that disagree: a button that has the other one count.
fn pairs(app: App, panel: &Panel, lang: Lang) -> Vec<El> {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for found in &panel.conflicts {
        let pair = (found.kept.file.as_str(), found.refused.file.as_str());
        if !seen.contains(&pair) {
            seen.push(pair);
        }
    }
    let button = |(kept, refused): &(&str, &str)| {
        let (file, over) = ((*refused).to_owned(), (*kept).to_owned());
        button("btn line")
            .text(&opening::prefer_file(refused, kept, lang))
            .click(move || prefer(app, &file, &over))
    };
    seen.iter().map(button).collect()
}

/// All conflicts: the first of them, and how many more there are.
pub fn conflicts(app: App, panel: &Panel, lang: Lang) -> Option<El> {
    if panel.conflicts.is_empty() {
        return None;
    }
    let more = panel.all_conflicts - panel.conflicts.len().min(panel.all_conflicts);
    let more = (more > 0).then(|| el("p").class("lab").text(&opening::more_conflicts(more, lang)));
    let title = el("h2")
        .text(word(Compared::Conflicts, lang))
        .add(el("small").text(&opening::how_many(panel.all_conflicts, lang)));
    let pairs = el("div").class("bs").all(pairs(app, panel, lang));
    let shown = panel.conflicts.iter().map(|found| conflict(app, found, lang));
    Some(
        el("section")
            .class("conf")
            .add(title)
            .add(pairs)
            .all(shown)
            .all(more)
            .add(el("p").class("lab").text(word(Reading::BothAreKept, lang))),
    )
}
