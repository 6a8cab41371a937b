//! Elements of the page, made by plain calls.
//!
//! All of them are of one type, and whatever follows a signal is a boxed closure behind it. Views of
//! which each has a type of its own were more than half of the program, and the program is what a
//! reader waits for (docs/sizes.md).

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

pub use web_sys::{ClipboardEvent, DragEvent, Element, Event, PointerEvent};

use super::document;
use super::focus::Focus;

/// An element, or a text between elements.
#[derive(Clone, Debug)]
pub struct El(web_sys::Node);

/// An element that is not in the document yet.
pub fn el(tag: &str) -> El {
    let made = document().and_then(|document| document.create_element(tag).ok());
    El::of(made.map(Into::into))
}

/// A text between elements.
pub fn text(text: &str) -> El {
    let made = document().map(|document| document.create_text_node(text));
    El::of(made.map(Into::into))
}

/// A small picture that says nothing to a screen reader. Its strokes are the caller's own mark-up;
/// without a view box they are in pixels.
pub fn svg(class: &str, view_box: &str, strokes: &str) -> El {
    let space = Some("http://www.w3.org/2000/svg");
    let made = document().and_then(|document| document.create_element_ns(space, "svg").ok());
    let svg = El::of(made.map(Into::into));
    svg.raw().set_inner_html(strokes);
    let svg = svg.class(class).attr("aria-hidden", "true");
    if view_box.is_empty() { svg } else { svg.attr("viewBox", view_box) }
}

/// A button that sends no form.
pub fn button(class: &str) -> El {
    el("button").attr("type", "button").class(class)
}

/// The element of the static page with this id, emptied.
pub fn emptied(id: &str) -> Option<El> {
    let place = document()?.get_element_by_id(id)?;
    place.set_inner_html("");
    Some(El(place.into()))
}

impl El {
    /// The program runs in a page: there is a document, and names of elements are our own.
    fn of(made: Option<web_sys::Node>) -> El {
        El(made.unwrap_or_else(|| JsValue::NULL.unchecked_into()))
    }

    /// The element itself.
    pub fn raw(&self) -> &Element {
        self.0.unchecked_ref()
    }

    /// The node itself.
    pub(super) fn node(&self) -> &web_sys::Node {
        &self.0
    }

    /// Its classes.
    pub fn class(self, names: &str) -> El {
        if names.is_empty() { self } else { self.attr("class", names) }
    }

    /// Its id.
    pub fn id(self, id: &str) -> El {
        if id.is_empty() { self } else { self.attr("id", id) }
    }

