//! Where a unit stands, beside its profile.

use leptos::prelude::*;

use super::Seen;
use super::told::told;
use crate::analysis::{self, PeerRule, Place, Strengths, Unplaced};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{Draw, Height, chart_with_facts};
use crate::app::pages::charts::facts;
use crate::app::state::App;
use crate::chart::{self, ChartKind, ChartSpec};
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, date};
use crate::share::{Analysed, Peers, ViewState};
use crate::story::{self, Finding};

/// How many units stand beside ours by rank, on either side; and how many are most like it.
const NEIGHBOURS: usize = 5;
const ALIKE: usize = 8;

const PEERS: [(Peers, Analysis); 4] = [
    (Peers::All, Analysis::PeersAll),
    (Peers::Group, Analysis::PeersGroup),
    (Peers::Neighbours, Analysis::PeersNear),
    (Peers::Similar, Analysis::PeersAlike),
];

fn rule(peers: Peers) -> PeerRule {
    match peers {
        Peers::All => PeerRule::All,
        Peers::Group => PeerRule::Group,
        Peers::Neighbours => PeerRule::Neighbours(NEIGHBOURS),
        Peers::Similar => PeerRule::Similar(ALIKE),
    }
}

type Found = (Place, Result<Strengths, Unplaced>);

fn found(shown: &Shown, peers: Peers) -> Option<Found> {
    let (data, us) = (shown.data(), shown.us()?);
    let (at, period, options) = (shown.indicator, shown.period, shown.options());
    let place = analysis::place(data, us, at, period, shown.versus, &options);
    let strengths = analysis::strengths(data, us, at, period, rule(peers), &options);
    Some((place, strengths))
}

fn findings(shown: &Shown, peers: Peers, lang: Lang) -> Vec<Finding> {
    let Some((place, strengths)) = found(shown, peers) else { return Vec::new() };
    story::place_findings(shown.data(), &place, &strengths, lang)
}

fn spec(shown: &Shown) -> ChartSpec {
    shown.chart(match shown.data().parts(shown.indicator).next() {
        Some(_) => ChartKind::Profile,
        None => ChartKind::Strip,
    })
}

/// What the page draws.
pub fn picture(app: App, lang: Lang) -> Option<(crate::app::in_view::Draw, [String; 2])> {
    let shown = app.shown.get_untracked()?;
    let said = said(&shown, app.view.with_untracked(|view| Analysed::of(view).peers), lang);
    let spec = spec(&shown);
    Some((Box::new(move |frame, _| chart::place(shown.data(), &spec, frame)), said))
}

/// All figures behind the findings as one table for other programs.
pub fn sheet(shown: &Shown, view: &ViewState, lang: Lang) -> Option<Table> {
    let findings = findings(shown, Analysed::of(view).peers, lang);
    super::told::sheet(&findings, lang)
}

fn said(shown: &Shown, peers: Peers, lang: Lang) -> [String; 2] {
    let data = shown.data();
    let Some(us) = shown.us() else {
        return [
            word(Analysis::Place, lang).to_owned(),
            word(Analysis::ChooseUnit, lang).to_owned(),
        ];
    };
    let subject = lang.label(data.indicators()[shown.indicator].short_name());
    let name = lang.label(&data.units()[us].name);
    let subtitle = format!("{name}, {subject} {}", date::period_short(shown.period, lang));
    let finding = findings(shown, peers, lang).into_iter().next().map(|finding| finding.sentence);
    let finding = finding.unwrap_or_default();
    // The first sentence, without its full stop.
    let first = finding.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned();
    // What cannot be said is not about the unit.
    let known = found(shown, peers).is_some_and(|(place, _)| place.gaps.is_ok());
    match known {
        true => [format!("{name}: {}", crate::locale::uncapitalised(&first)), subtitle],
        false => [first, subtitle],
    }
}

fn peers(app: App, lang: Lang) -> El {
    let choices = PEERS.map(|(which, name)| {
        button("")
            .pressed_of(move || app.view.with(|view| Analysed::of(view).peers) == which)
            .text(word(name, lang))
            .click(move || {
                app.change_view(Step::Push, |view| Analysed::change(view, |of| of.peers = which));
            })
    });
    let name = word(Analysis::ComparedWithWhom, lang);
    let seg = el("div").class("seg").attr("role", "group").label(name).all(choices);
    let field = el("div").class("f").add(el("span").class("label").text(name)).add(seg);
    el("div").class("ctl bare").add(field)
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let said = move || {
        let shown = app.shown.get();
        let peers = app.view.with(|view| Analysed::of(view).peers);
        shown.map(|shown| said(&shown, peers, lang)).unwrap_or_default()
    };
    let draw = move || -> Option<Draw> {
        let shown = app.shown.get()?;
        let spec = spec(&shown);
        Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame)))
    };
    let figure = chart_with_facts("place", lang, || Height::Fixed(400.0), draw, facts(app, lang));
    let list = move || {
        let Some(shown) = app.shown.get() else { return Vec::new() };
        let peers = app.view.with(|view| Analysed::of(view).peers);
        findings(&shown, peers, lang).iter().map(|finding| told(app, finding, lang)).collect()
    };
    let panel = el("aside").class("why").label(word(Analysis::Findings, lang)).live(list);
    let below = vec![
        peers(app, lang),
        el("div").class("two").add(el("figure").class("plot").add(figure)).add(panel),
    ];
    Seen { said: Box::new(said), below }
}
