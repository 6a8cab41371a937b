//! Short notices, and how far the loading has come.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use crate::app::state::use_app;
use crate::locale::words::{Ui, word};

/// The notices, read aloud as they come.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = use_app();
    let each = move || {
        let toasts = app.toasts.get().into_iter();
        toasts
            .map(|toast| {
                let id = toast.id;
                let icon = if toast.warning { Icon::Warning } else { Icon::Done };
                view! {
                    <div class="toast fades">
                        <Pictogram icon=icon />
                        <p>{toast.text}</p>
                        <button
                            type="button"
                            class="btn round"
                            aria-label=move || word(Ui::Close, app.lang.get())
                            on:click=move |_| app.dismiss(id)
                        >
                            <Pictogram icon=Icon::Close />
                        </button>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="toasts" role="status" aria-live="polite">{each}</div> }
}

/// The line under the header while something is loaded.
#[component]
pub fn Busy() -> impl IntoView {
    let app = use_app();
    move || {
        app.busy.get().map(|share| {
            view! {
                <div class="busy">
                    <progress
                        max="1"
                        value=share.map(|share| share.to_string())
                        aria-label=move || word(Ui::Loading, app.lang.get())
                    ></progress>
                </div>
            }
        })
    }
}
