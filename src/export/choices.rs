//! What the user decided about opened files, as a text for keeping. Its form is read by
//! [`crate::import::choices_from_text`], in every later version too.

use super::json::text::{Object, list, quoted};
use crate::import::{Choices, ColumnRole};

/// Decisions as JSON.
pub fn choices_as_text(choices: &Choices) -> String {
    let mut text = Object::default();
    text.raw("xephang-choices", "1".to_owned());
    let columns = choices.columns.iter().map(|(file, roles)| {
        let mut of = Object::default();
        of.text("file", file);
        of.raw("roles", list(roles.iter().map(role)));
        of.line()
    });
    text.lines("columns", &columns.collect::<Vec<_>>(), 1);
    let shapes = choices.shapes.iter().map(|(columns, roles)| {
        let mut of = Object::default();
        of.raw("columns", list(columns.iter().map(|name| quoted(name))));
        of.raw("roles", list(roles.iter().map(role)));
        of.line()
    });
    text.lines("shapes", &shapes.collect::<Vec<_>>(), 1);
    let names = choices.names.iter().map(|decision| {
        let mut of = Object::default();
        of.text("name", &decision.name);
        of.optional_text("same_as", decision.same_as.as_deref());
        of.line()
    });
    text.lines("names", &names.collect::<Vec<_>>(), 1);
    let files = choices.files.iter().map(|pair| {
        let mut of = Object::default();
        of.text("file", &pair.file);
        of.text("over", &pair.over);
        of.line()
    });
    text.lines("files", &files.collect::<Vec<_>>(), 1);
    let figures = choices.figures.iter().map(|from| {
        let mut of = Object::default();
        of.text("unit", &from.unit);
        of.text("indicator", &from.indicator);
        of.text("period", &from.period.to_string());
        of.text("file", &from.file);
        of.line()
    });
    text.lines("figures", &figures.collect::<Vec<_>>(), 1);
    let sheets = choices.sheets.iter().map(|(file, sheet)| {
        let mut of = Object::default();
        of.text("file", file);
        of.text("sheet", sheet);
        of.line()
    });
    text.lines("sheets", &sheets.collect::<Vec<_>>(), 1);
    text.page()
}

/// A role: its code, with the period or name that it is about.
fn role(role: &ColumnRole) -> String {
    let code = quoted(role.code());
    match role {
        ColumnRole::ScoreIn(period) | ColumnRole::RankIn(period) => {
            list([code, quoted(&period.to_string())])
        }
        ColumnRole::ScoreOf(name)
        | ColumnRole::RankOf(name)
        | ColumnRole::TotalOf(name)
        | ColumnRole::PartOf(name)
        | ColumnRole::SelfAssessedOf(name) => list([code, quoted(name)]),
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::tests::any;
    use crate::import::{FigureFrom, FileOver, NameDecision, choices_from_text};
    use crate::model::Period;

    fn roles() -> impl Strategy<Value = ColumnRole> {
        let plain = proptest::sample::select(ColumnRole::PLAIN.to_vec());
        let period = (1000..9999, 1u8..13)
            .prop_map(|(year, month)| Period::parse(&format!("{year}-{month:02}")).unwrap());
        prop_oneof![
            plain,
            period.clone().prop_map(ColumnRole::ScoreIn),
            period.prop_map(ColumnRole::RankIn),
            any::text().prop_map(ColumnRole::ScoreOf),
            any::text().prop_map(ColumnRole::RankOf),
            any::text().prop_map(ColumnRole::TotalOf),
            any::text().prop_map(ColumnRole::PartOf),
            any::text().prop_map(ColumnRole::SelfAssessedOf),
        ]
    }

    prop_compose! {
        fn choices()(
            shapes in proptest::collection::btree_map(
                proptest::collection::vec(any::text(), 0..3),
                proptest::collection::vec(roles(), 0..3),
                0..3,
            ),
            columns in proptest::collection::btree_map(any::text(), proptest::collection::vec(roles(), 0..5), 0..3),
            names in proptest::collection::vec((any::text(), proptest::option::of(any::text())), 0..3),
            files in proptest::collection::vec((any::text(), any::text()), 0..3),
            figures in proptest::collection::vec((any::text(), any::text(), 1000..9999, any::text()), 0..3),
            sheets in proptest::collection::btree_map(any::text(), any::text(), 0..3),
        ) -> Choices {
            Choices {
                columns,
                shapes,
                names: names.into_iter().map(|(name, same_as)| NameDecision { name, same_as }).collect(),
                files: files.into_iter().map(|(file, over)| FileOver { file, over }).collect(),
                figures: figures
                    .into_iter()
                    .map(|(unit, indicator, year, file)| {
                        FigureFrom { unit, indicator, period: Period::year(year), file }
                    })
                    .collect(),
                sheets,
            }
        }
    }

    proptest! {
        #[test]
        fn kept_decisions_are_the_same(choices in choices()) {
            prop_assert_eq!(choices_from_text(&choices_as_text(&choices)), Some(choices));
        }
    }

    /// What an earlier version of the page kept is read for ever.
    #[test]
    fn the_first_form() {
        let text = r#"{
  "xephang-choices": 1,
  "columns": [
    {"file": "a.csv", "roles": ["unit", ["score-in", "2016-Q3"], ["part-of", "Đất"], "ignore"]}
  ],
  "shapes": [
    {"columns": ["Tỉnh", "Đất"], "roles": ["unit", "score"]}
  ],
  "names": [
    {"name": "TT-Huế", "same_as": "thua-thien-hue"},
    {"name": "Huê"}
  ],
  "files": [
    {"file": "b.csv", "over": "a.csv"}
  ],
  "figures": [
    {"unit": "ha-noi", "indicator": "pci", "period": "2016", "file": "a.csv"}
  ],
  "sheets": [
    {"file": "c.xlsx", "sheet": "Năm 2016"}
  ]
}
"#;
        let choices = choices_from_text(text).unwrap();
        assert_eq!(choices_as_text(&choices), text);
        assert_eq!(choices.columns["a.csv"].len(), 4);
        assert_eq!((choices.names.len(), choices.sheets.len()), (2, 1));
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        assert_eq!(choices_from_text(""), None);
        assert_eq!(choices_from_text(r#"{"xephang-choices": 2}"#), None);
        let odd = r#"{"xephang-choices": 1, "names": [{"name": 3}, {"name": "A"}], "new": [1],
            "columns": [{"file": "a", "roles": ["unit", "of-a-later-version"]}]}"#;
        let choices = choices_from_text(odd).unwrap();
        assert_eq!(choices.names.len(), 1);
        assert_eq!(choices.columns["a"], [ColumnRole::Unit, ColumnRole::Ignore]);
    }
}
