//! What changed between two periods, and why.
