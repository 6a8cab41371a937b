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
