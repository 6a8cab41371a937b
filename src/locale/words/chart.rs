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
        Places: "Bậc", "Places";
        Change: "Tăng, giảm", "Change";
        Period: "Kỳ", "Period";
        Component: "Thành phần", "Component";
        NoData: "không có số liệu", "no data";
    }
}
