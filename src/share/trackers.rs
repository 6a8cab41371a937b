//! What other programs add to links that they pass on.

/// Keys by which they follow readers.
const KEYS: [&str; 14] = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "igsh", "mibextid",
    "zarsrc", "si", "sdata", "reserved", "data",
];

/// Whether a key in a link is one of those: nothing that the sender wrote.
pub fn is_tracker(key: &str) -> bool {
    key.starts_with("utm_") || KEYS.contains(&key)
}
