//! What stands in the tables, on small data.

use super::*;
use crate::analysis::overview;
use crate::export::{CsvFor, csv_from_table};
use crate::model::Period;
use crate::rank::RankOptions;
use crate::tests::{Made, YEAR};

const BEFORE: Period = Period::year(2015);

/// A fell by 1,44 and from 1 to 2, B rose by 1,67; C's score is withheld.
fn made() -> Made {
    let mut made = Made::new();
    made.index().decimals = Some(2);
    made.put("A", BEFORE, "61.59").put("B", BEFORE, "60");
    made.put("A", YEAR, "60.15").put("B", YEAR, "61.67").missing("C", YEAR, Missing::Withheld);
    made.said("B", YEAR, |extra| extra.rank = Some(Given::published(1)));
    made
}

fn break_between(made: &mut Made) {
    made.breaks(&[BEFORE, YEAR]);
}

/// The table in lines, as Excel on a Vietnamese machine gets it.
fn lines(table: &Table) -> Vec<String> {
    for row in &table.rows {
        assert_eq!(row.len(), table.head.len());
    }
    let text = csv_from_table(&table.head, &table.rows, CsvFor::Excel { decimal_comma: true });
    text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

fn ranked() -> Ranked {
    Ranked { versus: Some(BEFORE), units: vec![1, 0, 2], ..Ranked::default() }
}

#[test]
fn numbers_of_the_ranking_are_plain_and_say_what_they_are() {
    let table = ranking_table(&made().ds(), &ranked(), YEAR, Lang::Vi);
    assert_eq!(
        lines(&table),
        [
            "Hạng;Hạng: nguồn gốc;Đơn vị;Nhóm;Điểm 2016;Điểm 2016: nguồn gốc;Hạng công bố;\
             Hạng tính toán;Số đơn vị;Điểm 2015;Điểm 2015: nguồn gốc;Tăng, giảm;\
             Tăng, giảm: nguồn gốc;Hạng 2015;Hạng 2015: nguồn gốc;Bậc lên, xuống;\
             Bậc lên, xuống: nguồn gốc",
            "1;công bố;B;;61,67;công bố;1;1;2;60,00;công bố;1,67;tính toán;2;tính toán;1;tính toán",
            "2;tính toán;A;;60,15;công bố;;2;2;61,59;công bố;-1,44;tính toán;1;tính toán;-1;\
             tính toán",
            ";;C;;;không công bố;;;;;;;;;;;",
        ]
    );
    let english = ranking_table(&made().ds(), &ranked(), YEAR, Lang::En);
    assert_eq!(english.rows[1][11], "-1.44");
}

#[test]
fn components_stand_in_columns_of_their_own() {
    let mut made = made();
    let parts = vec![made.part("p", None), made.part("q", None)];
    made.put_in("A", parts[0], YEAR, "5.5").put_in("B", parts[1], YEAR, "-0.15");
    let of = Ranked { parts, versus: None, units: vec![1, 0], ..Ranked::default() };
    let table = ranking_table(&made.ds(), &of, YEAR, Lang::Vi);
    assert_eq!(table.head[9..], ["p", "q"]);
    assert_eq!([&table.rows[0][9..], &table.rows[1][9..]], [["", "-0,15"], ["5,5", ""]]);
}

#[test]
fn no_scores_beside_each_other_across_a_change_of_method() {
    let mut made = made();
    break_between(&mut made);
    let ds = made.ds();
    let table = ranking_table(&ds, &ranked(), YEAR, Lang::Vi);
    assert_eq!(
        table.head[9..],
        ["Hạng 2015", "Hạng 2015: nguồn gốc", "Bậc lên, xuống", "Bậc lên, xuống: nguồn gốc"]
    );
    let none = RankOptions::default();
    let table = two_scores(&ds, 0, [BEFORE, YEAR], &none, Lang::Vi);
    assert_eq!(
        lines(&table),
        ["Đơn vị;Điểm 2016;Điểm 2016: nguồn gốc", "B;61,67;công bố", "A;60,15;công bố"]
    );
    let seen = overview(&ds, 0, YEAR, Some(BEFORE));
    let table = overview_table(&ds, &seen, Lang::Vi);
    assert_eq!(table.rows[0][10..14], ["", "", "", ""]);
}

#[test]
fn two_periods_and_all_of_them() {
    let ds = made().ds();
    let none = RankOptions::default();
    assert_eq!(
        lines(&two_scores(&ds, 0, [BEFORE, YEAR], &none, Lang::Vi))[1..],
        [
            "B;60,00;công bố;61,67;công bố;1,67;tính toán",
            "A;61,59;công bố;60,15;công bố;-1,44;tính toán"
        ]
    );
    assert_eq!(
        lines(&two_ranks(&ds, 0, [BEFORE, YEAR], &none, Lang::Vi))[1..],
        ["B;2;tính toán;1;công bố;1;tính toán", "A;1;tính toán;2;tính toán;-1;tính toán"]
    );
    assert_eq!(
        lines(&ranks_over_time(&ds, 0, &none, Lang::Vi)),
        [
            "Đơn vị;Hạng 2015;Hạng 2015: nguồn gốc;Hạng 2016;Hạng 2016: nguồn gốc",
            "B;2;tính toán;1;công bố",
            "A;1;tính toán;2;tính toán",
        ]
    );
    assert_eq!(
        lines(&scores_over_time(&ds, 0, &none, Lang::Vi)),
        [
            "Đơn vị;Điểm 2015;Điểm 2015: nguồn gốc;Điểm 2016;Điểm 2016: nguồn gốc",
            "B;60,00;công bố;61,67;công bố",
            "A;61,59;công bố;60,15;công bố",
        ]
    );
}

#[test]
fn the_overview_heads_its_indices_as_such() {
    let ds = made().ds();
    let table = overview_table(&ds, &overview(&ds, 0, YEAR, None), Lang::Vi);
    assert_eq!(
        lines(&table),
        [
            "Chỉ số;Điểm 2016;Điểm 2016: nguồn gốc;Mức tối đa;Mức tối đa: nguồn gốc;% mức tối đa;\
             % mức tối đa: nguồn gốc;Hạng 2016;Hạng 2016: nguồn gốc;Số đơn vị;Điểm 2015;\
             Điểm 2015: nguồn gốc;Tăng, giảm;Tăng, giảm: nguồn gốc;Hạng 2015;\
             Hạng 2015: nguồn gốc;Bậc lên, xuống;Bậc lên, xuống: nguồn gốc",
            "X;60,15;công bố;;;;;2;tính toán;2;61,59;công bố;-1,44;tính toán;1;tính toán;-1;\
             tính toán",
        ]
    );
    // One period alone: nothing is compared.
    let mut alone = Made::new();
    alone.put("A", YEAR, "1");
    let ds = alone.ds();
    let table = overview_table(&ds, &overview(&ds, 0, YEAR, None), Lang::Vi);
    assert_eq!(table.head.len(), 10);
}

#[test]
fn two_editions_stand_beside_each_other_with_every_digit() {
    let (first, mut other) = (made(), Made::new());
    other.put("A", YEAR, "60.2").put("B", YEAR, "61.6721").put("D", YEAR, "50");
    let (first, second) = (first.ds(), other.ds());
    let found = crate::analysis::editions(&first, &second, "x", YEAR).unwrap();
    let table = editions_table(&first, &second, &found, Lang::Vi);
    assert_eq!(
        lines(&table),
        [
            "Đơn vị;Điểm (bản thứ nhất);Điểm (bản thứ nhất): nguồn gốc;Điểm (bản thứ hai);\
             Điểm (bản thứ hai): nguồn gốc;Chênh lệch;Hạng (bản thứ nhất);\
             Hạng (bản thứ nhất): nguồn gốc;Hạng (bản thứ hai);Hạng (bản thứ hai): nguồn gốc;\
             Chênh lệch hạng;Kết quả đối chiếu",
            "B;61,67;công bố;61,6721;công bố;0,0021;1;công bố;1;tính toán;0;chỉ khác do làm tròn",
            "A;60,15;công bố;60,2;công bố;0,05;2;tính toán;2;tính toán;0;khác nhau",
            "D;;không có số liệu;50;công bố;;;;3;tính toán;;chỉ có ở bản thứ hai",
            "C;;không công bố;;không có số liệu;;;;;;;cả hai đều không có điểm",
        ]
    );
}
