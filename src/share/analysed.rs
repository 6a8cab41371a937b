//! The settings of the page of analysis.

use super::later::Later;
use super::plan::{self, Planned};
use super::recipe::{self, OwnIndex};
use super::{Analysis, Code, LinkProblem, Peers, ViewState};

/// The most draws that a link may ask for: they cost time.
pub const MAX_DRAWS: u32 = 100_000;

/// What the page of analysis is about, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysed {
    /// What it is about.
    pub about: Analysis,
    /// Whom a unit is compared with.
    pub peers: Peers,
    /// By how many percent weights differ at most when ranks are drawn, 0 to 100; `None`: 25.
    pub noise: Option<u32>,
    /// How many draws are made; `None`: 10,000.
    pub draws: Option<u32>,
    /// The seed of their random numbers; `None`: 1.
    pub seed: Option<u32>,
    /// The reader's own index; `None`: none is asked for yet.
    pub recipe: Option<OwnIndex>,
    /// What is planned.
    pub plan: Planned,
}

impl Analysed {
    /// The settings of a view; what cannot be understood is left at its default.
    pub fn of(view: &ViewState) -> Analysed {
        Analysed::read(view).0
    }

    /// The settings of a view, and what of them could not be understood.
    pub fn read(view: &ViewState) -> (Analysed, Vec<LinkProblem>) {
        let mut problems = Vec::new();
        let later = &view.later;
        let found = Analysed {
            about: coded(later, "about", &mut problems),
            peers: coded(later, "peers", &mut problems),
            noise: whole(later, "noise", 0..=100, &mut problems),
            draws: whole(later, "draws", 1..=MAX_DRAWS, &mut problems),
            seed: whole(later, "seed", 0..=u32::MAX, &mut problems),
            recipe: later.get("recipe").map(|text| {
                let (index, more) = recipe::decode(text);
                problems.extend(more);
                index
            }),
            plan: later.get("plan").map_or_else(Planned::default, |text| {
                let (plan, more) = plan::decode(text);
                problems.extend(more);
                plan
            }),
        };
        (found, problems)
    }

    /// Changes the settings of a view.
    pub fn change(view: &mut ViewState, change: impl FnOnce(&mut Analysed)) {
        let mut settings = Analysed::of(view);
        change(&mut settings);
        let number =
            |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let values = [
            ("about", word(settings.about)),
            ("peers", word(settings.peers)),
            ("noise", number(settings.noise)),
            ("draws", number(settings.draws)),
            ("seed", number(settings.seed)),
            ("recipe", settings.recipe.as_ref().map(recipe::encode).unwrap_or_default()),
            ("plan", plan::encode(&settings.plan)),
        ];
        for (key, value) in values {
            view.later.set(key, value);
        }
    }
}

fn word<C: Code + Default>(choice: C) -> String {
    if choice == C::default() { String::new() } else { choice.code().to_owned() }
}

fn coded<C: Code + Default>(later: &Later, key: &str, problems: &mut Vec<LinkProblem>) -> C {
    let Some(value) = later.get(key) else { return C::default() };
    C::from_code(value).unwrap_or_else(|| {
        problems.push(LinkProblem::Value { key: key.to_owned(), value: value.to_owned() });
        C::default()
    })
}

fn whole(
    later: &Later,
    key: &str,
    within: std::ops::RangeInclusive<u32>,
    problems: &mut Vec<LinkProblem>,
) -> Option<u32> {
    let value = later.get(key)?;
    let number = value.parse().ok().filter(|number| within.contains(number));
    if number.is_none() {
        problems.push(LinkProblem::Value { key: key.to_owned(), value: value.to_owned() });
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::decode;

    #[test]
    fn what_cannot_be_understood_is_told_and_left_at_its_default() {
        let (view, none) = decode(
            "#v1/pci?page=analysis&about=magic&noise=500&draws=99999999&seed=-1&peers=alike",
        );
        assert!(none.is_empty(), "only the page knows");
        let (found, problems) = Analysed::read(&view);
        assert_eq!(problems.len(), 4);
        assert_eq!(found, Analysed { peers: Peers::Similar, ..Analysed::default() });
    }
}
