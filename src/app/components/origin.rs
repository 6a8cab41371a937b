//! The marks that tell where a value comes from: ● published, ○ computed, ◌ derived.

use leptos::prelude::*;

use crate::app::state::use_app;
use crate::locale::words;
use crate::model::Origin;

fn shape(origin: Origin) -> &'static str {
    match origin {
        Origin::Published => r#"<circle class="full" cx="5" cy="5" r="4"/>"#,
        Origin::Computed => r#"<circle cx="5" cy="5" r="3.6"/>"#,
        Origin::Derived => r#"<circle class="dots" cx="5" cy="5" r="3.6"/>"#,
    }
}

/// The mark of one origin, with its name for screen readers.
#[component]
pub fn OriginMark(
    /// The origin.
    origin: Origin,
) -> impl IntoView {
    let lang = use_app().lang;
    view! {
        <svg
            class="mk"
            viewBox="0 0 10 10"
            role="img"
            aria-label=move || words::origin(origin, lang.get())
            inner_html=shape(origin)
        ></svg>
    }
}

/// The same mark as mark-up, for rows that are written as text.
pub fn mark_markup(origin: Origin, lang: crate::locale::Lang) -> String {
    let name = words::origin(origin, lang);
    let shape = shape(origin);
    format!(r#"<svg class="mk" viewBox="0 0 10 10" role="img" aria-label="{name}">{shape}</svg>"#)
}
