//! Being built.

use leptos::prelude::*;

/// The page.
#[component]
pub fn FilesPage() -> impl IntoView {
    view! { <div></div> }
}
