//! What an index is made of: columns of figures and the tree over them. Knows no data set.

use super::fault::Fault;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Decimal, Direction};

/// Figures of units, and the tree of an index over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The indicators.
    pub columns: Vec<Column>,
    /// The index first (it has no parent), then its sub-indices, each after its parent.
    pub nodes: Vec<Node>,
    /// Columns that indicators are divided by (population, area); one figure for each unit.
    pub denominators: Vec<Vec<Option<Decimal>>>,
    /// The group of each unit, for imputing by groups.
    pub groups: Vec<Option<usize>>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// One for each unit; `None` where there is none.
    pub figures: Vec<Option<Decimal>>,
    /// Which end is best.
    pub direction: Direction,
    /// Its weight among the parts of its parent, 0 and above; only proportions matter.
    pub weight: Decimal,
    /// Index into [`Input::nodes`].
    pub parent: usize,
    /// Index into [`Input::denominators`], if it is divided.
    pub denominator: Option<usize>,
    /// The figure that counts as reached, for [`super::Normalisation::Reference`].
    pub reference: Option<Decimal>,
    /// The highest figure there can be, for [`super::Normalisation::Share`].
    pub maximum: Option<Decimal>,
}

/// The index or a sub-index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index into [`Input::nodes`]; `None` for the index itself.
    pub parent: Option<usize>,
    /// Its weight among the parts of its parent, 0 and above; only proportions matter.
    pub weight: Decimal,
}

impl Default for Column {
    /// An indicator of weight 1 right below the index, without figures.
    fn default() -> Column {
        Column {
            figures: Vec::new(),
            direction: Direction::default(),
            weight: Decimal::new(1, 0),
            parent: 0,
            denominator: None,
            reference: None,
            maximum: None,
        }
    }
}

impl Default for Node {
    /// The index itself.
    fn default() -> Node {
        Node { parent: None, weight: Decimal::new(1, 0) }
    }
}

/// A part of a node: what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An indicator, by its index in [`Input::columns`].
    Column(usize),
    /// A sub-index, by its index in [`Input::nodes`].
    Node(usize),
}

bytes_struct!(Input { columns, nodes, denominators, groups });
bytes_struct!(Column { figures, direction, weight, parent, denominator, reference, maximum });
bytes_struct!(Node { parent, weight });
bytes_enum!(Part { 0 = Column(at), 1 = Node(at) });

impl Input {
    /// Number of units.
    pub fn units(&self) -> usize {
        self.groups.len()
    }

    /// The parts of a node, indicators first, and their weights.
    pub fn parts(&self, node: usize) -> Vec<(Part, Decimal)> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.parent == node);
        let nodes = self.nodes.iter().enumerate().filter(|(_, part)| part.parent == Some(node));
        columns
            .map(|(at, column)| (Part::Column(at), column.weight))
            .chain(nodes.map(|(at, part)| (Part::Node(at), part.weight)))
            .collect()
    }

    /// The level of each node: 1 where all parts are indicators, else one above its highest part.
    /// Asks for a tree without faults.
    pub(super) fn levels(&self) -> Vec<usize> {
        let mut levels = vec![1; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                levels[parent] = levels[parent].max(levels[at] + 1);
            }
        }
        levels
    }

    /// What is wrong with its form.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.columns.is_empty() {
            faults.push(Fault::NoIndicator);
        }
        for (at, column) in self.columns.iter().enumerate() {
            let lengths = |divisor: usize| self.denominators.get(divisor).map(Vec::len);
            let divided = column.denominator.is_none_or(|at| lengths(at) == Some(self.units()));
            if column.figures.len() != self.units() || !divided {
                faults.push(Fault::Lengths { column: at });
            }
            if column.parent >= self.nodes.len() {
                faults.push(Fault::Tree { part: Part::Column(at) });
            }
            if column.weight.sign() < 0 {
                faults.push(Fault::NegativeWeight { part: Part::Column(at) });
            }
        }
        for (at, node) in self.nodes.iter().enumerate() {
            // A parent that stands before its parts: no circle can be.
            if !node.parent.map_or(at == 0, |parent| parent < at) {
                faults.push(Fault::Tree { part: Part::Node(at) });
            }
            if node.weight.sign() < 0 {
                faults.push(Fault::NegativeWeight { part: Part::Node(at) });
            }
        }
        if !faults.is_empty() {
            return faults;
        }
        for node in 0..self.nodes.len() {
            let parts = self.parts(node);
            if parts.is_empty() {
                faults.push(Fault::Tree { part: Part::Node(node) });
            } else if parts.iter().all(|(_, weight)| weight.is_zero()) {
                faults.push(Fault::Weightless { node });
            }
        }
        faults
    }
}
