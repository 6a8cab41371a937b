//! What to do about something that could not be read.

use super::parts::{figure, quote, quoted};
use super::{sheet, syntax};
use crate::import::conflict::Precedence;
use crate::import::diagnostic::{Expected, Problem};
use crate::locale::Lang;
use crate::locale::words::{Compared, word};

/// What to do, as one sentence or two.
pub fn hint(problem: &Problem, lang: Lang) -> String {
    use Problem as P;
    match problem {
        P::Syntax(error) => syntax::hint(error, lang),
        P::MoreOfTheSame { like, .. } => hint(like, lang),
        P::UnknownMember { nearest: Some(nearest), .. } => did_you_mean(nearest, lang),
        P::UnknownReason { nearest: Some(nearest), .. } => did_you_mean(nearest, lang),
        P::Unknown { nearest: Some(nearest), .. } => did_you_mean(nearest, lang),
        P::UnknownWord { nearest, allowed, .. } => {
            let allowed = quoted(allowed, lang);
            let choice =
                lang.pick(format!("Dùng một trong: {allowed}."), format!("Use one of: {allowed}."));
            match nearest {
                Some(nearest) => format!("{} {choice}", did_you_mean(nearest, lang)),
                None => choice,
            }
        }
        P::Conflict { kept, refused, first, other: Some((other, by)), .. } => {
            let by = word(
                match by {
                    Precedence::Order => Compared::CountsByOrder,
                    Precedence::File => Compared::CountsByFile,
                    Precedence::Figure => Compared::CountsByFigure,
                },
                lang,
            );
            let (kept, refused) = (figure(kept, lang), figure(refused, lang));
            let (file, other) = (quote(&first.file, lang), quote(other, lang));
            let list = quote(word(Compared::Conflicts, lang), lang);
            lang.pick(
                format!("{kept} của {file} {by}. Muốn lấy {refused} của {other}, chọn số đó ở mục {list}, hoặc mở tệp đó trước."),
                format!("{kept} of {file} {by}. To take {refused} of {other}, choose it under {list}, or open that file first."),
            )
        }
        P::WrongKind { expected, .. } => wrong_kind(*expected, lang).to_owned(),
        other => plain(other, lang).to_owned(),
    }
}

fn did_you_mean(nearest: &str, lang: Lang) -> String {
    let nearest = quote(nearest, lang);
    lang.pick(format!("Có phải là {nearest}?"), format!("Did you mean {nearest}?"))
}

fn wrong_kind(expected: Expected, lang: Lang) -> &'static str {
    match expected {
        Expected::Number | Expected::Count | Expected::Places | Expected::Decimals => lang.pick(
            "Viết số không có nháy kép, dấu chấm thập phân: 80.98; không có số liệu thì viết null.",
            "Write the number without quotes, with a point: 80.98; write null for no figure.",
        ),
        Expected::Text | Expected::Name | Expected::Period => {
            lang.pick("Đặt giá trị trong nháy kép.", "Put the value in double quotes.")
        }
        _ => lang.pick(
            "Sửa giá trị này theo tài liệu định dạng (docs/format.md).",
            "Correct the value as the format's description says (docs/format.md).",
        ),
    }
}

