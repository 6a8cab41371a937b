//! What a reader plans, as one text that a person can read and edit:
//! `goal=rank:1;to=pci.land*7,pci.entry*9.5;lock=pci.time`.
//!
//! Reading is lenient: what cannot be understood is reported and left out, the rest is honoured.

use super::LinkProblem;
use super::listed::{escaped, read, read_ids, written, written_ids};
use super::percent;
use crate::model::Decimal;

/// The longest text that is written or read, in bytes.
const LONGEST: usize = 4 * 1024;

/// The most goals that are written or read.
const MOST_GOALS: usize = 12;

/// What a reader plans for a unit. Ids, not indices: it outlives the data set that it was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// The unit that goal and scores are of; `None`: of whichever is looked at.
    pub unit: Option<String>,
    /// What is to be reached in an index, by its id; without one, in whichever is looked at.
    pub goals: Vec<(Option<String>, GoalOf)>,
    /// Whether criteria are raised, or else the components of the index.
    pub criteria: bool,
    /// Supposed scores of parts, of any index.
    pub to: Vec<(String, Decimal)>,
    /// What a point of a part takes, where it is not 1.
    pub effort: Vec<(String, Decimal)>,
    /// By how much a part can rise, where that is not what is left below its maximum.
    pub room: Vec<(String, Decimal)>,
    /// Parts that stay as they are.
    pub locked: Vec<String>,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalOf {
    /// This rank or a better one, from 1.
    Rank(u32),
    /// This band, the best is 1.
    Band(u32),
    /// This total.
    Score(Decimal),
}

impl Planned {
    /// What is to be reached in an index.
    pub fn goal_in(&self, index: &str) -> Option<GoalOf> {
        let of = |wanted: Option<&str>| {
            let found = self.goals.iter().find(|(index, _)| index.as_deref() == wanted);
            found.map(|(_, goal)| *goal)
        };
        of(Some(index)).or_else(|| of(None))
    }

    /// Sets what is to be reached in an index, or that nothing is.
    pub fn set_goal(&mut self, index: &str, goal: Option<GoalOf>) {
        self.goals.retain(|(other, _)| other.as_deref().is_some_and(|other| other != index));
        self.goals.extend(goal.map(|goal| (Some(index.to_owned()), goal)));
    }
}

/// A plan as text; what would make it too long is left out, the last lists first.
pub fn encode(plan: &Planned) -> String {
    let goal = plan.goals.iter().take(MOST_GOALS).map(written_goal).collect::<Vec<_>>().join(",");
    let depth = if plan.criteria { "criteria".to_owned() } else { String::new() };
    let unit = plan.unit.as_deref().map(percent::encode).unwrap_or_default();
    let sections = [
        ("unit", unit),
        ("goal", goal),
        ("depth", depth),
        ("to", written(&plan.to)),
        ("lock", written_ids(&plan.locked)),
        ("effort", written(&plan.effort)),
        ("room", written(&plan.room)),
    ];
    let mut text = String::new();
    for (key, value) in sections.into_iter().filter(|(_, value)| !value.is_empty()) {
        let mark = if text.is_empty() { "" } else { ";" };
        let section = format!("{mark}{key}={value}");
        if text.len() + section.len() <= LONGEST {
            text += &section;
        }
    }
    text
}

/// The plan that a text asks for, and what of it could not be understood.
pub fn decode(text: &str) -> (Planned, Vec<LinkProblem>) {
    let mut plan = Planned::default();
    let mut problems = Vec::new();
    if text.len() > LONGEST {
        problems.push(LinkProblem::TooLong { length: text.len(), most: LONGEST });
        return (plan, problems);
    }
    let mut seen: Vec<String> = Vec::new();
    for section in text.split(';').map(str::trim).filter(|section| !section.is_empty()) {
        let (key, value) = section.split_once('=').unwrap_or((section, ""));
        let key = percent::decode(key.trim());
        if seen.contains(&key) {
            problems.push(LinkProblem::Repeated(key));
            continue;
        }
        match key.as_str() {
            "unit" => {
                plan.unit = Some(percent::decode(value.trim())).filter(|id| !id.is_empty());
            }
            "goal" => plan.goals = goals(value, &mut problems),
            "depth" => match value.trim() {
                "criteria" => plan.criteria = true,
                "parts" => {}
                other => problems.push(unknown("depth", other)),
            },
            "to" => plan.to = read(value, "to", &mut problems),
            "effort" => plan.effort = read(value, "effort", &mut problems),
            "room" => plan.room = read(value, "room", &mut problems),
            "lock" => plan.locked = read_ids(value, "lock", &mut problems),
            _ => {
                problems.push(LinkProblem::Key(key));
                continue;
            }
        }
        seen.push(key);
    }
    (plan, problems)
}

fn unknown(key: &str, value: &str) -> LinkProblem {
    LinkProblem::Value { key: key.to_owned(), value: percent::decode(value) }
}