    /// An attribute.
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.raw().set_attribute(name, value);
        self
    }

    /// An attribute, where there is a value for it.
    pub fn attr_some(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// A name for screen readers.
    pub fn label(self, name: &str) -> El {
        self.attr("aria-label", name)
    }

    /// Whether a button of two states is pressed.
    pub fn pressed(self, on: bool) -> El {
        self.attr("aria-pressed", if on { "true" } else { "false" })
    }

    /// A text inside.
    pub fn text(self, inside: &str) -> El {
        self.add(text(inside))
    }

    /// A child.
    pub fn add(self, child: El) -> El {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// A child before those that are there.
    pub fn first(self, child: El) -> El {
        let _ = self.0.insert_before(&child.0, self.0.first_child().as_ref());
        self
    }

    /// Children: a list, or one that may be missing.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }

    /// Mark-up at the end. The caller has escaped every text in it.
    pub fn markup(self, markup: &str) -> El {
        let _ = self.raw().insert_adjacent_html("beforeend", markup);
        self
    }

    /// What happens at an event of this name.
    pub fn on(self, name: &str, then: impl Fn(Event) + 'static) -> El {
        listen(self.raw(), name, Box::new(then));
        self
    }

    /// What happens at a click.
    pub fn click(self, then: impl Fn() + 'static) -> El {
        self.on("click", move |_| then())
    }

    /// What happens when a link is followed here; in another tab the browser follows it by itself.
    pub fn follow(self, then: impl Fn() + 'static) -> El {
        self.on("click", move |event| {
            if !super::dom::asks_for_tab(&event) {
                event.prevent_default();
                then();
            }
        })
    }

    /// What happens at an event of a pointer.
    pub fn on_pointer(self, name: &str, then: impl Fn(&PointerEvent) + 'static) -> El {
        self.on(name, move |event| then(event.unchecked_ref()))
    }

    /// What happens at a key: told its name.
    pub fn on_key(self, then: impl Fn(&Event, &str) + 'static) -> El {
        self.on("keydown", move |event| {
            let key = event.unchecked_ref::<web_sys::KeyboardEvent>().key();
            then(&event, &key);
        })
    }

    /// A text inside that follows signals.
    pub fn text_of(self, of: impl Fn() -> String + 'static) -> El {
        let place = text("");
        let node = place.0.clone();
        follow(Box::new(move || node.set_text_content(Some(&of()))));
        self.add(place)
    }

    /// An attribute that follows signals; it is there while there is a value for it.
    pub fn attr_of(self, name: &'static str, of: impl Fn() -> Option<String> + 'static) -> El {
        let element = self.raw().clone();
        follow(Box::new(move || {
            let _ = match of() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// Whether a button of two states is pressed, as signals say.
    pub fn pressed_of(self, of: impl Fn() -> bool + 'static) -> El {
        self.attr_of("aria-pressed", move || Some(of().to_string()))
    }

    /// A class that is there while signals say so.
    pub fn class_of(self, name: &'static str, of: impl Fn() -> bool + 'static) -> El {
        let element = self.raw().clone();
        follow(Box::new(move || {
            let _ = element.class_list().toggle_with_force(name, of());
        }));
        self
    }

    /// A property of its style. Attributes of style are forbidden by the page's content policy.
    pub fn style(self, property: &str, value: &str) -> El {
        set_style(self.raw(), property, value);
        self
    }

    /// A property of its style that follows signals.
    pub fn style_of(self, property: &'static str, of: impl Fn() -> String + 'static) -> El {
        let element = self.raw().clone();
        follow(Box::new(move || set_style(&element, property, &of())));
        self
    }

    /// Mark-up that is all its inside and follows signals. The caller has escaped every text in it.
    pub fn markup_of(self, of: impl Fn() -> String + 'static) -> El {
        let element = self.raw().clone();
        follow(Box::new(move || element.set_inner_html(&of())));
        self
    }

    /// Children that are made anew whenever a signal changes that `make` read. The focus stays at
    /// its place among them.
    pub fn live(self, make: impl Fn() -> Vec<El> + 'static) -> El {
        let mut region = Region::at_end_of(&self);
        follow(Box::new(move || region.fill(&make)));
        self
    }

    /// Children that are made anew whenever `key` changes, which is read from signals; signals that
    /// `make` reads by itself do not count.
    pub fn live_by(
        self,
        key: impl Fn() -> String + 'static,
        make: impl Fn() -> Vec<El> + 'static,
    ) -> El {
        let mut region = Region::at_end_of(&self);
        let mut last = None;
        follow(Box::new(move || {
            let now = Some(key());
            if now != last {
                last = now;
                untrack(|| region.fill(&make));
            }
        }));
        self
    }

    /// A child for each of some numbers, which come from signals: what stays is left as it is.
    pub fn each(
        self,
        ids: impl Fn() -> Vec<u32> + 'static,
        make: impl Fn(u32) -> El + 'static,
    ) -> El {
        let place = self.0.clone();
        let outer = Owner::current();
        let mut shown: Vec<(u32, El, Option<Owner>)> = Vec::new();
        follow(Box::new(move || {
            let wanted = ids();
            shown.retain(|(id, child, owner)| {
                let stays = wanted.contains(id);
                if !stays {
                    let _ = place.remove_child(&child.0);
                    owner.iter().for_each(Owner::cleanup);
                }
                stays
            });
            for id in wanted {
                if !shown.iter().any(|(other, ..)| *other == id) {
                    let owner = outer.as_ref().map(Owner::child);
                    let child = match &owner {
                        Some(owner) => owner.with(|| make(id)),
                        None => make(id),
                    };
                    let _ = place.append_child(&child.0);
                    shown.push((id, child, owner));
                }
            }
        }));
        self
    }
}

/// Children of an element that come and go, with all that follows signals in them.
struct Region {
    parent: web_sys::Node,
    end: web_sys::Node,
    shown: Vec<El>,
    /// Whom what follows signals in them belongs to: by turns, since the old children must hear of
    /// it when they are taken away, after the new ones have been made.
    owners: Option<[Owner; 2]>,
}

impl Region {
    fn at_end_of(parent: &El) -> Region {
        let end = text("").0;
        let _ = parent.0.append_child(&end);
        let outer = Owner::current();
        Region {
            parent: parent.0.clone(),
            end,
            shown: Vec::new(),
            owners: outer.map(|outer| [outer.child(), outer.child()]),
        }
    }

    fn fill(&mut self, make: &dyn Fn() -> Vec<El>) {
        let made = match &mut self.owners {
            Some(owners) => {
                owners.swap(0, 1);
                owners[0].with(make)
            }
            None => make(),
        };
        let focus = Focus::among(&self.shown);
        // Out of the document first: taking away what has the focus is an event that they hear.
        for old in std::mem::replace(&mut self.shown, made) {
            let _ = self.parent.remove_child(&old.0);
        }
        if let Some([_, old]) = &self.owners {
            old.cleanup();
        }
        for new in &self.shown {
            let _ = self.parent.insert_before(&new.0, Some(&self.end));
        }
        if let Some(focus) = focus {
            focus.give_back(&self.shown);
        }
    }
}

/// Does something now, and again after every change of a signal that it read, as long as the part
/// of the page lives that asks for it.
pub fn follow(mut work: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| work());
    StoredValue::new_local(effect);
}

/// A listener that is taken away when nobody holds it any more.
struct Heard {
    target: web_sys::EventTarget,
    name: String,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Heard {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(&self.name, function);
    }
}

/// Calls `then` at every event of this name, as long as the part of the page lives that asks for it.
pub(super) fn listen(target: &web_sys::EventTarget, name: &str, then: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(then);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    StoredValue::new_local(Heard { target: target.clone(), name: name.to_owned(), closure });
}

fn set_style(element: &Element, property: &str, value: &str) {
    let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
    let _ = if value.is_empty() {
        style.remove_property(property).map(|_| ())
    } else {
        style.set_property(property, value)
    };
}
