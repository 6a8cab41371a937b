//! Lists side by side in one sheet, each sorted on its own beside names of its own: no figure may be
//! taken for that of a name in another list.
//!
//! Publishers of indices print so: the best province of each component in the first row.

use super::clean::indicator_name;
use super::grid::text_of;
use super::shape::{ELSEWHERE, Shape, ShapeColumn, ShapeRow, said, value};
use super::table::{Table, same_rows, same_set};
use crate::import::json::Node;
use crate::import::records::{HeaderWord, compound, header_word};
use crate::model::Period;

/// Lists that share their rows.
struct Block {
    /// The column of names.
    name: usize,
    /// The columns that belong to it.
    values: Vec<usize>,
}

/// The lists of a table in long form, a figure a row. `None`: it is one list.
pub fn read<'n>(table: &Table<'n>, of_sheet: Option<Period>) -> Option<Shape<'n>> {
    if table.is_long() {
        return None;
    }
    let blocks = blocks(table)?;
    let names = ["Tỉnh", "Chỉ số", "Điểm", "Hạng", "Xếp loại"];
    let columns = names.iter().map(|name| ShapeColumn {
        at: table.columns.first().map_or(0, |column| column.at),
        name: (*name).to_owned(),
        english: None,
    });
    let mut shape = Shape { columns: columns.collect(), rows: Vec::new(), layouts: Vec::new() };
    for block in &blocks {
        block.push(table, of_sheet, &mut shape);
    }
    Some(shape)
}

/// The lists side by side, at least two.
fn blocks(table: &Table<'_>) -> Option<Vec<Block>> {
    let names: Vec<usize> = table.names().collect();
    let (&first, others) = names.split_first()?;
    let mut starts = vec![first];
    starts.extend(others.iter().copied().filter(|&other| same_set(table, first, other)));
    // A column before the first names that stands before all of them again is a part of each list.
    let before = leading(table, &starts);
    let mut blocks: Vec<Block> = Vec::new();
    for (at, &name) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(table.columns.len(), |next| next - before);
        let values = (name - before..name).chain(name + 1..end).collect();
        let same = blocks.last().is_some_and(|last: &Block| same_rows(table, last.name, name));
        match blocks.last_mut().filter(|_| same) {
            Some(last) => last.values.extend::<Vec<usize>>(values),
            None => blocks.push(Block { name, values }),
        }
    }
    (blocks.len() > 1).then_some(blocks)
}

/// What a column is by its name, which may stand behind that of its list.
fn word(name: &str) -> Option<HeaderWord> {
    let last = || header_word(name.split(' ').next_back()?);
    header_word(name).or_else(|| Some(compound(name)?.0)).or_else(last)
}

/// 1 when each list begins with a rank or a number before its names, else 0.
fn leading(table: &Table<'_>, starts: &[usize]) -> usize {
    let of = |name: usize| {
        let column = table.columns.get(name.checked_sub(1)?)?;
        Some(word(&column.name)?).filter(|_| column.is_numeric())
    };
    let word = starts.first().and_then(|first| of(*first));
    let numbered = matches!(word, Some(HeaderWord::Rank | HeaderWord::Serial));
    usize::from(numbered && starts.len() > 1 && starts.iter().all(|name| of(*name) == word))
}

impl Block {
    /// Writes the figures of each of its scores; rank and class belong to the last score before.
    fn push<'n>(&self, table: &Table<'n>, of_sheet: Option<Period>, shape: &mut Shape<'n>) {
        let mut figures: Vec<Figures> = Vec::new();
        let mut early: Option<usize> = None;
        for &at in &self.values {
            let column = &table.columns[at];
            let is_rank = word(&column.name) == Some(HeaderWord::Rank) && column.is_numeric();
            let serial = word(&column.name) == Some(HeaderWord::Serial);
            match figures.last_mut() {
                _ if serial || column.filled == 0 => {}
                None if is_rank => early = Some(at),
                Some(last) if is_rank => last.rank = Some(at),
                Some(last) if !column.is_numeric() => last.class = Some(at),
                _ if column.is_numeric() => {
                    figures.push(Figures { score: at, rank: early.take(), class: None });
                }
                _ => {}
            }
        }
        for figure in &figures {
            let column = &table.columns[figure.score];
            let indicator = indicator_name(&column.name, of_sheet);
            let number = |at: Option<usize>| at.map_or(ELSEWHERE, |at| table.columns[at].number);
            let layout = [Some(self.name), None, Some(figure.score), figure.rank, figure.class];
            shape.layouts.push((shape.rows.len(), layout.map(number).to_vec()));
            for row in &table.rows {
                let cell = |at: usize| row.cell(table.columns[at].number);
                let (name, score) = (cell(self.name), cell(figure.score));
                let rank = figure.rank.and_then(cell);
                let class = figure.class.and_then(cell);
                if score.or(rank).is_none() {
                    continue;
                }
                let cells: Vec<Node<'n>> = vec![
                    value(name, row.at),
                    said(&indicator, column.at),
                    value(score, row.at),
                    value(rank, row.at),
                    value(class.filter(|class| !text_of(class).is_empty()), row.at),
                ];
                shape.rows.push(ShapeRow { at: row.at, cells });
            }
        }
    }
}

/// The columns of one indicator.
struct Figures {
    score: usize,
    rank: Option<usize>,
    class: Option<usize>,
}
