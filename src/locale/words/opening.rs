//! Sentences of the panel in which files are opened.

use super::Noun;
use crate::locale::{Lang, date, number};
use crate::model::{Decimal, Period};

fn n(count: usize, lang: Lang) -> String {
    number::whole(count as i64, lang)
}

/// The sentence at the top: how many units, in how many files together, what is to be decided.
pub fn headline(
    units: usize,
    in_all: usize,
    files: usize,
    periods: usize,
    undecided: usize,
    lang: Lang,
) -> String {
    if files == 0 || units == 0 {
        return lang
            .pick(
                "Chưa đọc được số liệu nào từ các tệp này",
                "No figures could be read from these files",
            )
            .to_owned();
    }
    let total = Noun::Unit.count(units as i64, lang);
    let open = (undecided > 0).then(|| {
        let names = Noun::Name.count(undecided as i64, lang);
        lang.pick(format!("{names} cần bạn quyết định"), format!("{names} for you to decide"))
    });
    let found = match (files, lang) {
        (1, Lang::Vi) => format!("{total}, {}", Noun::Period.count(periods as i64, lang)),
        (1, Lang::En) => format!("{total}, {}", Noun::Period.count(periods as i64, lang)),
        (_, Lang::Vi) => {
            format!(
                "{} trên {total} có ở cả {}",
                n(in_all, lang),
                Noun::File.count(files as i64, lang)
            )
        }
        (_, Lang::En) => {
            format!(
                "{} of {total} are in all {}",
                n(in_all, lang),
                Noun::File.count(files as i64, lang)
            )
        }
    };
    match open {
        Some(open) => format!("{found}; {open}"),
        None => found,
    }
}

/// «Đã đọc ranh giới của 63 đơn vị»: a file without figures.
pub fn boundaries(units: usize, lang: Lang) -> String {
    let units = Noun::Unit.count(units as i64, lang);
    lang.pick(
        format!("Đã đọc ranh giới của {units}"),
        format!("The boundaries of {units} were read"),
    )
}

/// The button that opens what was read.
pub fn open_button(first: Option<Period>, last: Option<Period>, lang: Lang) -> String {
    let short = |period| date::period_short(period, lang);
    match (first, last) {
        (Some(first), Some(last)) if first != last => match lang {
            Lang::Vi => format!("Mở và so sánh {} với {}", short(first), short(last)),
            Lang::En => format!("Open and compare {} with {}", short(first), short(last)),
        },
        _ => lang.pick("Mở số liệu này", "Open these figures").to_owned(),
    }
}

/// «Đã nhận 2 tệp».
pub fn received(files: usize, lang: Lang) -> String {
    let files = Noun::File.count(files as i64, lang);
    lang.pick(format!("Đã nhận {files}"), format!("{files} received"))
}

/// A file's size: «122 KB».
pub fn size(bytes: usize, lang: Lang) -> String {
    let kilobytes = Decimal::from(bytes as i64).div_round(Decimal::from(1024), 0);
    match kilobytes {
        Some(size) if bytes >= 1024 => format!("{}\u{a0}KB", number::number(size, 0, lang)),
        _ => format!("{}\u{a0}B", n(bytes, lang)),
    }
}

/// The name of the cross that takes a file out.
pub fn take_out(file: &str, lang: Lang) -> String {
    lang.pick(format!("Bỏ tệp {file}"), format!("Take out {file}"))
}

/// «63 đơn vị được ghép thế nào».
pub fn how_matched(units: usize, lang: Lang) -> String {
    let units = Noun::Unit.count(units as i64, lang);
    lang.pick(format!("{units} được ghép thế nào"), format!("How {units} were matched"))
}

/// «3 vấn đề».
pub fn problems(count: usize, lang: Lang) -> String {
    Noun::Problem.count(count as i64, lang)
}

/// What is not shown of a long list.
pub fn more_problems(count: usize, lang: Lang) -> String {
    let count = Noun::Problem.count(count as i64, lang);
    match lang {
        Lang::Vi => format!("và {count} khác, có đủ trong nhật ký đọc tệp"),
        Lang::En => format!("and {count} more, all of them in the reading log"),
    }
}

/// «TT- Huế» là Thừa Thiên Huế?
pub fn question(name: &str, known: Option<&str>, lang: Lang) -> String {
    match (known, lang) {
        (Some(known), Lang::Vi) => format!("«{name}» là {known}?"),
        (Some(known), Lang::En) => format!("Is “{name}” {known}?"),
        (None, Lang::Vi) => format!("«{name}» là đơn vị nào?"),
        (None, Lang::En) => format!("Which unit is “{name}”?"),
    }
}

/// The name of the list of other units.
pub fn another_unit_for(name: &str, lang: Lang) -> String {
    lang.pick(format!("Đơn vị khác cho «{name}»"), format!("Another unit for “{name}”"))
}

/// «2 tên chờ quyết định».
pub fn names_to_decide(count: usize, lang: Lang) -> String {
    if count == 0 {
        return lang.pick("Các tên đã quyết định", "Names decided").to_owned();
    }
    let names = Noun::Name.count(count as i64, lang);
    lang.pick(format!("{names} chờ quyết định"), format!("{names} to decide"))
}

