//! Combinations of categories as indicators.
//!
//! What is measured comes first; without it the table's title is the index. A category that is the
//! whole of its dimension goes without saying. The parts of an indicator come from one dimension
//! only, so that they may add up: of population by sex and age, «population» has the parts male and
//! female, and each of them its ages; an age of both sexes is an index of its own.

use std::collections::HashMap;

use super::aggregates::is_total;
use super::roles::Layout;
use super::{Category, Counted, Cube, Dimension, Reading, joined};
use crate::import::diagnostic::Problem;
use crate::import::draft::DraftIndicator;
use crate::model::text::{fold, slug};
use crate::model::{Indicator, Label, MAX_DIGITS, Measure};

/// The combinations that have figures, in the order in which they come up.
#[derive(Debug, Default)]
pub(super) struct Combinations {
    index: HashMap<Box<[u32]>, usize>,
    list: Vec<Combination>,
}

#[derive(Debug)]
struct Combination {
    /// A category of each crossed dimension.
    spot: Box<[u32]>,
    /// What its figures are counted in, each once.
    counted: Vec<usize>,
}

/// So deep a tree of parts goes; what is deeper is an index of its own.
const DEEPEST: usize = 8;

/// So many different things are told that figures of one indicator are counted in.
const MOST_COUNTED: usize = 8;

impl Combinations {
    /// Finds or adds a combination of which a figure is counted in something.
    pub fn add(&mut self, spot: &[u32], counted: Option<usize>) {
        let at = match self.index.get(spot) {
            Some(&at) => at,
            None => {
                self.index.insert(spot.into(), self.list.len());
                self.list.push(Combination { spot: spot.into(), counted: Vec::new() });
                self.list.len() - 1
            }
        };
        let known = &mut self.list[at].counted;
        if let Some(of) = counted
            && known.len() < MOST_COUNTED
            && !known.contains(&of)
        {
            known.push(of);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The place of a combination.
    pub fn find(&self, spot: &[u32]) -> Option<usize> {
        self.index.get(spot).copied()
    }

    /// Whether its figures are counted in different things.
    pub fn is_mixed(&self, at: usize) -> bool {
        self.list[at].counted.len() > 1
    }
}

/// A crossed dimension as a tree of categories.
struct Tree<'c> {
    dimension: &'c Dimension,
    /// Whether it says what is measured.
    metric: bool,
    /// The category that is the whole.
    total: Option<usize>,
    /// Whether a category has others under it.
    has_parts: Vec<bool>,
}

impl Tree<'_> {
    fn new(dimension: &Dimension, metric: bool) -> Tree<'_> {
        let categories = &dimension.categories;
        let tops = || (0..categories.len()).filter(|&at| categories[at].parent.is_none());
        let total = tops().find(|&at| is_total(&categories[at].id, &categories[at].label));
        let only = tops().next().filter(|_| categories.len() > 1 && tops().nth(1).is_none());
        let total = total.or(only).filter(|_| !metric);
        let mut tree = Tree { dimension, metric, total, has_parts: Vec::new() };
        tree.has_parts = vec![false; categories.len()];
        for at in 0..categories.len() {
            if let Some(up) = tree.up(at) {
                tree.has_parts[up] = true;
            }
        }
        tree
    }

    fn category(&self, at: u32) -> &Category {
        &self.dimension.categories[at as usize]
    }

    /// The category that another is a part of.
    fn up(&self, at: usize) -> Option<usize> {
        self.dimension.categories[at].parent.or(self.total.filter(|total| *total != at))
    }

    /// The name that a category has in that of an indicator, unless it goes without saying.
    fn name(&self, at: u32) -> Option<Label> {
        if self.total == Some(at as usize) {
            return None;
        }
        let label = &self.category(at).label;
        if self.metric || label.vi.chars().any(char::is_alphabetic) {
            return Some(label.clone());
        }
        Some(joined(&[&self.dimension.label, label], " "))
    }
}

