//! The tables of several sheets as one: columns of the same name are one column, and the period that
//! a sheet's name says is one more.

use super::shape::{ELSEWHERE, Shape, ShapeColumn, ShapeRow, said};
use crate::import::json::{Node, Value};
use crate::model::Period;
use crate::model::text::fold;

/// Joins tables, each with the period of its sheet where no column of it says one.
pub fn join<'n>(shapes: Vec<(Shape<'n>, Option<Period>)>) -> Shape<'n> {
    let mut columns: Vec<ShapeColumn> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (shape, _) in &shapes {
        let own = place(&mut columns, &mut keys, &mut places, &shape.columns);
        places.push(own);
    }
    let by_sheet = shapes.iter().any(|(_, period)| period.is_some());
    let mut rows = Vec::new();
    let mut layouts = Vec::new();
    for ((shape, period), places) in shapes.into_iter().zip(places) {
        for (first, own) in shape.layouts {
            let mut layout = vec![ELSEWHERE; columns.len()];
            for (column, at) in own.into_iter().zip(&places) {
                if let Some(place) = layout.get_mut(*at) {
                    *place = column;
                }
            }
            layouts.push((rows.len() + first, layout));
        }
        for row in shape.rows {
            let mut cells = vec![Node { at: row.at, value: Value::Null }; columns.len()];
            for (cell, at) in row.cells.into_iter().zip(&places) {
                if let Some(place) = cells.get_mut(*at) {
                    *place = cell;
                }
            }
            if by_sheet {
                cells.push(match period {
                    Some(period) => said(&period.to_string(), row.at),
                    None => Node { at: row.at, value: Value::Null },
                });
            }
            rows.push(ShapeRow { at: row.at, cells });
        }
    }
    if by_sheet {
        let at = columns.first().map_or(0, |column| column.at);
        columns.push(ShapeColumn { at, name: "Năm".to_owned(), english: None });
    }
    Shape { columns, rows, layouts }
}

/// Where the columns of a table go: to those of the same name, each once; a new one behind the one
/// before it, so that parts stay behind their whole. Moves the places given before along.
fn place(
    columns: &mut Vec<ShapeColumn>,
    keys: &mut Vec<String>,
    earlier: &mut [Vec<usize>],
    own: &[ShapeColumn],
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::with_capacity(own.len());
    let mut behind = 0;
    for column in own {
        let key = fold(&column.name);
        let same =
            (0..keys.len()).find(|at| keys[*at] == key && !key.is_empty() && !found.contains(at));
        let at = same.unwrap_or_else(|| {
            columns.insert(behind, column.clone());
            keys.insert(behind, key);
            let places = earlier.iter_mut().flatten().chain(&mut found);
            places.filter(|place| **place >= behind).for_each(|place| *place += 1);
            behind
        });
        found.push(at);
        behind = at + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<ShapeColumn> {
        let column = |name: &&str| ShapeColumn { at: 0, name: (*name).to_owned(), english: None };
        names.iter().map(column).collect()
    }

    #[test]
    fn a_new_column_stands_behind_the_one_before_it() {
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        let mut earlier: Vec<Vec<usize>> = Vec::new();
        for names in [["a", "x", "y", "b"], ["a", "x", "z", "b"]] {
            let places = place(&mut all, &mut keys, &mut earlier, &columns(&names));
            earlier.push(places);
        }
        let names: Vec<&str> = all.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["a", "x", "z", "y", "b"]);
        assert_eq!(earlier, [vec![0, 1, 3, 4], vec![0, 1, 2, 4]]);
    }
}
