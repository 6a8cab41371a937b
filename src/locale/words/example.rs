//! What is said wherever made-up figures stand: that they are an example and not real.

use std::borrow::Cow;

use super::super::Lang;
use crate::model::{Dataset, Publication};

/// The mark of made-up figures: «VÍ DỤ (không phải số liệu thật)», “EXAMPLE (not real figures)”.
pub fn mark(lang: Lang) -> &'static str {
    lang.pick("VÍ DỤ (không phải số liệu thật)", "EXAMPLE (not real figures)")
}

/// The mark, where a data set holds a publication that is made up; it goes with every table, picture and
/// file of it.
pub fn of_dataset(ds: &Dataset, lang: Lang) -> Option<&'static str> {
    ds.publications().iter().any(|about| about.example).then(|| mark(lang))
}

/// A title, a source or another name that belongs to a publication, behind the mark where that is made up.
pub fn marked<'t>(text: &'t str, about: &Publication, lang: Lang) -> Cow<'t, str> {
    let already = Lang::ALL.iter().any(|lang| text.starts_with(mark(*lang)));
    match (about.example && !already, text.is_empty()) {
        (false, _) => Cow::Borrowed(text),
        (true, true) => Cow::Borrowed(mark(lang)),
        (true, false) => Cow::Owned(format!("{}: {text}", mark(lang))),
    }
}

/// A line under a picture, or another text of a data set, behind the mark where figures are made up.
pub fn under(text: &str, ds: &Dataset, lang: Lang) -> String {
    match of_dataset(ds, lang) {
        Some(mark) if !text.starts_with(mark) && text.is_empty() => mark.to_owned(),
        Some(mark) if !text.starts_with(mark) => format!("{mark}. {text}"),
        _ => text.to_owned(),
    }
}

/// The reader's own words in place of others: behind the mark where those are.
pub fn carried(own: &str, said: &str) -> String {
    let mark = Lang::ALL.map(mark).into_iter().find(|mark| said.starts_with(mark));
    match mark.filter(|mark| !own.starts_with(mark)) {
        Some(mark) => format!("{mark}. {own}"),
        None => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DatasetBuilder;

    #[test]
    fn only_what_is_made_up_is_marked() {
        let real = Publication::default();
        let made_up = Publication { example: true, ..Publication::default() };
        assert_eq!(marked("CCHC", &real, Lang::Vi), "CCHC");
        assert_eq!(marked("", &real, Lang::Vi), "");
        assert_eq!(marked("CCHC", &made_up, Lang::Vi), "VÍ DỤ (không phải số liệu thật): CCHC");
        let twice = marked("VÍ DỤ (không phải số liệu thật): CCHC", &made_up, Lang::En);
        assert_eq!(twice, "VÍ DỤ (không phải số liệu thật): CCHC");
        assert_eq!(marked("", &made_up, Lang::En), "EXAMPLE (not real figures)");
        let mut builder = DatasetBuilder::new();
        builder.publication(real);
        assert_eq!(of_dataset(builder.so_far(), Lang::Vi), None);
        assert_eq!(under("Điểm", builder.so_far(), Lang::Vi), "Điểm");
        builder.publication(made_up);
        assert_eq!(of_dataset(builder.so_far(), Lang::En), Some("EXAMPLE (not real figures)"));
        let line = under("Scores", builder.so_far(), Lang::En);
        assert_eq!(line, "EXAMPLE (not real figures). Scores");
        assert_eq!(under(&line, builder.so_far(), Lang::En), line);
        assert_eq!(under("", builder.so_far(), Lang::En), "EXAMPLE (not real figures)");
        assert_eq!(carried("Own words", &line), "EXAMPLE (not real figures). Own words");
        assert_eq!(carried("Own words", "Scores"), "Own words");
    }
}
