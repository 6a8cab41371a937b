//! Words that stand around tables and figures in files for paper and for slides.

super::words! {
    /// Words of files for paper and for slides.
    pub enum Paper {
        Table: "Bảng", "Table";
        Figure: "Hình", "Figure";
        Continued: "tiếp theo", "continued";
        NotPainted: "trình duyệt không vẽ được hình này", "the browser could not paint this picture";
    }
}