/// The heading over the columns of a file.
pub fn columns_of(file: &str, lang: Lang) -> String {
    lang.pick(format!("Các cột của {file}"), format!("Columns of {file}"))
}

/// The name of the list in which a column's role is chosen.
pub fn role_of(column: &str, lang: Lang) -> String {
    lang.pick(format!("Cột «{column}» là"), format!("Column “{column}” is"))
}

/// How sure a guess is: «chắc 90%».
pub fn sure(percent: u8, lang: Lang) -> String {
    lang.pick(format!("chắc {percent}%"), format!("{percent}% sure"))
}

/// A file's line in the log.
pub fn log_file(file: &str, units: usize, figures: usize, lang: Lang) -> String {
    let units = Noun::Unit.count(units as i64, lang);
    let figures = Noun::Figure.count(figures as i64, lang);
    format!("{file}: {units}, {figures}")
}

/// The reader of files broke off. `reason` is in the browser's words, or empty.
pub fn reader_broke(reason: &str, lang: Lang) -> String {
    let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
    lang.pick(
        format!("Phần đọc tệp đã dừng vì gặp lỗi{reason}. Những gì đang mở vẫn còn nguyên."),
        format!("The reader of files stopped on an error{reason}. What is open stays as it was."),
    )
}

/// The browser did not give a file's content. `words` are the browser's, or none.
pub fn not_given(file: &str, words: &str, lang: Lang) -> String {
    let words = if words.is_empty() { String::new() } else { format!(" ({words})") };
    lang.pick(
        format!("Trình duyệt không đọc được tệp {file}{words}: có thể tệp đã bị chuyển, xoá hoặc sửa. Hãy chọn lại tệp. Những gì đang mở vẫn còn nguyên."),
        format!("The browser could not read {file}{words}: it may have been moved, removed or changed. Choose it again. What is open stays as it was."),
    )
}

/// A file takes more memory than there is.
pub fn too_large(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("Tệp {file} quá lớn để đọc ở đây (tối đa 1 GB). Hãy chia thành nhiều tệp hoặc bỏ bớt cột, rồi mở lại. Những gì đang mở vẫn còn nguyên."),
        format!("{file} is too large to be read here (at most 1 GB). Split it or leave out columns, and open it again. What is open stays as it was."),
    )
}

/// The browser does not keep the open files.
pub fn not_kept(reason: &str, lang: Lang) -> String {
    lang.pick(
        format!("Trình duyệt không giữ được các tệp này ({reason}): đóng trang thì phải mở lại tệp. Hãy lưu số liệu ra tệp nếu cần."),
        format!("The browser cannot keep these files ({reason}): after closing the page they must be opened again. Save the data to a file if you need it."),
    )
}

/// The browser did not forget what it kept.
pub fn not_forgotten(reason: &str, lang: Lang) -> String {
    lang.pick(
        format!("Trình duyệt không xoá được các tệp đã giữ ({reason})."),
        format!("The browser could not forget the files it keeps ({reason})."),
    )
}

/// Asks once more before opened files are forgotten.
pub fn really_forget(files: usize, lang: Lang) -> String {
    let files = Noun::File.count(files as i64, lang);
    lang.pick(
        format!("Quên hẳn {files} trên máy này?"),
        format!("Forget {files} on this machine for good?"),
    )
}

/// A sheet in the list of a workbook's sheets.
pub fn sheet(name: &str, units: usize, hidden: bool, lang: Lang) -> String {
    let holds = match units {
        0 => lang.pick("không có bảng", "no table").to_owned(),
        units => Noun::Unit.count(units as i64, lang),
    };
    let hidden = if hidden { lang.pick(", đang ẩn", ", hidden") } else { "" };
    format!("{name} ({holds}{hidden})")
}

/// Several sheets of a workbook are read together, or none.
pub fn sheets_read(names: &[&str], lang: Lang) -> String {
    match names {
        [] => lang.pick("chưa đọc trang tính nào", "no sheet is read").to_owned(),
        names => {
            let sheets = n(names.len(), lang);
            let all = names.join(", ");
            lang.pick(format!("{sheets} trang tính: {all}"), format!("{sheets} sheets: {all}"))
        }
    }
}

/// The name of the list of a workbook's sheets.
pub fn sheet_of(file: &str, lang: Lang) -> String {
    lang.pick(format!("Trang tính của {file}"), format!("Sheet of {file}"))
}

/// The name of the button that takes a figure.
pub fn take_figure(figure: &str, file: &str, lang: Lang) -> String {
    lang.pick(format!("Lấy số {figure} của {file}"), format!("Take {figure} of {file}"))
}

/// The button that has one file count wherever it and another disagree.
pub fn prefer_file(file: &str, over: &str, lang: Lang) -> String {
    lang.pick(format!("Lấy theo {file} thay vì {over}"), format!("Take {file} rather than {over}"))
}

/// «12 chỗ».
pub fn how_many(count: usize, lang: Lang) -> String {
    let count = n(count, lang);
    lang.pick(format!("{count} chỗ"), count.clone())
}

/// What is not shown of a long list of conflicts.
pub fn more_conflicts(count: usize, lang: Lang) -> String {
    let count = n(count, lang);
    lang.pick(
        format!("và {count} chỗ khác, có đủ trong nhật ký đọc tệp"),
        format!("and {count} more, all of them in the reading log"),
    )
}
