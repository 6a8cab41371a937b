//! Words inside pictures: axes, keys, alternative texts.

super::words! {
    /// Words inside pictures.
    pub enum Chart {
        Rank: "Hạng", "Rank";
        Score: "Điểm", "Score";
        Unit: "Đơn vị", "Unit";
        Total: "Tổng", "Total";
        Others: "đơn vị khác", "other units";
        LastYear: "năm trước", "year before";
        MethodChanged: "Đổi cách tính", "Method changed";
        RankOneOnTop: "Hạng, 1 ở trên", "Rank, 1 on top";
        NoData: "không có số liệu", "no data";
    }
}
