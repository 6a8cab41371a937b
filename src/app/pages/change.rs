//! Being built.

use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangePage() -> impl IntoView {
    view! { <div></div> }
}
