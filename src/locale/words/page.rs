//! Sentences of the page that hold a name or a number.

use super::{Noun, units_noun};
use crate::locale::{Lang, number};

/// «63 tỉnh, thành phố».
pub fn count_of_units(kind: Option<&str>, count: usize, lang: Lang) -> String {
    units_noun(kind).count(count as i64, lang)
}

/// «4 chỉ số».
pub fn count_of_indices(count: usize, lang: Lang) -> String {
    Noun::Index.count(count as i64, lang)
}

/// «Tệp trên máy này (2)».
pub fn local_files(count: usize, lang: Lang) -> String {
    let name = lang.pick("Tệp trên máy này", "Files on this machine");
    format!("{name} ({})", number::whole(count as i64, lang))
}

/// The name of the box that joins a publication to what is open.
pub fn join_with_open(title: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Cùng mở: {title}"),
        Lang::En => format!("Open together: {title}"),
    }
}

/// The hint on a chip that makes its unit «us».
pub fn make_main_unit(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Lấy {name} làm đơn vị chính"),
        Lang::En => format!("Make {name} the main unit"),
    }
}

/// The name of a chip's cross.
pub fn remove_unit(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Bỏ {name}"),
        Lang::En => format!("Remove {name}"),
    }
}

/// A file that could not be had.
pub fn could_not_load(file: &str, reason: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Không tải được {file}: {reason}. Những gì đang mở vẫn còn nguyên."),
        Lang::En => format!("Could not load {file}: {reason}. What is open stays as it was."),
    }
}

/// The name given to a pasted text.
pub fn pasted_name(lang: Lang) -> String {
    lang.pick("đã-dán.json", "pasted.json").to_owned()
}

/// The link, where the browser does not let the page copy it.
pub fn copy_by_hand(link: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Trình duyệt không cho chép; hãy tự chép đường dẫn này: {link}"),
        Lang::En => format!("The browser does not allow copying; copy this link by hand: {link}"),
    }
}
