//! JSON read by the browser, for the page's own small files. Files with figures go through
//! [`crate::import`], which keeps every digit and every place.

use wasm_bindgen::JsValue;

/// A value of a JSON document.
pub struct Value(JsValue);

impl Value {
    /// Reads a text. `None` when it is no JSON.
    pub fn parse(text: &str) -> Option<Value> {
        js_sys::JSON::parse(text).ok().map(Value)
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<Value> {
        let member = js_sys::Reflect::get(&self.0, &key.into()).ok()?;
        (!member.is_undefined()).then_some(Value(member))
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The number as a count, if it is one.
    pub fn count(&self) -> Option<usize> {
        self.0.as_f64().filter(|number| *number >= 0.0).map(|number| number as usize)
    }

    /// The items of a list; none if it is no list.
    pub fn items(&self) -> Vec<Value> {
        let list = js_sys::Array::is_array(&self.0).then(|| js_sys::Array::from(&self.0));
        list.map(|list| list.iter().map(Value).collect()).unwrap_or_default()
    }
}
