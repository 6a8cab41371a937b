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

    /// Gives it to what stands at that place now, if anything does.
    pub fn give_back(&self, nodes: &[El]) {
        let Some((top, rest)) = self.0.split_first() else { return };
        let Some(top) = nodes.get(*top as usize) else { return };
        let mut at = top.node().clone();
        for child in rest {
            match at.child_nodes().item(*child) {
                Some(next) => at = next,
                None => return,
            }
        }
        if let Some(element) = at.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    }
}
