//! Pictures: what to draw → where every mark stands → painted.