/// Hints that do not depend on what stands in the file.
fn plain(problem: &Problem, lang: Lang) -> &'static str {
    use Problem as P;
    let (vi, en) = match problem {
        P::EmptyFile => (
            "Kiểm tra xem đã tải đủ tệp chưa, hoặc chọn tệp khác.",
            "Check that it was loaded in full, or choose another file.",
        ),
        P::NotUtf8 { .. } => (
            "Lưu lại tệp với mã hoá UTF-8 rồi mở lại.",
            "Save the file with the encoding UTF-8 and open it again.",
        ),
        P::TooDeep { .. } => (
            "Bớt các lớp ngoặc; số liệu không cần lồng sâu như vậy.",
            "Remove layers of brackets; figures need no such depth.",
        ),
        P::OtherKind { .. } => (
            "Lưu bảng thành CSV (trong Excel: Lưu thành, CSV UTF-8) rồi mở lại.",
            "Save the table as CSV (in Excel: Save as, CSV UTF-8) and open that.",
        ),
        P::NothingRecognised => (
            "Dùng danh sách bản ghi (mỗi bản ghi có đơn vị, năm, điểm) hoặc định dạng trong docs/format.md.",
            "Use a list of records (each with unit, year, score) or the format in docs/format.md.",
        ),
        P::NotDegrees => (
            "Xuất lại bản đồ ở hệ toạ độ WGS 84 (EPSG:4326) rồi mở lại.",
            "Export the map in WGS 84 (EPSG:4326) and open that.",
        ),
        P::UnknownFormat { .. } => (
            "Ghi \"format\": \"xephang/1\"; nếu tệp do bản mới hơn tạo ra, hãy cập nhật ứng dụng.",
            "Write \"format\": \"xephang/1\"; if a newer version made the file, update the app.",
        ),
        P::NotCommitments { .. } => (
            "Chọn tệp cam kết đã lưu từ ứng dụng này (\"format\": \"xephang-commitments/1\"); nếu tệp do bản mới hơn tạo ra, hãy cập nhật ứng dụng.",
            "Choose a list saved from this app (\"format\": \"xephang-commitments/1\"); if a newer version made it, update the app.",
        ),
        P::NoFigures => (
            "Không cần làm gì nếu tệp chỉ là danh mục; nếu không, thêm \"observations\" hoặc \"tables\".",
            "Nothing to do if the file is only a list; otherwise add \"observations\" or \"tables\".",
        ),
        P::MissingMember { .. } => {
            ("Thêm mục này vào đối tượng.", "Add this member to the object.")
        }
        P::UnknownMember { .. } => (
            "Xoá mục này, hoặc đổi sang tên có trong docs/format.md.",
            "Remove it, or give it a name that stands in docs/format.md.",
        ),
        P::DuplicateMember { .. } => {
            ("Chỉ giữ một mục với tên này.", "Keep only one member of this name.")
        }
        P::WrongNumber { .. } => {
            ("Sửa số cho đúng loại này.", "Correct the number to one of this kind.")
        }
        P::UnknownReason { .. } => (
            "Dùng not-available, withheld, not-applicable, rank-only hoặc zero-means-missing.",
            "Use not-available, withheld, not-applicable, rank-only or zero-means-missing.",
        ),
        P::NumberAsText { .. } => (
            "Nên bỏ nháy kép quanh số để khỏi hiểu nhầm.",
            "Better leave out the quotes around the number.",
        ),
        P::NumberRounded { .. } | P::NumberTooLong { .. } => {
            ("Bớt chữ số: 18 chữ số là đủ.", "Write fewer digits: 18 are enough.")
        }
        P::HalfCharacter => (
            "Viết thẳng ký tự này bằng UTF-8 thay cho ký hiệu \\u.",
            "Write the character itself in UTF-8 instead of the escape.",
        ),
        P::BadPeriod { .. } => (
            "Viết 2016, 2016-H1, 2016-Q3, 2016-07 hoặc 2016-07-31.",
            "Write 2016, 2016-H1, 2016-Q3, 2016-07 or 2016-07-31.",
        ),
        P::UncommonPeriod { .. } => (
            "Dùng số liệu theo năm, nửa năm, quý, tháng hoặc ngày.",
            "Use figures by the year, half, quarter, month or day.",
        ),
        P::BadDate { .. } => {
            ("Viết 2016, 2016-07 hoặc 2016-07-31.", "Write 2016, 2016-07 or 2016-07-31.")
        }
        P::BadId { .. } => (
            "Mã nên chỉ gồm chữ không dấu, số và «.», «_», «-».",
            "An id should have only plain letters, digits and “.”, “_”, “-”.",
        ),
        P::EmptyName => ("Ghi tên.", "Write a name."),
        P::BadWeight { .. } => ("Ghi trọng số từ 0 trở lên.", "Write a weight of 0 or more."),
        P::BadMaximum { .. } => (
            "Ghi điểm tối đa lớn hơn 0, hoặc bỏ mục này.",
            "Write a maximum above 0, or leave it out.",
        ),
        P::Unknown { .. } => (
            "Khai báo mã này trong danh mục đầu tệp, hoặc sửa lại cho đúng mã đã có.",
            "Declare it in the lists of the file, or correct it to one that is there.",
        ),
        P::DuplicateId { .. } => ("Đặt cho mỗi mục một mã riêng.", "Give each an id of its own."),
        P::AmbiguousName { .. } => (
            "Trong số liệu hãy dùng mã của đơn vị thay cho tên.",
            "Use the unit's id instead of its name in the figures.",
        ),
        P::NamesNotAsked { .. } | P::NamesNotCompared { .. } => (
            "Nếu đây là cùng những đơn vị đó, hãy ghi mã hoặc đơn vị cấp trên của chúng trong cả hai tệp.",
            "If these are the same units, give their ids or the units above them in both files.",
        ),
        P::Conflict { .. } => (
            "Số đứng trước được lấy; đối chiếu cả hai với nguồn rồi xoá số sai.",
            "The first one counts; compare both with the source and remove the wrong one.",
        ),
        P::Repeated { .. } => {
            ("Không cần làm gì; có thể xoá dòng lặp.", "Nothing to do; one can be removed.")
        }
        P::ScoreAndReason { .. } => (
            "Chỉ giữ một trong hai: điểm hoặc lý do thiếu.",
            "Keep one of the two: the score or the reason.",
        ),
        P::RankBeyondCount { .. } => (
            "Kiểm tra lại hạng và số đơn vị được xếp hạng trong nguồn.",
            "Check the rank and the number of units ranked in the source.",
        ),
        P::ChangeSinceLater { .. } => (
            "Ghi vào \"since\" một kỳ trước kỳ của số liệu.",
            "Write an earlier period in \"since\".",
        ),
        P::ChangeBeyondRank { .. } => (
            "Kiểm tra dấu: tăng bậc là số dương, giảm bậc là số âm.",
            "Check the sign: places gained are positive, places lost negative.",
        ),
        P::RowLength { .. } => (
            "Mỗi dòng gồm đơn vị rồi một ô cho mỗi chỉ số; ô không có số liệu viết null.",
            "A row is the unit, then one cell an indicator; write null where there is no figure.",
        ),
        P::ServiceError { .. } => (
            "Kiểm tra mã chỉ số và mã nước trong địa chỉ rồi tải lại.",
            "Check the codes of the indicator and the countries in the address, and load it again.",
        ),
        P::PartOfList { .. } => (
            "Mở thêm các trang còn lại, hoặc tải lại với per_page lớn hơn.",
            "Open the other pages as well, or load it again with a larger per_page.",
        ),
        P::TooManyCells { .. } | P::TooManyIndicators { .. } => (
            "Tải lại bảng với ít mục hơn trong mỗi chiều.",
            "Load the table again with fewer categories in each dimension.",
        ),
        P::TooManyColumns { .. } => (
            "Chia bảng thành nhiều tệp, mỗi tệp ít cột hơn, rồi mở cùng nhau.",
            "Split the table into several files of fewer columns, and open them together.",
        ),
        P::TooManyDimensions { .. } => (
            "Tải lại bảng chỉ với các chiều cần so sánh.",
            "Load the table again with only the dimensions to be compared.",
        ),
        P::CategoryCount { .. } | P::ValueCount { .. } => (
            "Tải lại tệp; nếu vẫn thế, báo cho nơi phát hành.",
            "Load the file again; if that does not help, tell its publisher.",
        ),
        P::NoSuchPosition { .. } => (
            "Đối chiếu với danh sách mục của từng chiều.",
            "Compare it with the categories of each dimension.",
        ),
        P::NoUnitDimension { .. } => (
            "Tải lại bảng kèm chiều địa phương hoặc quốc gia.",
            "Load the table again with its dimension of places or countries.",
        ),
        P::HierarchyLoop { .. } => (
            "Sửa danh sách mục con trong \"child\" hoặc \"parent\".",
            "Correct the lists in \"child\" or the keys in \"parent\".",
        ),
        P::MixedUnits { .. } => (
            "Chỉ so sánh các số có cùng đơn vị đo; đơn vị đo ghi ở chú thích từng số.",
            "Compare only figures counted in the same thing; the note of each says in what.",
        ),
        P::OnlyLinked { .. } => {
            ("Tải bảng đó về rồi mở thêm.", "Load that table and open it as well.")
        }
        P::ServiceRemark { .. } => (
            "Có thể số liệu chưa đầy đủ; hãy thử tải lại.",
            "The figures may be incomplete; try to load them again.",
        ),
        P::MissingCompanion { .. } => (
            "Thả thêm tệp đó vào cùng tệp này.",
            "Drop that file here as well, together with this one.",
        ),
        P::TablesLeftOut { .. } => (
            "Nếu cần các bảng kia, lưu mỗi bảng thành một tệp riêng.",
            "If you need the others, save each as a file of its own.",
        ),
        P::ZerosMeanMissing { .. } => (
            "Nếu số 0 là điểm thật, hãy mở bảng ở dạng mỗi dòng một số liệu.",
            "If zeros are real scores, open the table in long form, a figure a row.",
        ),
        P::Sheet(problem) => sheet::hint(problem),
        P::CommitmentsNoFigures => (
            "Mở ở trang Phân tích, mục «Chỉ tiêu», nút «Mở danh sách», hoặc kéo thả riêng tệp này vào trang.",
            "Open it on the page of analysis, under “Targets”, by “Open a list”, or drop it onto the page by itself.",
        ),
        P::ZeroTotal { .. } => (
            "Nếu đơn vị thật sự được 0 điểm, ghi 0 ở các thành phần.",
            "If the unit really scored 0, write 0 in its parts.",
        ),
        P::UnclosedQuote => (
            "Đóng nháy kép ở cuối giá trị, hoặc viết hai nháy kép cho một.",
            "Close the quote at the end of the value, or write it twice.",
        ),
        P::MoreCells { .. } => (
            "Đặt giá trị có dấu phân cách trong nháy kép, hoặc thêm tên cột.",
            "Put a value that holds the separator in double quotes, or name the column.",
        ),
        P::NoUnitColumn { .. } | P::NoScoreColumn { .. } => (
            "Chọn vai trò của từng cột trong bảng này.",
            "Choose what each column is in this panel.",
        ),
        P::NoPeriod => (
            "Chọn cột năm, hoặc ghi năm vào tên tệp, ví dụ pci-2016.json.",
            "Choose the column of years, or put the year into the file's name: pci-2016.json.",
        ),
        P::PeriodFromFileName { .. } => (
            "Nếu không đúng, đổi tên tệp hoặc thêm cột năm.",
            "If that is not so, rename the file or add a column of years.",
        ),
        P::NotARecord { .. } => (
            "Xoá mục này, hoặc viết nó như các bản ghi khác.",
            "Remove it, or write it like the other records.",
        ),
        P::NoUnitInRecord => (
            "Ghi tên đơn vị, hoặc xoá bản ghi nếu đó là dòng tổng hay dòng trống.",
            "Write the unit's name, or remove the record if it is a total or empty.",
        ),
        P::NotANumber { .. } => (
            "Sửa thành số, hoặc để null nếu không có số liệu.",
            "Correct it to a number, or write null for no figure.",
        ),
        P::UnclearNumber { .. } => (
            "Nếu đọc sai, viết lại số không có dấu phân cách hàng nghìn.",
            "If that is wrong, write the number without separators of thousands.",
        ),
        P::NotARank { .. } => (
            "Hạng là số nguyên từ 1; nếu không có hạng thì để trống.",
            "A rank is a whole number from 1; leave it empty where there is none.",
        ),
        // Those that `hint` words with what stands in the file.
        P::Syntax(_) | P::MoreOfTheSame { .. } | P::UnknownWord { .. } | P::WrongKind { .. } => {
            ("Sửa chỗ này rồi mở lại tệp.", "Correct this spot and open the file again.")
        }
    };
    lang.pick(vi, en)
}
