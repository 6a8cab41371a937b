//! The head of the ranking's table: names of columns, which sort it, and the keys of what is drawn
//! below them.

use leptos::prelude::*;

use super::listing::{Listing, Past};
use super::markup::Table;
use crate::app::browser::history::Step;
use crate::app::components::origin::OriginMark;
use crate::app::state::{App, use_app};
use crate::locale::date;
use crate::locale::words::{Ui, page, word};
use crate::share::{RankingView, Sort, SortColumn};

/// A column that sorts.
fn sorter(app: App, column: SortColumn, lines: Vec<String>) -> impl IntoView {
    let turn = move |_| {
        app.change_view(Step::Push, |view| {
            let reversed = view.sort.column == column && !view.sort.reversed;
            view.sort = Sort { column, reversed };
        });
    };
    let direction = move || {
        let sort = app.view.with(|view| view.sort);
        (sort.column == column && sort != Sort::default()).then_some(if sort.reversed {
            " ▴"
        } else {
            " ▾"
        })
    };
    let lines = lines.into_iter().enumerate();
    let lines = lines
        .map(|(at, line)| view! { {(at > 0).then(|| view! { <br /> })} {line} })
        .collect_view();
    view! {
        <button type="button" on:click=turn>
            {lines}
            <span class="dir" aria-hidden="true">{direction}</span>
        </button>
    }
}

fn sorted(app: App, column: SortColumn) -> impl Fn() -> Option<&'static str> {
    move || {
        let sort = app.view.with(|view| view.sort);
        // Ranks and names rise by nature, figures fall.
        let rising = matches!(column, SortColumn::Rank | SortColumn::Name) != sort.reversed;
        (sort.column == column).then_some(if rising { "ascending" } else { "descending" })
    }
}

