//! Why a file is no JSON.

use super::parts::quote;
use crate::import::diagnostic::Syntax;
use crate::locale::Lang;

/// What is wrong at the character where reading had to stop.
pub(super) fn reason(syntax: &Syntax, lang: Lang) -> String {
    use Syntax as S;
    let found = |c: &char| quote(&c.to_string(), lang);
    match syntax {
        S::UnexpectedEnd => lang.pick(
            "Tệp kết thúc giữa chừng: còn ngoặc hoặc nháy chưa đóng.".into(),
            "The file ends too early: a bracket or quote is not closed.".into(),
        ),
        S::ExpectedValue { found: c } => lang.pick(
            format!("Ở đây phải là một giá trị, nhưng lại là {}.", found(c)),
            format!("A value should stand here, but there is {}.", found(c)),
        ),
        S::ExpectedName { found: c } => lang.pick(
            format!("Ở đây phải là tên mục trong nháy kép, nhưng lại là {}.", found(c)),
            format!("A name in double quotes should stand here, but there is {}.", found(c)),
        ),
        S::ExpectedColon { found: c } => lang.pick(
            format!("Sau tên mục phải là dấu hai chấm, nhưng lại là {}.", found(c)),
            format!("A colon should follow the name, but there is {}.", found(c)),
        ),
        S::ExpectedCommaOr { close, found: c } => lang.pick(
            format!("Ở đây phải là dấu phẩy hoặc «{close}», nhưng lại là {}.", found(c)),
            format!("A comma or “{close}” should stand here, but there is {}.", found(c)),
        ),
        S::TrailingComma => lang.pick(
            "Có dấu phẩy mà sau đó không còn gì.".into(),
            "There is a comma with nothing after it.".into(),
        ),
        S::UnknownWord { word } => lang.pick(
            format!("JSON không có từ {}.", quote(word, lang)),
            format!("JSON does not have the word {}.", quote(word, lang)),
        ),
        S::BadNumber { text } => lang.pick(
            format!("{} không phải cách viết số của JSON.", quote(text, lang)),
            format!("{} is not how JSON writes a number.", quote(text, lang)),
        ),
        S::UnclosedText => lang.pick(
            "Chuỗi chữ chưa đóng nháy kép trên cùng một dòng.".into(),
            "A text is not closed by a double quote on the same line.".into(),
        ),
        S::ControlCharacter { code } => lang.pick(
            format!("Trong chuỗi chữ có ký tự điều khiển U+{code:04X}."),
            format!("A text holds the control character U+{code:04X}."),
        ),
        S::BadEscape { text } => lang.pick(
            format!("JSON không có ký hiệu {} trong chuỗi chữ.", quote(text, lang)),
            format!("JSON does not have the escape {} in a text.", quote(text, lang)),
        ),
        S::SingleQuote => lang.pick(
            "Chuỗi chữ dùng nháy đơn; JSON chỉ dùng nháy kép.".into(),
            "A text stands in single quotes; JSON has double ones only.".into(),
        ),
        S::Comment => lang.pick(
            "Có lời chú thích; JSON không có chú thích.".into(),
            "There is a comment; JSON has none.".into(),
        ),
        S::AfterEnd { found: c } => lang.pick(
            format!("Sau khi dữ liệu đã kết thúc lại còn {}.", found(c)),
            format!("After the end of the data there is still {}.", found(c)),
        ),
    }
}

/// What to do about it.
pub(super) fn hint(syntax: &Syntax, lang: Lang) -> String {
    use Syntax as S;
    match syntax {
        S::UnexpectedEnd => lang.pick(
            "Tệp có thể bị cắt khi tải; hãy lấy lại tệp, hoặc thêm ngoặc đóng còn thiếu.",
            "It may have been cut while loading; get it again, or add the missing bracket.",
        ),
        S::ExpectedValue { .. } | S::ExpectedColon { .. } | S::ExpectedName { .. } => lang.pick(
            "Xem lại chỗ này và phần ngay trước nó; hay gặp là thừa, thiếu dấu phẩy hoặc nháy kép.",
            "Check this spot and what stands before it; often a comma or quote is missing or too many.",
        ),
        S::ExpectedCommaOr { .. } => lang.pick(
            "Thêm dấu phẩy giữa hai giá trị; số thập phân viết bằng dấu chấm (80.98).",
            "Put a comma between the two values; decimals are written with a point (80.98).",
        ),
        S::TrailingComma => lang.pick("Bỏ dấu phẩy này.", "Remove this comma."),
        S::UnknownWord { .. } => lang.pick(
            "Không có số liệu thì viết null; chữ thì đặt trong nháy kép; true, false viết thường.",
            "Write null for no figure, quotes around a text, true and false in lower case.",
        ),
        S::BadNumber { .. } => lang.pick(
            "Viết số với dấu chấm thập phân, không dấu cộng, không số 0 ở đầu: 80.98, 0.5, -2.",
            "Write numbers with a point, without plus and leading zeros: 80.98, 0.5, -2.",
        ),
        S::UnclosedText => lang.pick(
            "Thêm nháy kép ở cuối chuỗi; xuống dòng trong chuỗi viết là \\n.",
            "Add the closing double quote; a line break inside a text is written \\n.",
        ),
        S::ControlCharacter { .. } => lang.pick(
            "Xoá ký tự này, hoặc viết bằng ký hiệu như \\t, \\n, \\u0001.",
            "Remove it, or write it as an escape such as \\t, \\n, \\u0001.",
        ),
        S::BadEscape { .. } => lang.pick(
            "Dấu gạch chéo ngược trong chuỗi phải viết hai lần: \\\\.",
            "Write a backslash inside a text twice: \\\\.",
        ),
        S::SingleQuote => lang.pick(
            "Đổi nháy đơn thành nháy kép.",
            "Replace the single quotes by double ones.",
        ),
        S::Comment => lang.pick("Xoá lời chú thích.", "Remove the comment."),
        S::AfterEnd { .. } => lang.pick(
            "Mỗi tệp chỉ có một giá trị JSON: xoá phần thừa, hoặc tách thành hai tệp.",
            "A file holds one JSON value: remove what follows, or split the file.",
        ),
    }
    .to_owned()
}