/// The trees of all crossed dimensions.
struct Trees<'c>(Vec<Tree<'c>>);

impl Trees<'_> {
    /// The last dimension in which a combination is a part of another, and that other.
    fn above(&self, spot: &[u32]) -> Option<(usize, Box<[u32]>)> {
        let (at, up) = self.last_part(spot)?;
        let mut above: Box<[u32]> = spot.into();
        above[at] = up as u32;
        Some((at, above))
    }

    fn last_part(&self, spot: &[u32]) -> Option<(usize, usize)> {
        let ups = self.0.iter().zip(spot).map(|(tree, &at)| tree.up(at as usize));
        let ups: Vec<Option<usize>> = ups.collect();
        ups.iter().enumerate().rev().find_map(|(at, up)| up.map(|up| (at, up)))
    }

    /// The dimension that a combination's parts come from.
    fn parts_of(&self, spot: &[u32]) -> Option<usize> {
        let has_parts = |at: &usize| self.0[*at].has_parts[spot[*at] as usize];
        let from = self.last_part(spot).map_or(0, |(at, _)| at);
        (from..spot.len()).find(has_parts)
    }

    /// The combination that another is a part of.
    fn parent(&self, spot: &[u32]) -> Option<(usize, Box<[u32]>)> {
        self.above(spot).filter(|(at, above)| self.parts_of(above) == Some(*at))
    }

    /// What is measured, without the rest.
    fn base(&self, spot: &[u32], title: &Label) -> Label {
        let metrics = self.0.iter().zip(spot).filter(|(tree, _)| tree.metric);
        let names: Vec<Label> = metrics.filter_map(|(tree, &at)| tree.name(at)).collect();
        if names.is_empty() {
            title.clone()
        } else {
            joined(&names.iter().collect::<Vec<_>>(), " · ")
        }
    }

    /// The names of the categories that must be said.
    fn rest(&self, spot: &[u32]) -> Option<Label> {
        let others = self.0.iter().zip(spot).filter(|(tree, _)| !tree.metric);
        let names: Vec<Label> = others.filter_map(|(tree, &at)| tree.name(at)).collect();
        (!names.is_empty()).then(|| joined(&names.iter().collect::<Vec<_>>(), " · "))
    }
}

