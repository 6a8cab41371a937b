//! Words of the page: buttons, labels, menus.

super::words! {
    /// Words of the page.
    pub enum Ui {
        AppName: "Xếp Hạng", "Xếp Hạng";
        // Pages
        PageOverview: "Đơn vị", "Unit";
        PageRanking: "Xếp hạng", "Ranking";
        PageChange: "Thay đổi", "Change";
        PageCharts: "Biểu đồ", "Charts";
        PageAnalysis: "Phân tích", "Analysis";
        PageReport: "Báo cáo", "Report";
        Pages: "Các trang", "Pages";
        More: "Thêm", "More";
        SkipToContent: "Đến nội dung", "Skip to content";
        Loading: "Đang tải…", "Loading…";
        PartMissing: "Chưa tải được phần này của trang. Hãy kiểm tra mạng rồi thử lại; những gì đang mở vẫn còn nguyên.", "This part of the page could not be loaded. Check the network and try again; what is open stays as it was.";
        TryAgain: "Thử lại", "Try again";
        NothingOpen: "Chưa có số liệu nào được mở.", "No data is open yet.";
        DropHere: "Thả tệp vào đây để mở", "Drop files here to open them";
        StaysHere: "Tệp được đọc trên máy này, không gửi đi đâu.", "Files are read on this machine and sent nowhere.";
        // Actions
        ChangeTheme: "Đổi giao diện sáng, tối", "Switch to light or dark theme";
        OpenFiles: "Mở tệp", "Open files";
        Share: "Chia sẻ", "Share";
        Export: "Xuất", "Export";
        Close: "Đóng", "Close";
        Language: "Ngôn ngữ", "Language";
        // Choices
        IndexAndComponent: "Chỉ số và thành phần", "Index and component";
        TotalScore: "Điểm tổng hợp", "Total score";
        Year: "Năm", "Year";
        YearHandles: "Năm (kéo hai mốc)", "Year (drag either handle)";
        YearShown: "Năm xem", "Year shown";
        ComparedWith: "So với", "Compared with";
        Group: "Nhóm", "Group";
        HighlightedUnits: "Đơn vị nổi bật", "Highlighted units";
        FindName: "Tìm tên…", "Find a name…";
        Component: "Thành phần", "Component";
        ComparedWithYear: "So với năm", "Compared with";
        ViewSwitch: "Cách xem", "View";
        // Charts of the change page
        // The overview
        PlacesGained: "Bậc lên, xuống", "Places gained";
        MoreChoices: "Năm so sánh, nhóm, đơn vị nổi bật", "Year compared with, group, highlighted units";
        // Opening files
        IndicatorsColumn: "Chỉ số", "Indicators";
        // Views of the ranking
        ViewBars: "Điểm", "Scores";
        ViewComponents: "Thành phần", "Components";
        ViewTable: "Bảng số", "Table";
        // Columns
        Rank: "Hạng", "Rank";
        UnitColumn: "Đơn vị", "Unit";
        Score: "Điểm", "Score";
        ScoreChange: "Tăng, giảm", "Change";
        GapToUs: "Chênh lệch", "Gap";
        RankOneOnTop: "Hạng, 1 ở trên", "Rank, 1 on top";
        Against: "so với", "against";
        NumberRanked: "Số đơn vị", "Of";
        Maximum: "Mức tối đa", "Maximum";
        ShareOfMaximum: "% mức tối đa", "% of maximum";
        PublishedRank: "Hạng công bố", "Published rank";
        ComputedRank: "Hạng tính toán", "Computed rank";
        // Where a value comes from
        Published: "công bố", "published";
        Computed: "tính toán", "computed";
        RoundedForDisplay: "Chỉ làm tròn khi hiển thị", "Rounded for display only";
        SourceLabel: "Nguồn", "Source";
    }
}
