//! Findings as values, then as sentences.
