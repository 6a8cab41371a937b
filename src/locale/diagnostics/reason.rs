//! Why something could not be read, or was read with a doubt; and what was done.

use super::parts::{
    earlier, exact, expected, figure, kind, line_of_file, noun, quote, quoted, short,
    uncommon_period,
};
use super::{sheet, syntax};
use crate::import::diagnostic::{LooksLike, Problem};
use crate::locale::{Lang, capitalised, date, number, words};

/// The reason, as one sentence.
pub fn reason(problem: &Problem, lang: Lang) -> String {
    use Problem as P;
    let q = |text: &str| quote(text, lang);
    match problem {
        P::EmptyFile => lang.pick("Tệp không có gì.".into(), "The file is empty.".into()),
        P::NotUtf8 { utf16: true } => lang.pick(
            "Tệp được lưu dạng UTF-16, không phải UTF-8.".into(),
            "The file is saved as UTF-16, not UTF-8.".into(),
        ),
        P::NotUtf8 { utf16: false } => lang.pick(
            "Tệp không ở dạng UTF-8 kể từ chỗ này.".into(),
            "The file is not UTF-8 from here on.".into(),
        ),
        P::Syntax(error) => syntax::reason(error, lang),
        P::TooDeep { limit } => lang.pick(
            format!("Ngoặc lồng nhau quá {limit} lớp."),
            format!("Brackets are nested more than {limit} deep."),
        ),
        P::OtherKind { looks_like } => {
            let what = looks_like_words(*looks_like, lang);
            lang.pick(
                format!("Tệp không phải JSON hay CSV; trông giống {what}."),
                format!("The file is neither JSON nor CSV; it looks like {what}."),
            )
        }
        P::NothingRecognised => lang.pick(
            "Tệp là JSON nhưng không nhận ra số liệu nào.".into(),
            "The file is JSON, but no figures were recognised in it.".into(),
        ),
        P::NotDegrees => lang.pick(
            "Toạ độ của ranh giới không phải kinh độ, vĩ độ.".into(),
            "The coordinates of the boundary are not longitude and latitude.".into(),
        ),
        P::UnknownFormat { found } => lang.pick(
            format!("Không biết định dạng {}.", q(found)),
            format!("The format {} is not known.", q(found)),
        ),
        P::NotCommitments { found } => lang.pick(
            format!("Tệp không phải danh sách cam kết đọc được ở đây (định dạng: {}).", q(found)),
            format!("The file is no list of commitments that is read here (format: {}).", q(found)),
        ),
        P::NoFigures => lang.pick(
            "Tệp không có số liệu nào, chỉ có danh mục.".into(),
            "The file holds no figures, only lists.".into(),
        ),
        P::MoreOfTheSame { like, count } => {
            let count = number::whole(i64::from(*count), lang);
            let example = reason(like, lang);
            lang.pick(
                format!("Còn {count} vấn đề cùng loại, ví dụ: {example}"),
                format!("{count} more of the same kind, for example: {example}"),
            )
        }
        P::MissingMember { member } => lang.pick(
            format!("Thiếu mục {}.", q(member)),
            format!("The member {} is missing.", q(member)),
        ),
        P::UnknownMember { member, .. } => lang.pick(
            format!("Không có mục nào tên {} ở đây; đã bỏ qua.", q(member)),
            format!("There is no member called {} here; it was ignored.", q(member)),
        ),
        P::DuplicateMember { member } => lang.pick(
            format!("Mục {} có hai lần; đã lấy lần đầu.", q(member)),
            format!("The member {} stands twice; the first one counts.", q(member)),
        ),
        P::WrongKind { expected: wanted, found } => {
            let (wanted, found) = (expected(*wanted, lang), kind(*found, lang));
            lang.pick(
                format!("Ở đây phải là {wanted}, nhưng lại là {found}."),
                format!("{} should stand here, but there is {found}.", capitalised(wanted)),
            )
        }
        P::WrongNumber { expected: wanted, text } => {
            let wanted = expected(*wanted, lang);
            lang.pick(
                format!("Ở đây phải là {wanted}, nhưng lại là {}.", q(text)),
                format!("{} should stand here, but there is {}.", capitalised(wanted), q(text)),
            )
        }
        P::UnknownWord { word, .. } => lang.pick(
            format!("Không dùng được từ {} ở đây.", q(word)),
            format!("The word {} may not stand here.", q(word)),
        ),
        P::UnknownReason { text, .. } => lang.pick(
            format!("{} không phải lý do thiếu số liệu đã biết; coi là không có số liệu.", q(text)),
            format!("{} is no known reason for a missing figure; it counts as no data.", q(text)),
        ),
        P::NumberAsText { text, read } => {
            let read = exact(*read, lang);
            lang.pick(
                format!("Số {} được viết thành chữ; đã đọc là {read}.", q(text)),
                format!("The number {} is written as a text; it was read as {read}.", q(text)),
            )
        }
        P::NumberRounded { text, held } => {
            let held = exact(*held, lang);
            lang.pick(
                format!("Số {} có quá 18 chữ số; đã làm tròn thành {held}.", q(text)),
                format!(
                    "The number {} has more than 18 digits; it was rounded to {held}.",
                    q(text)
                ),
            )
        }
        P::NumberTooLong { text } => lang.pick(
            format!("Số {} quá lớn hoặc quá dài để giữ chính xác.", q(text)),
            format!("The number {} is too large or too long to be held exactly.", q(text)),
        ),
        P::HalfCharacter => lang.pick(
            "Ký hiệu \\u ở đây chỉ là nửa ký tự; đã thay bằng «�».".into(),
            "The escape \\u here is half a character; it became “�”.".into(),
        ),
        P::BadPeriod { text } => lang.pick(
            format!("{} không phải là một kỳ.", q(text)),
            format!("{} is no period.", q(text)),
        ),
        P::UncommonPeriod { text, what } => {
            let what = uncommon_period(*what, lang);
            lang.pick(
                format!("{} là {what}; số liệu của kỳ này bị bỏ qua.", q(text)),
                format!("{} is {what}; its figures were left out.", q(text)),
            )
        }
        P::BadDate { text } => lang.pick(
            format!("{} không phải là một ngày.", q(text)),
            format!("{} is no date.", q(text)),
        ),
        P::BadId { id } => lang.pick(
            format!("Mã {} có ký tự không nên có trong mã; vẫn dùng như thế.", q(id)),
            format!(
                "The id {} has characters that an id should not have; it is used as it is.",
                q(id)
            ),
        ),
        P::EmptyName => lang.pick("Tên để trống.".into(), "The name is empty.".into()),
        P::BadWeight { weight } => {
            let weight = exact(*weight, lang);
            lang.pick(
                format!("Trọng số {weight} nhỏ hơn 0."),
                format!("The weight {weight} is below 0."),
            )
        }
        P::BadMaximum { maximum } => {
            let maximum = exact(*maximum, lang);
            lang.pick(
                format!("Điểm tối đa {maximum} không lớn hơn 0."),
                format!("The maximum {maximum} is not above 0."),
            )
        }
        P::Unknown { what, id, .. } => {
            let what = noun(*what, lang);
            lang.pick(
                format!("Tệp không khai báo {what} {}.", q(id)),
                format!("The file declares no {what} {}.", q(id)),
            )
        }
        P::DuplicateId { what, id, first } => {
            let (what, first) = (noun(*what, lang), earlier(first, lang));
            lang.pick(
                format!("Mã {} đã dùng cho một {what} khác ở {first}; đã lấy lần đầu.", q(id)),
                format!(
                    "The id {} is that of another {what} at {first}; the first one counts.",
                    q(id)
                ),
            )
        }
        P::AmbiguousName { name, units } => {
            let units = quoted(units, lang);
            lang.pick(
                format!("Tên {} có thể là nhiều đơn vị: {units}.", q(name)),
                format!("The name {} can mean several units: {units}.", q(name)),
            )
        }
        P::NamesNotAsked { asked, more } => {
            let of = |count: u32| number::whole(i64::from(count), lang);
            let (asked, more) = (of(*asked), of(*more));
            lang.pick(
                format!("Ngoài {asked} tên được hỏi, còn {more} tên khác cũng gần giống tên đơn vị đã biết nhưng không được hỏi; chúng đứng thành đơn vị riêng."),
                format!("Beside the {asked} names asked about, {more} others resemble names of known units and are not asked about; they stand as units of their own."),
            )
        }
        P::NamesNotCompared { names } => {
            let names = number::whole(i64::from(*names), lang);
            lang.pick(
                format!("{names} tên chưa được so với tên các đơn vị đã biết vì có quá nhiều tên quá giống nhau; chúng đứng thành đơn vị riêng."),
                format!("{names} names were not compared with those of known units, as too many are too much alike; they stand as units of their own."),
            )
        }
        P::Conflict { unit, indicator, period, kept, refused, first, .. } => {
            let (kept, refused) = (figure(kept, lang), figure(refused, lang));
            let (unit, indicator) = (short(unit), short(indicator));
            let (when, first) = (date::period(*period, lang), line_of_file(first, lang));
            lang.pick(
                format!("{unit}, {indicator}, {when} đã có ở {first} là {kept}; ở đây lại là {refused}. Đã giữ số ở chỗ đó."),
                format!("{unit}, {indicator}, {when} stands at {first} as {kept}; here it is {refused}. The figure there was kept."),
            )
        }
        P::Repeated { unit, indicator, period, first } => {
            let (unit, indicator) = (short(unit), short(indicator));
            let (when, first) = (date::period(*period, lang), line_of_file(first, lang));
            lang.pick(
                format!("{unit}, {indicator}, {when} đã có ở {first} với cùng số liệu."),
                format!(
                    "{unit}, {indicator}, {when} stands at {first} already, with the same figure."
                ),
            )
        }
        P::ScoreAndReason { reason } => {
            let why = words::missing(*reason, lang);
            lang.pick(
                format!("Vừa có điểm vừa ghi «{why}»; đã lấy điểm."),
                format!("There is a score as well as “{why}”; the score counts."),
            )
        }
        P::RankBeyondCount { rank, of } => lang.pick(
            format!("Hạng {rank} lớn hơn số đơn vị được xếp hạng ({of})."),
            format!("Rank {rank} is beyond the number of units ranked ({of})."),
        ),
        P::ChangeSinceLater { period, since } => {
            let (period, since) = (date::period(*period, lang), date::period(*since, lang));
            lang.pick(
                format!("Mức thay đổi của {period} lại so với {since}, không phải kỳ trước đó."),
                format!("The change of {period} is against {since}, which is not earlier."),
            )
        }
        P::ChangeBeyondRank { rank, places } => {
            let places = number::signed((i64::from(*places)).into(), 0, lang);
            lang.pick(
                format!("Hạng {rank} với mức thay đổi {places} bậc không suy ra được hạng kỳ trước; đã bỏ phần suy ra."),
                format!("Rank {rank} with a change of {places} places gives no earlier rank; none was derived."),
            )
        }
        P::RowLength { expected, found } => lang.pick(
            format!("Dòng có {found} ô, trong khi bảng có {expected} chỉ số."),
            format!("The row has {found} cells, the table {expected} indicators."),
        ),
        P::ServiceError { said } => lang.pick(
            format!("Tệp không có số liệu mà là lời báo lỗi của dịch vụ: «{said}»."),
            format!("The file holds no figures but an error that the service told: “{said}”."),
        ),
        P::PartOfList { given, total } => lang.pick(
            format!("Tệp chỉ có {given} trong {total} số liệu của danh sách."),
            format!("The file holds {given} of the {total} figures of its list."),
        ),
        P::TooManyCells { most } => {
            let most = number::whole(i64::try_from(*most).unwrap_or(i64::MAX), lang);
            lang.pick(
                format!("Bảng có quá {most} ô theo kích thước các chiều; đã bỏ qua."),
                format!("By the sizes of its dimensions the table has more than {most} cells; it was left out."),
            )
        }
        P::TooManyDimensions { most } => lang.pick(
            format!("Bảng có quá {most} chiều; đã bỏ qua."),
            format!("The table has more than {most} dimensions; it was left out."),
        ),
        P::TooManyColumns { most } => {
            let most = number::whole(i64::try_from(*most).unwrap_or(i64::MAX), lang);
            lang.pick(
                format!("Bảng có quá {most} cột; chỉ đọc {most} cột đầu."),
                format!("The table has more than {most} columns; the first {most} were read."),
            )
        }
        P::TooManyIndicators { found, most } => {
            let count = |n: usize| number::whole(i64::try_from(n).unwrap_or(i64::MAX), lang);
            let (found, most) = (count(*found), count(*most));
            lang.pick(
                format!("Các mục của bảng kết hợp thành {found} chỉ số, quá {most}; đã bỏ qua."),
                format!("The categories of the table combine to {found} indicators, more than {most}; it was left out."),
            )
        }
        P::CategoryCount { dimension, stated, found } => {
            let stated = short(stated);
            lang.pick(
                format!("Chiều {} ghi là có {stated} mục nhưng lại có {found}; đã bỏ qua cả bảng.", q(dimension)),
                format!("The dimension {} should have {stated} categories and has {found}; the table was left out.", q(dimension)),
            )
        }
        P::ValueCount { cells, found } => lang.pick(
            format!("Bảng có {cells} ô nhưng lại có {found} giá trị, nên không biết giá trị nào thuộc ô nào; đã bỏ qua."),
            format!("The table has {cells} cells and {found} values, so that no value's cell is known; it was left out."),
        ),
        P::NoSuchPosition { position } => lang.pick(
            format!("Bảng không có vị trí {}.", q(position)),
            format!("The table has no position {}.", q(position)),
        ),
        P::NoUnitDimension { dimensions } => lang.pick(
            format!("Không có chiều nào là đơn vị trong các chiều {}.", quoted(dimensions, lang)),
            format!("None of the dimensions {} is one of units.", quoted(dimensions, lang)),
        ),
        P::HierarchyLoop { category } => lang.pick(
            format!("Mục {} nằm dưới chính nó; đã coi là không nằm dưới mục nào.", q(category)),
            format!("The category {} stands under itself; it was put under none.", q(category)),
        ),
        P::MixedUnits { indicator, units } => lang.pick(
            format!("Số liệu của {} được tính theo nhiều đơn vị đo: {}; đã giữ nguyên từng số.", q(indicator), quoted(units, lang)),
            format!("The figures of {} are counted in different things: {}; each was kept as it is.", q(indicator), quoted(units, lang)),
        ),
        P::OnlyLinked { title } => lang.pick(
            format!("Bảng {} chỉ được dẫn liên kết, không có trong tệp; đã bỏ qua.", q(title)),
            format!("The table {} is only linked to and not in the file; it was left out.", q(title)),
        ),
        P::ServiceRemark { said } => lang.pick(
            format!("Dịch vụ kèm theo thông báo: {}.", q(said)),
            format!("The service said beside the figures: {}.", q(said)),
        ),
        P::MissingCompanion { file } => lang.pick(
            format!("Số liệu của tệp này nằm trong hai tệp; thiếu tệp {}.", q(file)),
            format!("What this file is about stands in two files; {} is missing.", q(file)),
        ),
        P::TablesLeftOut { tables } => {
            let tables = quoted(tables, lang);
            lang.pick(
                format!("Tệp có nhiều bảng; chỉ đọc bảng lớn nhất, bỏ qua {tables}."),
                format!("The file holds several tables; the largest was read, not {tables}."),
            )
        }
        P::ZerosMeanMissing { zeros, of } => {
            let (zeros, of) = (*zeros as i64, *of as i64);
            let (zeros, of) = (number::whole(zeros, lang), number::whole(of, lang));
            lang.pick(
                format!("{zeros} trong {of} ô ghi 0 ở chỗ chưa được chấm điểm; coi là thiếu số liệu."),
                format!("{zeros} of {of} cells are 0 where nothing was scored; they count as missing."),
            )
        }
        P::Sheet(problem) => sheet::reason(problem, lang),
        P::CommitmentsNoFigures => lang.pick(
            "Đây là danh sách cam kết, không phải tệp số liệu.".into(),
            "This is a list of commitments, not a file of figures.".into(),
        ),
        P::ZeroTotal { parts } => lang.pick(
            format!("Tổng bằng 0 nhưng cả {parts} thành phần đều trống; coi là thiếu số liệu."),
            format!("The total is 0, but all {parts} parts are empty; it counts as missing."),
        ),
        P::UnclosedQuote => lang.pick(
            "Dấu nháy kép mở ở đây không được đóng; đã coi nó là một ký tự.".into(),
            "The double quote that opens here is never closed; it was taken for a letter.".into(),
        ),
        P::MoreCells { columns, found } => lang.pick(
            format!("Dòng có {found} ô, trong khi bảng chỉ có {columns} cột; đã bỏ các ô thừa."),
            format!("The row has {found} cells, the table {columns} columns; the cells beyond were left out."),
        ),
        P::NoUnitColumn { columns } => lang.pick(
            format!("Không nhận ra cột tên đơn vị trong các cột {}.", quoted(columns, lang)),
            format!(
                "None of the columns {} was recognised as the unit's name.",
                quoted(columns, lang)
            ),
        ),
        P::NoScoreColumn { columns } => lang.pick(
            format!("Không nhận ra cột số liệu trong các cột {}.", quoted(columns, lang)),
            format!("None of the columns {} was recognised as figures.", quoted(columns, lang)),
        ),
        P::NoPeriod => lang.pick(
            "Không có cột hay tên nào cho biết năm.".into(),
            "No column or name says the year.".into(),
        ),
        P::PeriodFromFileName { period } => {
            let when = date::period(*period, lang);
            lang.pick(
                format!("Không có cột năm; lấy {when} theo tên tệp."),
                format!("No column says the year; {when} is taken from the file's name."),
            )
        }
        P::NotARecord { found } => {
            let found = kind(*found, lang);
            lang.pick(
                format!("Ở đây phải là một bản ghi như các bản ghi khác, nhưng lại là {found}."),
                format!("A record like the others should stand here, but there is {found}."),
            )
        }
        P::NoUnitInRecord => lang.pick(
            "Bản ghi không có tên đơn vị; đã bỏ qua.".into(),
            "The record names no unit; it was left out.".into(),
        ),
        P::NotANumber { text } => lang.pick(
            format!("{} không phải là số; coi là không đọc được.", q(text)),
            format!("{} is no number; the figure counts as unreadable.", q(text)),
        ),
        P::UnclearNumber { text, read } => {
            let read = exact(*read, lang);
            lang.pick(
                format!("Số {} có thể hiểu theo hai cách; đã đọc là {read}.", q(text)),
                format!("The number {} can be read in two ways; it was read as {read}.", q(text)),
            )
        }
        P::NotARank { text } => lang
            .pick(format!("{} không phải là hạng.", q(text)), format!("{} is no rank.", q(text))),
    }
}

fn looks_like_words(kind: LooksLike, lang: Lang) -> &'static str {
    match kind {
        LooksLike::Spreadsheet => lang.pick("bảng tính (xlsx, ods)", "a spreadsheet (xlsx, ods)"),
        LooksLike::OldOffice => {
            lang.pick("tệp Office cũ (xls, doc)", "an old Office file (xls, doc)")
        }
        LooksLike::Archive => lang.pick("tệp nén", "an archive"),
        LooksLike::Html => lang.pick("trang web (HTML)", "a web page (HTML)"),
        LooksLike::Xml => lang.pick("XML", "XML"),
        LooksLike::Pdf => lang.pick("PDF", "a PDF"),
        LooksLike::Picture => lang.pick("hình ảnh", "a picture"),
    }
}
