//! The focus, kept at its place when a part of the page is made anew.

use wasm_bindgen::JsCast;

use super::document;
use super::element::El;

/// Where the focus was among some nodes: the number of the child at each level.
pub(super) struct Focus(Vec<u32>);

impl Focus {
    /// `None` when it is elsewhere.
    pub fn among(nodes: &[El]) -> Option<Focus> {
        let mut at: web_sys::Node = document()?.active_element()?.into();
        let mut path = Vec::new();
        loop {
            if let Some(top) = nodes.iter().position(|node| *node.node() == at) {
                path.push(top as u32);
                path.reverse();
                return Some(Focus(path));
            }
            let parent = at.parent_node()?;
            let mut before = 0;
            let mut sibling = at.previous_sibling();
            while let Some(other) = sibling {
                before += 1;
                sibling = other.previous_sibling();
            }
            path.push(before);
            at = parent;
        }
    }

    /// Gives it to what stands at that place now; where that is gone, to its neighbour, or to the
    /// nearest thing around that can have it.
    pub fn give_back(&self, nodes: &[El]) {
        let Some((top, rest)) = self.0.split_first() else { return };
        let last = nodes.len().saturating_sub(1);
        let Some(top) = nodes.get((*top as usize).min(last)) else { return };
        let mut at = top.node().clone();
        for child in rest {
            let children = at.child_nodes();
            match children.item((*child).min(children.length().saturating_sub(1))) {
                Some(next) => at = next,
                None => break,
            }
        }
        let mut around = Some(at);
        while let Some(node) = around {
            if has_taken(&node) {
                return;
            }
            around = node.parent_node().filter(|_| node != *top.node());
        }
    }
}

/// What can have the focus by itself.
const FOCUSABLE: &str = "button:not([disabled]), a[href], input, select, [tabindex='0']";

/// Whether a node, or the first thing in it that can, took the focus.
fn has_taken(node: &web_sys::Node) -> bool {
    let Some(element) = node.dyn_ref::<web_sys::HtmlElement>() else { return false };
    let inside = || element.query_selector(FOCUSABLE).ok().flatten()?.dyn_into().ok();
    let itself = element.matches(FOCUSABLE).unwrap_or(false).then(|| element.clone());
    let taker: Option<web_sys::HtmlElement> = itself.or_else(inside);
    taker.is_some_and(|taker| taker.focus().is_ok())
}
