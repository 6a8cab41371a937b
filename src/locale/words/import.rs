//! Words for what a file was recognised as, what its columns are, why a name is doubtful.

use super::super::{Lang, date};
use crate::import::{ColumnRole, Format};
use crate::names::Reason;

/// What a file was recognised as.
pub fn format(format: Format, lang: Lang) -> &'static str {
    match format {
        Format::Native => lang.pick("Định dạng Xếp Hạng", "Xếp Hạng format"),
        Format::Records => lang.pick("Danh sách bản ghi JSON", "JSON records"),
        Format::Lines => lang.pick("Bảng CSV", "CSV table"),
        Format::WorldBank => lang.pick("Trả lời của World Bank", "World Bank answer"),
        Format::JsonStat => lang.pick("Bảng JSON-stat", "JSON-stat table"),
        Format::SdmxJson => lang.pick("Thông điệp SDMX-JSON", "SDMX-JSON message"),
        Format::Workbook => lang.pick("Bảng tính", "Spreadsheet"),
        Format::DataPackage => lang.pick("Gói dữ liệu", "Data package"),
        Format::GeoJson => lang.pick("Ranh giới (GeoJSON)", "Boundaries (GeoJSON)"),
        Format::Owid => lang.pick("Tệp của Our World in Data", "Our World in Data file"),
        Format::Unknown => lang.pick("Không nhận ra", "Not recognised"),
    }
}

/// What a column of a file of records is.
pub fn column_role(role: &ColumnRole, lang: Lang) -> String {
    use ColumnRole as R;
    let text = match role {
        R::Ignore => lang.pick("Không dùng", "Not used"),
        R::Unit => lang.pick("Tên đơn vị", "Unit's name"),
        R::Code => lang.pick("Mã đơn vị", "Unit's code"),
        R::Group => lang.pick("Nhóm, vùng", "Group, region"),
        R::Period => lang.pick("Năm, kỳ", "Year, period"),
        R::Indicator => lang.pick("Tên chỉ số", "Indicator's name"),
        R::Part => lang.pick("Tên thành phần của chỉ số", "Name of the indicator's component"),
        R::Score => lang.pick("Điểm", "Score"),
        R::Rank => lang.pick("Hạng công bố", "Published rank"),
        R::Of => lang.pick("Số đơn vị được xếp hạng", "Number of units ranked"),
        R::Percent => lang.pick("Tỷ lệ đạt", "Percentage of the maximum"),
        R::Maximum => lang.pick("Điểm tối đa", "Maximum"),
        R::SelfAssessed => lang.pick("Điểm tự chấm", "Self-assessed score"),
        R::Change => lang.pick("Tăng, giảm điểm công bố", "Published change of score"),
        R::Class => lang.pick("Xếp loại, nhóm điểm", "Class or band"),
        R::Note => lang.pick("Ghi chú", "Remark"),
        R::Source => lang.pick("Nguồn của số liệu", "Source of the figures"),
        R::ScoreOrigin => lang.pick("Nguồn gốc của điểm", "Origin of the score"),
        R::RankOrigin => lang.pick("Nguồn gốc của hạng", "Origin of the rank"),
        R::MaximumOrigin => lang.pick("Nguồn gốc của điểm tối đa", "Origin of the maximum"),
        R::ScoreIn(period) => {
            let when = date::period(*period, lang);
            return lang.pick(format!("Điểm {when}"), format!("Score of {when}"));
        }
        R::RankIn(period) => {
            let when = date::period(*period, lang);
            return lang.pick(format!("Hạng {when}"), format!("Rank of {when}"));
        }
        R::PartOf(name) => {
            return lang
                .pick(format!("Điểm thành phần: {name}"), format!("Score of a part: {name}"));
        }
        R::SelfAssessedOf(name) => {
            return lang.pick(format!("Điểm tự chấm: {name}"), format!("Self-assessed: {name}"));
        }
        R::ScoreOf(name) => return lang.pick(format!("Điểm: {name}"), format!("Score: {name}")),
        R::RankOf(name) => return lang.pick(format!("Hạng: {name}"), format!("Rank: {name}")),
        R::TotalOf(name) => {
            return lang.pick(format!("Điểm tổng hợp: {name}"), format!("Total score: {name}"));
        }
    };
    text.to_owned()
}

/// Why a name may mean a known unit and is not taken for it without asking.
pub fn doubt(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::SeveralUnits => lang.pick("hợp với nhiều đơn vị", "fits several units"),
        Reason::OtherName => lang.pick("cùng mã, tên khác hẳn", "the same id, quite another name"),
        Reason::Diacritics => lang.pick("khác dấu", "other diacritics"),
        Reason::OtherKind => {
            lang.pick("cùng tên, khác loại đơn vị", "same name, another kind of unit")
        }
        Reason::Abbreviation => lang.pick("có thể là viết tắt", "may be an abbreviation"),
        Reason::Similar => lang.pick("khác một, hai chữ cái", "differs in a letter or two"),
        Reason::Contained => lang.pick("tên này nằm trong tên kia", "one name stands in the other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;

    #[test]
    fn both_languages_differ() {
        for known in
            [Format::Native, Format::Records, Format::WorldBank, Format::JsonStat, Format::Workbook]
        {
            assert_ne!(format(known, Lang::Vi), format(known, Lang::En));
        }
        let role = ColumnRole::ScoreIn(Period::year(2016));
        assert_eq!(column_role(&role, Lang::Vi), "Điểm năm 2016");
        assert_eq!(column_role(&role, Lang::En), "Score of 2016");
        assert_ne!(doubt(Reason::Similar, Lang::Vi), doubt(Reason::Similar, Lang::En));
    }
}
