//! What each file was recognised as, and how its units were matched.

use leptos::prelude::*;

use crate::app::components::icon::{Icon, Pictogram};
use crate::app::state::App;
use crate::import::{FileReport, Imported, Matched};
use crate::locale::words::{self, Ui, opening, word};
use crate::locale::{Lang, date, number};

fn periods(report: &FileReport, lang: Lang) -> String {
    match report.periods.as_slice() {
        [] => "–".to_owned(),
        [only] => date::period_short(*only, lang),
        [first, .., last] => date::span(*first, *last, lang),
    }
}

/// The table of files.
pub fn files(app: App, imported: &Imported, lang: Lang) -> impl IntoView + use<> {
    let rows = imported
        .reports
        .iter()
        .map(|report| {
            let name = report.file.clone();
            let dropped = report.file.clone();
            let title = report.publication.as_ref().map(|title| lang.label(title).to_owned());
            let take_out = opening::take_out(&name, lang);
            let count = |count: usize| number::whole(count as i64, lang);
            view! {
                <tr>
                    <td>
                        <b>{name}</b>
                        <small>{opening::size(report.size, lang)}</small>
                    </td>
                    <td>{words::format(report.recognised, lang)} <small>{title}</small></td>
                    <td class="num"><b>{periods(report, lang)}</b></td>
                    <td class="num">{count(report.units)}</td>
                    <td class="num">{count(report.indicators)}</td>
                    <td class="num">{count(report.observations)}</td>
                    <td class="num">
                        <button
                            type="button"
                            class="btn round"
                            aria-label=take_out
                            on:click=move |_| app.drop_file(&dropped)
                        >
                            <Pictogram icon=Icon::Close />
                        </button>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let head = |ui: Ui| word(ui, lang);
    view! {
        <section>
            <h2>{opening::received(imported.reports.len(), lang)}</h2>
            <div class="scroll-x">
                <table class="ft">
                    <thead>
                        <tr>
                            <th scope="col">{head(Ui::FileColumn)}</th>
                            <th scope="col">{head(Ui::RecognisedAs)}</th>
                            <th scope="col" class="num">{head(Ui::Year)}</th>
                            <th scope="col" class="num">{head(Ui::UnitColumn)}</th>
                            <th scope="col" class="num">{head(Ui::IndicatorsColumn)}</th>
                            <th scope="col" class="num">{head(Ui::FiguresColumn)}</th>
                            <th><span class="sr">{head(Ui::Close)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Up to so many units each has a mark of its own.
const MOST_MARKS: usize = 200;

/// How the units of the later files were matched with those before: a mark a unit.
pub fn matching(imported: &Imported, lang: Lang) -> Option<impl IntoView + use<>> {
    // Before the first file with units there is nothing to match with.
    let read = imported.reports.iter().filter(|report| report.units > 0);
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
        (all.exact, "exact", Ui::MatchedExact),
        (all.unicode_form, "near", Ui::MatchedUnicode),
        (all.spelling, "near", Ui::MatchedSpelling),
        (all.prefix, "near", Ui::MatchedPrefix),
        (all.unaccented, "near", Ui::MatchedUnaccented),
        (all.alias, "near", Ui::MatchedAlias),
        (all.decided, "near", Ui::MatchedDecided),
        (all.doubtful, "doubt", Ui::MatchedDoubtful),
        (all.new, "doubt", Ui::MatchedNew),
    ];
    let total: usize = groups.iter().map(|(count, _, _)| count).sum();
    if total == 0 {
        return None;
    }
    let drawn = total <= MOST_MARKS;
    let groups = groups.into_iter().filter(|(count, _, _)| *count > 0);
    let groups = groups
        .map(|(count, class, name)| {
            let width = count * 11;
            let marks: String = (0..count)
                .map(|at| {
                    let x = at * 11 + 1;
                    format!(r#"<rect class="{class}" x="{x}" y="1" width="8.5" height="18"/>"#)
                })
                .collect();
            let marks = drawn.then(|| {
                view! {
                    <svg
                        width=width.to_string()
                        height="20"
                        viewBox=format!("0 0 {width} 20")
                        aria-hidden="true"
                        inner_html=marks
                    ></svg>
                }
            });
            let count = number::whole(count as i64, lang);
            view! { <div>{marks} <b>{count}</b> " " {word(name, lang)}</div> }
        })
        .collect_view();
    Some(view! {
        <section>
            <h2>{opening::how_matched(total, lang)}</h2>
            <div class="squares">{groups}</div>
        </section>
    })
}
