//! Words of the picture of ranks under other weights.

use crate::locale::{Lang, number};

/// The name of the picture.
pub fn title(subject: &str, percent: u32, lang: Lang) -> String {
    lang.pick(
        format!("Hạng {subject} khi trọng số xê dịch đến {percent}%"),
        format!("Ranks in {subject} when weights differ by up to {percent}%"),
    )
}

/// The head of the column of ranges.
pub fn in_draws(lang: Lang) -> &'static str {
    lang.pick("90% lần thử", "90% of draws")
}

/// What a bar with its tick is.
pub fn key_bar(lang: Lang) -> &'static str {
    lang.pick("90% lần thử, vạch: hạng giữa", "90% of draws, tick: the median rank")
}

/// What a dot is.
pub fn key_dot(lang: Lang) -> &'static str {
    lang.pick("hạng theo trọng số hiện nay", "rank by the weights as they are")
}

/// The rank that a unit has.
pub fn has(rank: &str, lang: Lang) -> String {
    lang.pick(
        format!("Hạng theo trọng số hiện nay: {rank}"),
        format!("Rank by the weights as they are: {rank}"),
    )
}

/// Where its ranks lie.
pub fn drawn(range: &str, median: &str, percent: u32, lang: Lang) -> String {
    lang.pick(
        format!("Trọng số xê dịch đến {percent}%: 90% lần thử ở hạng {range}, hạng giữa {median}"),
        format!("Weights differing by up to {percent}%: 90% of draws at rank {range}, the median {median}"),
    )
}

/// How many draws were made.
pub fn draws(count: u32, lang: Lang) -> String {
    let count = number::whole(i64::from(count), lang);
    lang.pick(format!("{count} lần thử ngẫu nhiên."), format!("{count} random draws."))
}

/// What the ranks are made from.
pub fn from_parts(lang: Lang) -> &'static str {
    lang.pick(
        "Mọi hạng ở đây là tính toán lại từ các thành phần.",
        "All ranks here are computed anew from the components.",
    )
}

/// Heads of the table.
pub fn lowest(lang: Lang) -> &'static str {
    lang.pick("5% lần thử tốt hơn", "Better in 5% of draws")
}

/// The middle one.
pub fn middle(lang: Lang) -> &'static str {
    lang.pick("Hạng giữa", "Median rank")
}

/// The worst of 95 in a hundred.
pub fn highest(lang: Lang) -> &'static str {
    lang.pick("5% lần thử kém hơn", "Worse in 5% of draws")
}
