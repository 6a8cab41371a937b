//! Sentences of the page that hold a name or a number.

use super::{Noun, common_noun, tie_method};
use crate::locale::{Lang, number};
use crate::model::{Dataset, Decimal, IndicatorIx, Period, RankBasis, RankRule, TieMethod};

/// «63 tỉnh, thành phố»; «69 đơn vị» where they are of several kinds.
pub fn count_of_units(kinds: &[Option<&str>], lang: Lang) -> String {
    common_noun(kinds.iter().copied()).count(kinds.len() as i64, lang)
}

/// The head of the column that says whether the figures of another were published: «Điểm 2016:
/// nguồn gốc».
pub fn origin_of(column: &str, lang: Lang) -> String {
    format!("{column}: {}", lang.pick("nguồn gốc", "origin"))
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

/// The choice of all units: «Cả nước (63)» for provinces, «Tất cả đơn vị (13)» for others.
pub fn whole_set(kind: Option<&str>, count: usize, lang: Lang) -> String {
    let name = match kind {
        Some("province") => lang.pick("Cả nước", "Whole country"),
        _ => lang.pick("Tất cả đơn vị", "All units"),
    };
    format!("{name} ({})", number::whole(count as i64, lang))
}

/// «hạng 2», beside a name that is offered.
pub fn rank_hint(rank: Decimal, lang: Lang) -> String {
    format!("{} {}", lang.pick("hạng", "rank"), number::plain(rank, lang))
}

/// «Hạng các năm: 2015: 3, 2016: 2».
pub fn ranks_over_time(ranks: &str, lang: Lang) -> String {
    format!("{}: {ranks}", lang.pick("Hạng các năm", "Ranks by year"))
}

/// «so với 2015», under the head of a column.
pub fn against(period: &str, lang: Lang) -> String {
    format!("{} {period}", lang.pick("so với", "on"))
}

/// «với Quảng Ninh», under the head of the column of gaps.
pub fn to_unit(name: &str, lang: Lang) -> String {
    format!("{} {name}", lang.pick("với", "to"))
}

/// The weight of a part in a period as a share of its parent's maximum («20%») where both maxima
/// are known, else the factor itself («× 2»): all as the method in force says.
pub fn weight_at(data: &Dataset, part: IndicatorIx, at: Period, lang: Lang) -> Option<String> {
    let parent = data.indicators()[part].parent?;
    let weight = data.weight(part, at)?;
    let maximum = |ix: IndicatorIx| data.indicators()[ix].maximum_at(at).map(|(value, _)| value);
    Some(weight_of(weight, maximum(part), maximum(parent), lang))
}

fn weight_of(
    weight: Decimal,
    part: Option<Decimal>,
    parent: Option<Decimal>,
    lang: Lang,
) -> String {
    let share = part.zip(parent).and_then(|(part, parent)| (weight * part).percent_of(parent, 1));
    match share {
        Some(share) => format!("{}%", number::plain(share.normal(), lang)),
        None => format!("× {}", number::plain(weight, lang)),
    }
}

/// «và 3 nguồn khác».
pub fn more_sources(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!(" và {count} nguồn khác"),
        Lang::En => format!(" and {count} more"),
    }
}

/// How ranks are computed: «xếp theo điểm chưa làm tròn, đồng hạng 1, 1, 3».
pub fn rank_rule(rule: &RankRule, ties: Option<TieMethod>, lang: Lang) -> String {
    let basis = match rule.basis {
        RankBasis::Unrounded => {
            lang.pick("xếp theo điểm chưa làm tròn", "ranked by unrounded scores").to_owned()
        }
        RankBasis::Rounded(places) => match lang {
            Lang::Vi => format!("xếp theo điểm làm tròn {places} chữ số thập phân"),
            Lang::En => format!("ranked by scores rounded to {places} decimals"),
        },
    };
    let ties = tie_method(ties.unwrap_or(rule.ties), lang);
    match lang {
        Lang::Vi => format!("{basis}; {ties}"),
        Lang::En => format!("{basis}; ties: {ties}"),
    }
}

/// The title of the panel that explains a change.
pub fn why_title(from: &str, to: &str, lang: Lang) -> String {
    format!("{} {from} → {to}", lang.pick("Vì sao đổi hạng?", "Why did the rank change?"))
}

/// «và 3 đơn vị khác».
pub fn more_units(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!("và {count} đơn vị khác"),
        Lang::En => format!("and {count} more"),
    }
}

/// «Còn 12 dòng nữa», under a table that is not shown whole but can be saved whole.
pub fn rows_left_out(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!("Còn {count} dòng nữa: «Xuất» lưu được cả bảng."),
        Lang::En => format!("{count} more rows: “Export” saves the whole table."),
    }
}

/// «So với 2021», over a figure.
pub fn against_capital(period: &str, lang: Lang) -> String {
    format!("{} {period}", lang.pick("So với", "Against"))
}

/// «80,98% mức tối đa».
pub fn share_of_maximum(percent: Decimal, lang: Lang) -> String {
    let percent = number::percent(percent, 2, lang);
    format!("{percent} {}", lang.pick("mức tối đa", "of the maximum"))
}

/// «trên mức tối đa 100%».
pub fn of_maximum_percent(maximum: Decimal, lang: Lang) -> String {
    let maximum = number::plain(maximum, lang);
    match lang {
        Lang::Vi => format!("trên mức tối đa {maximum}%"),
        Lang::En => format!("out of {maximum}%"),
    }
}

/// «mức 80 suy ra từ tỷ lệ».
pub fn maximum_derived(maximum: Decimal, lang: Lang) -> String {
    let maximum = number::plain(maximum, lang);
    match lang {
        Lang::Vi => format!("mức {maximum} suy ra từ tỷ lệ"),
        Lang::En => format!("maximum {maximum} derived from the percentage"),
    }
}

/// The computed rank, where the published one differs from it.
pub fn computed_rank_is(rank: Decimal, lang: Lang) -> String {
    format!("{} {}", lang.pick("tính toán: hạng", "computed: rank"), number::plain(rank, lang))
}

/// «hạng».
pub fn rank_word(lang: Lang) -> &'static str {
    lang.pick("hạng", "rank")
}

/// «Bình Liêu, huyện».
pub fn unit_with_kind(name: &str, kind: Option<&str>, lang: Lang) -> String {
    match super::kind_name(kind, lang) {
        Some(kind) => format!("{name}, {kind}"),
        None => name.to_owned(),
    }
}

/// How many published ranks are not those computed.
pub fn ranks_differ(count: usize, lang: Lang) -> String {
    let units = Noun::Unit.count(count as i64, lang);
    match lang {
        Lang::Vi => format!("Hạng công bố khác hạng tính toán ở {units}: xem «Bảng số»"),
        Lang::En => format!("Published and computed ranks differ for {units}: see “Table”"),
    }
}

/// A language by its own name.
pub fn language_name(lang: Lang) -> &'static str {
    lang.pick("Tiếng Việt", "English")
}
