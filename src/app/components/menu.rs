//! A button with a panel under it. Escape, a click elsewhere or the focus leaving it close it.

use leptos::prelude::*;

use crate::app::browser::dom;

/// The button and its panel.
#[component]
pub fn Menu(
    /// The id of the whole, unique on the page.
    id: &'static str,
    /// Classes of the button.
    class: &'static str,
    /// Name of the button for screen readers, where its face has no words.
    #[prop(optional, into)]
    name: MaybeProp<String>,
    /// Whether the panel stands left-aligned under the button.
    #[prop(optional)]
    left: bool,
    /// Further classes of the whole.
    #[prop(optional)]
    outer: &'static str,
    /// Whether the panel is open.
    open: RwSignal<bool>,
    /// The face of the button.
    #[prop(into)]
    face: ViewFn,
    /// The panel.
    children: ChildrenFn,
) -> impl IntoView {
    let button = format!("{id}-button");
    let focus_button = button.clone();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            dom::focus(&focus_button);
        }
    };
    close_when_left(id, open);
    let panel = move || {
        let children = children.clone();
        open.get().then(move || view! { <div class="pop fades" class:left=left>{children()}</div> })
    };
    view! {
        <div class=format!("menu {outer}") id=id on:keydown=on_key>
            <button
                id=button
                type="button"
                class=class
                aria-label=move || name.get()
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || face.run()}
            </button>
            {panel}
        </div>
    }
}

/// Closes what is open when a click or the focus lands outside the element with this id.
pub fn close_when_left(id: &'static str, open: RwSignal<bool>) {
    let close = move |inside: bool| {
        if open.get_untracked() && !inside {
            open.set(false);
        }
    };
    let pressed = window_event_listener(leptos::ev::pointerdown, move |event| {
        close(dom::is_within(&event, id));
    });
    let focused = window_event_listener(leptos::ev::focusin, move |event| {
        close(dom::is_within(&event, id));
    });
    on_cleanup(move || {
        pressed.remove();
        focused.remove();
    });
}