impl Reading<'_> {
    /// Adds the indicators; gives the place of each combination among the draft's.
    pub(super) fn enter_indicators(
        &mut self,
        cube: &Cube,
        layout: &Layout,
        combinations: &Combinations,
    ) -> Vec<usize> {
        let tree = |&at: &usize| Tree::new(&cube.dimensions[at], layout.metrics.contains(&at));
        let trees = Trees(layout.crossed.iter().map(tree).collect());
        let list = &combinations.list;
        // By their categories, so that the order of figures does not matter.
        let mut order: Vec<usize> = (0..list.len()).collect();
        crate::model::order::sort_by(&mut order, |a, b| list[*a].spot.cmp(&list[*b].spot));
        let mut entered: Vec<Option<usize>> = vec![None; list.len()];
        let mut depths = vec![0; list.len()];
        for at in order {
            // Each after what it is a part of.
            let mut chain = vec![(at, None)];
            while let Some((last, _)) = chain.last().copied()
                && let Some((changed, above)) = trees.parent(&list[last].spot)
                && let Some(above) = combinations.find(&above)
            {
                if let Some(end) = chain.last_mut() {
                    end.1 = Some((changed, above));
                }
                if entered[above].is_some() {
                    break;
                }
                chain.push((above, None));
            }
            while let Some((at, under)) = chain.pop() {
                if entered[at].is_none() {
                    let under = under.filter(|(_, above)| depths[*above] < DEEPEST);
                    depths[at] = under.map_or(0, |(_, above)| depths[above] + 1);
                    let under = under.and_then(|(changed, above)| Some((changed, entered[above]?)));
                    entered[at] = Some(self.add_indicator(cube, &trees, &list[at], under));
                }
            }
        }
        entered.into_iter().map(Option::unwrap_or_default).collect()
    }

    fn add_indicator(
        &mut self,
        cube: &Cube,
        trees: &Trees<'_>,
        combination: &Combination,
        under: Option<(usize, usize)>,
    ) -> usize {
        let spot = &combination.spot;
        let rest = trees.rest(spot);
        let (id, name, short) = match under {
            Some((changed, parent)) => {
                let tree = &trees.0[changed];
                let own = &tree.category(spot[changed]);
                let above = self.draft.indicators[parent].indicator.id.clone();
                let id = format!("{above}.{}", key(&own.label, &own.id));
                let name = match rest {
                    Some(rest) if !tree.metric => rest,
                    _ => own.label.clone(),
                };
                (id, name, None)
            }
            None => {
                let base = trees.base(spot, &cube.label);
                let metric = trees.0.iter().zip(spot).find(|(tree, _)| tree.metric);
                let instead = metric.map_or("", |(tree, &at)| tree.category(at).id.as_str());
                let mut id = key(&base, instead);
                if let Some(rest) = &rest {
                    id = format!("{id}-{}", key(rest, ""));
                }
                let name = match &rest {
                    Some(rest) => joined(&[&base, rest], ": "),
                    None => base,
                };
                (id, name, rest)
            }
        };
        let id = self.indicator_ids.free(id.trim_matches('-').to_owned(), "indicator");
        let mut indicator = Indicator { short, ..Indicator::new(id, name) };
        indicator.parent = under.map(|(_, parent)| parent);
        self.count(cube, combination, &mut indicator);
        self.draft.indicators.push(DraftIndicator { indicator, offset: cube.at });
        self.draft.indicators.len() - 1
    }

    /// Says what an indicator is counted in: in percent, or in words behind its name.
    fn count(&mut self, cube: &Cube, combination: &Combination, indicator: &mut Indicator) {
        let counted: Vec<&Counted> =
            combination.counted.iter().filter_map(|at| cube.counted.get(*at)).collect();
        let decimals = counted.iter().filter_map(|counted| counted.decimals).max();
        indicator.decimals = decimals.filter(|decimals| u32::from(*decimals) <= MAX_DIGITS);
        let text = match counted.as_slice() {
            [] => "",
            [only] => only.text.trim(),
            several => {
                let units = several.iter().map(|counted| counted.text.clone()).collect();
                let problem = Problem::MixedUnits { indicator: indicator.name.vi.clone(), units };
                return self.tell(cube.at, problem);
            }
        };
        if is_percent(text) || (text.is_empty() && indicator.name.vi.contains('%')) {
            indicator.measure = Measure::Percent;
        }
        let said = fold(&indicator.name.vi).contains(&fold(text));
        let bare = matches!(fold(text).as_str(), "" | "percent" | "per cent" | "phan tram");
        if indicator.parent.is_none() && !said && !bare {
            let behind = Label::vi(format!("({text})"));
            indicator.name = joined(&[&indicator.name, &behind], " ");
        }
    }
}

/// Whether a text says percent.
fn is_percent(text: &str) -> bool {
    let folded = fold(text);
    let begins = |word: &str| folded.starts_with(word);
    text.contains('%') || ["percent", "per cent", "phan tram"].into_iter().any(begins)
}

/// The longest key that is made from a name.
const LONGEST: usize = 60;

/// A key made from a name, or from another key when the name has no Latin letter; cut between
/// words.
fn key(name: &Label, instead: &str) -> String {
    let mut made = slug(&name.vi);
    if made.is_empty() {
        made = slug(instead);
    }
    if let Some(head) = made.get(..LONGEST) {
        let end = head.rfind('-').unwrap_or(LONGEST);
        made.truncate(end);
    }
    made
}
