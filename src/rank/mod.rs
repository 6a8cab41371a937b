//! Ranks: computed from scores, beside the published ones.