fn written_goal((index, goal): &(Option<String>, GoalOf)) -> String {
    let goal = match goal {
        GoalOf::Rank(rank) => format!("rank:{rank}"),
        GoalOf::Band(band) => format!("band:{band}"),
        GoalOf::Score(score) => format!("score:{}", score.normal()),
    };
    let index = index.as_deref().map(|index| format!("*{}", escaped(index)));
    goal + &index.unwrap_or_default()
}

/// Goals of several indices, each once: the first counts.
fn goals(text: &str, problems: &mut Vec<LinkProblem>) -> Vec<(Option<String>, GoalOf)> {
    let mut found: Vec<(Option<String>, GoalOf)> = Vec::new();
    for one in text.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        if found.len() == MOST_GOALS {
            problems.push(LinkProblem::TooMany { key: "goal".to_owned(), most: MOST_GOALS });
            break;
        }
        let (what, index) = one.split_once('*').map_or((one, None), |(a, b)| (a, Some(b)));
        let index = index.map(|id| percent::decode(id.trim())).filter(|id| !id.is_empty());
        if found.iter().any(|(other, _)| *other == index) {
            problems.push(LinkProblem::Repeated(index.unwrap_or_else(|| "goal".to_owned())));
            continue;
        }
        found.extend(goal(&percent::decode(what.trim()), problems).map(|goal| (index, goal)));
    }
    found
}

fn goal(text: &str, problems: &mut Vec<LinkProblem>) -> Option<GoalOf> {
    let (what, number) = text.split_once(':').unwrap_or((text, ""));
    let whole = || number.parse::<u32>().ok().filter(|number| (1..=1_000_000).contains(number));
    let found = match what {
        "rank" => whole().map(GoalOf::Rank),
        "band" => whole().map(GoalOf::Band),
        "score" => Decimal::parse(number).ok().map(|score| GoalOf::Score(score.normal())),
        _ => None,
    };
    if found.is_none() {
        problems.push(unknown("goal", text));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written() {
        let plan = Planned {
            goals: vec![(None, GoalOf::Rank(1))],
            to: vec![("pci.land".to_owned(), Decimal::new(70, 1))],
            locked: vec!["pci.time".to_owned()],
            ..Planned::default()
        };
        assert_eq!(encode(&plan), "goal=rank:1;to=pci.land*7;lock=pci.time");
        assert_eq!(encode(&Planned::default()), "");
        let mut plan = Planned::default();
        plan.set_goal("par", Some(GoalOf::Score(Decimal::from(90))));
        plan.set_goal("a,b*c", Some(GoalOf::Band(2)));
        assert_eq!(encode(&plan), "goal=score:90*par,band:2*a%2Cb%2Ac");
        plan.set_goal("par", None);
        assert_eq!((plan.goal_in("par"), plan.goal_in("a,b*c")), (None, Some(GoalOf::Band(2))));
        // A goal of no index is of each, until another one is set.
        plan.goals.push((None, GoalOf::Rank(3)));
        assert_eq!(plan.goal_in("par"), Some(GoalOf::Rank(3)));
    }

    #[test]
    fn what_cannot_be_understood_is_told_and_left_out() {
        let (plan, problems) =
            decode("goal=rank:0,rank:2*a,rank:3*a;depth=deep;to=a*1,b;colour=red;to=c*1");
        assert_eq!(
            plan,
            Planned {
                goals: vec![(Some("a".to_owned()), GoalOf::Rank(2))],
                to: vec![("a".to_owned(), Decimal::from(1))],
                ..Planned::default()
            }
        );
        assert_eq!(problems.len(), 6);
    }

    fn list() -> impl Strategy<Value = Vec<(String, Decimal)>> {
        let one = ("\\PC{1,8}", -1_000_000i64..1_000_000, 0u8..6);
        let one = one.prop_map(|(id, number, scale)| (id, Decimal::new(i128::from(number), scale)));
        proptest::collection::vec(one, 0..6).prop_map(|list| {
            let mut kept: Vec<(String, Decimal)> = Vec::new();
            for (id, number) in list {
                if !kept.iter().any(|(other, _)| *other == id) {
                    kept.push((id, number.normal()));
                }
            }
            kept
        })
    }

    proptest! {
        #[test]
        fn written_is_read_back(to in list(), effort in list(), room in list(), rank in 1u32..99, criteria: bool, unit in proptest::option::of("[^\\pC\\s]{1,8}")) {
            let locked = to.iter().map(|(id, _)| id.clone()).collect();
            let plan = Planned { unit, goals: vec![(None, GoalOf::Rank(rank)), (Some("x,*y".into()), GoalOf::Band(2))], criteria, to, effort, room, locked };
            prop_assert_eq!(decode(&encode(&plan)), (plan, vec![]));
        }

        #[test]
        fn anything_is_read_without_harm(text in "\\PC{0,80}") {
            let written = encode(&decode(&text).0);
            prop_assert_eq!(encode(&decode(&written).0), written);
        }
    }
}
