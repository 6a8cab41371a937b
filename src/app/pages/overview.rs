//! Being built.

use leptos::prelude::*;

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    view! { <div></div> }
}