/// The head of the table, for a view.
pub fn head(listing: &Listing, past: &Past, view: RankingView, narrow: bool) -> AnyView {
    let app = use_app();
    let lang = app.lang.get();
    let shown = &listing.shown;
    let data = shown.data();
    let table = Table::new(listing, past, view, narrow, lang, None, &[]);
    let now = date::period_short(shown.period, lang);
    let then = shown.versus.map(|versus| date::period_short(versus, lang));
    let text = |ui: Ui| word(ui, lang).to_owned();
    if narrow && view == RankingView::Bars {
        return view! {
            <colgroup><col class="c-rank" /><col /><col class="c-score" /></colgroup>
            <thead><tr>
                <th scope="col">{text(Ui::Rank)}</th>
                <th scope="col">{text(Ui::UnitColumn)}</th>
                <th scope="col">{text(Ui::Score)}</th>
            </tr></thead>
        }
        .into_any();
    }
    let mut columns = vec![view! { <col class="c-rank" /> }.into_any()];
    let mut heads = vec![
        view! {
            <th scope="col" class="nb" aria-sort=sorted(app, SortColumn::Rank)>
                {sorter(app, SortColumn::Rank, vec![text(Ui::Rank)])}
                {listing.rank_origin.map(|origin| view! { <OriginMark origin=origin /> })}
            </th>
        }
        .into_any(),
    ];
    if let Some(then) = &then {
        columns.push(view! { <col class="c-places" /> }.into_any());
        let lines = vec![text(Ui::Against), then.clone()];
        heads.push(
            view! {
                <th scope="col" aria-sort=sorted(app, SortColumn::Places)>
                    {sorter(app, SortColumn::Places, lines)}
                </th>
            }
            .into_any(),
        );
    }
    columns.push(view! { <col class="c-unit" /> }.into_any());
    heads.push(
        view! {
            <th scope="col" class="l n" aria-sort=sorted(app, SortColumn::Name)>
                {sorter(app, SortColumn::Name, vec![text(Ui::UnitColumn)])}
            </th>
        }
        .into_any(),
    );
    let score = |columns: &mut Vec<AnyView>, heads: &mut Vec<AnyView>| {
        columns.push(view! { <col class="c-score" /> }.into_any());
        heads.push(
            view! {
                <th scope="col" aria-sort=sorted(app, SortColumn::Score)>
                    {sorter(app, SortColumn::Score, vec![text(Ui::Score), now.clone()])}
                </th>
            }
            .into_any(),
        );
    };
    let change = |columns: &mut Vec<AnyView>, heads: &mut Vec<AnyView>| {
        if let Some(then) = &then {
            columns.push(view! { <col class="c-change" /> }.into_any());
            let lines = vec![text(Ui::ScoreChange), page::against(then, lang)];
            heads.push(
                view! {
                    <th scope="col" aria-sort=sorted(app, SortColumn::ScoreChange)>
                        {sorter(app, SortColumn::ScoreChange, lines)}
                    </th>
                }
                .into_any(),
            );
        }
    };
    let plain = |columns: &mut Vec<AnyView>, heads: &mut Vec<AnyView>, lines: Vec<String>| {
        columns.push(view! { <col class="c-figure" /> }.into_any());
        let lines = lines.into_iter().enumerate();
        let lines = lines
            .map(|(at, line)| view! { {(at > 0).then(|| view! { <br /> })} {line} })
            .collect_view();
        heads.push(view! { <th scope="col">{lines}</th> }.into_any());
    };
    match view {
        RankingView::Bars => {
            if listing.scored {
                columns.push(view! { <col class="c-bar" /> }.into_any());
                heads.push(
                    view! {
                        <th scope="col" class="l" inner_html=table.axis()></th>
                    }
                    .into_any(),
                );
                score(&mut columns, &mut heads);
                change(&mut columns, &mut heads);
                if let Some(us) = listing.us() {
                    let name = lang.label(&data.units()[us.unit].name);
                    columns.push(view! { <col class="c-gap" /> }.into_any());
                    heads.push(
                        view! {
                            <th scope="col">
                                {text(Ui::GapToUs)}<br />{page::to_unit(name, lang)}
                            </th>
                        }
                        .into_any(),
                    );
                }
            }
            if past.periods.len() > 1 {
                columns.push(view! { <col class="c-spark" /> }.into_any());
                heads.push(
                    view! {
                        <th scope="col" inner_html=table.spark_head()></th>
                    }
                    .into_any(),
                );
            }
        }
        RankingView::Components => {
            score(&mut columns, &mut heads);
            for (at, part) in listing.parts.iter().enumerate() {
                let indicator = &data.indicators()[*part];
                let weight = data.weight(*part, shown.period);
                let weight = weight.and_then(|weight| page::weight(data, *part, weight, lang));
                let first = at == 0;
                let class = if first { "c-first" } else { "" };
                columns.push(view! { <col class=class /> }.into_any());
                let class = if first { "c first" } else { "c" };
                let name = lang.label(indicator.short_name()).to_owned();
                heads.push(
                    view! {
                        <th scope="col" class=class>
                            <span class="part">{name}</span>
                            {weight.map(|weight| view! { <b>{weight}</b> })}
                        </th>
                    }
                    .into_any(),
                );
            }
        }
        RankingView::Table => {
            let two = |ui: Ui, under: &str| vec![word(ui, lang).to_owned(), under.to_owned()];
            let rank = text(Ui::Rank);
            plain(&mut columns, &mut heads, vec![rank.clone(), text(Ui::Published)]);
            plain(&mut columns, &mut heads, vec![rank.clone(), text(Ui::Computed)]);
            plain(&mut columns, &mut heads, vec![text(Ui::NumberRanked)]);
            score(&mut columns, &mut heads);
            plain(&mut columns, &mut heads, vec![text(Ui::ShareOfMaximum)]);
            if let Some(then) = &then {
                plain(&mut columns, &mut heads, two(Ui::Score, then));
                change(&mut columns, &mut heads);
                plain(&mut columns, &mut heads, two(Ui::Rank, then));
            }
            columns.push(view! { <col /> }.into_any());
            heads.push(view! { <th scope="col" class="l g">{text(Ui::Group)}</th> }.into_any());
        }
    }
    view! {
        <colgroup>{columns}</colgroup>
        <thead><tr>{heads}</tr></thead>
    }
    .into_any()
}
