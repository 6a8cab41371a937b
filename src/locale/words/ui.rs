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
        Pages: "Các trang", "Pages";
        More: "Thêm", "More";
        SkipToContent: "Đến nội dung", "Skip to content";
        Loading: "Đang tải…", "Loading…";
        PartMissing: "Chưa tải được phần này của trang. Hãy kiểm tra mạng rồi thử lại; những gì đang mở vẫn còn nguyên.", "This part of the page could not be loaded. Check the network and try again; what is open stays as it was.";
        TryAgain: "Thử lại", "Try again";
        NothingOpen: "Chưa có số liệu nào được mở.", "No data is open yet.";
        DropHere: "Thả tệp vào đây để mở", "Drop files here to open them";
        StaysHere: "Tệp được đọc trên máy này, không gửi đi đâu.", "Files are read on this machine and sent nowhere.";
        ReadWithArrows: "Dùng phím mũi tên để đọc từng giá trị", "Read each value with the arrow keys";
        // Actions
        PublishedData: "Số liệu đã công bố (đánh dấu để cùng mở)", "Published data (tick to open together)";
        ExportTable: "Bảng này (CSV)", "This table (CSV)";
        ExportPicture: "Hình này (SVG)", "This picture (SVG)";
        ExportData: "Số liệu đang mở (JSON)", "The open data (JSON)";
        ExportCsv: "Số liệu đang mở (CSV cho Excel)", "The open data (CSV for Excel)";
        ExportWorkbook: "Số liệu đang mở (XLSX)", "The open data (XLSX)";
        TooMuchForForm: "Số liệu quá nhiều cho dạng tệp này; hãy lưu dạng JSON hoặc CSV.", "This form does not hold so many figures; save them as JSON or CSV.";
        ChangeTheme: "Đổi giao diện sáng, tối", "Switch to light or dark theme";
        LinkCopied: "Đã chép đường dẫn mở đúng trang này.", "The link to exactly this view is copied.";
        LinkNeedsFiles: "Đã chép đường dẫn. Số liệu đang xem ở tệp trên máy bạn: người nhận cần có tệp đó và mở nó trước.", "The link is copied. The figures in view come from a file on your machine: the recipient needs that file and must open it first.";
        OpenFiles: "Mở tệp", "Open files";
        Share: "Chia sẻ", "Share";
        Export: "Xuất", "Export";
        Copy: "Chép", "Copy";
        Copied: "Đã chép", "Copied";
        Close: "Đóng", "Close";
        Cancel: "Huỷ", "Cancel";
        Language: "Ngôn ngữ", "Language";
        Theme: "Giao diện", "Theme";
        ThemeLight: "Sáng", "Light";
        ThemeDark: "Tối", "Dark";
        ThemeAuto: "Theo máy", "As the system";
        // Choices
        IndexAndComponent: "Chỉ số và thành phần", "Index and component";
        TotalScore: "Điểm tổng hợp", "Total score";
        Year: "Năm", "Year";
        YearHandles: "Năm (kéo hai mốc)", "Year (drag either handle)";
        YearShown: "Năm xem", "Year shown";
        NoSuchName: "Không có tên nào như vậy", "No such name";
        ComparedWith: "So với", "Compared with";
        Group: "Nhóm", "Group";
        WholeCountry: "Cả nước", "Whole country";
        AllUnits: "Tất cả đơn vị", "All units";
        HighlightedUnits: "Đơn vị nổi bật", "Highlighted units";
        FindName: "Tìm tên…", "Find a name…";
        CommonSet: "Chỉ đơn vị có ở cả hai năm", "Only units present in both years";
        TieMethod: "Cách xếp đồng hạng", "Ties";
        Component: "Thành phần", "Component";
        ComparedWithYear: "So với năm", "Compared with";
        ViewSwitch: "Cách xem", "View";
        // Charts of the change page
        WhyPanel: "Vì sao đổi hạng", "Why the rank changed";
        OnePeriodOnly: "Chỉ có số liệu một kỳ: chưa so sánh được.", "There are figures for one period only: nothing to compare.";
        NoEarlierPeriod: "Không có kỳ khác trước đó để so sánh.", "There is no earlier period to compare with.";
        ChooseUnit: "Chọn một đơn vị nổi bật để biết vì sao hạng của đơn vị đó thay đổi.", "Choose a highlighted unit to see why its rank changed.";
        ContributionRule: "Đóng góp = trọng số × mức đổi điểm thành phần", "Contribution = weight × change of the component’s score";
        // The overview
        FromPublished: "từ số công bố", "from published figures";
        FromChangeOrShare: "từ mức thay đổi hoặc tỷ lệ", "from a change or a percentage";
        MethodChanged: "cách tính đã đổi", "the method changed";
        OpenWholeFile: "Mở tệp có đủ các đơn vị", "Open a file with all the units";
        WordsForReport: "Câu chữ cho báo cáo", "Sentences for a report";
        CopyRefused: "Trình duyệt không cho chép.", "The browser does not allow copying.";
        PlacesGained: "Bậc lên, xuống", "Places gained";
        NothingToSave: "Không có gì để lưu ở trang này.", "There is nothing to save on this page.";
        ForgetFiles: "Quên các tệp đã mở…", "Forget the opened files…";
        FilesForgotten: "Đã quên các tệp đã mở và mọi quyết định về chúng.", "The opened files and all decisions on them are forgotten.";
        FilesStillHere: "Tệp bạn đã mở lần trước vẫn còn trên máy này.", "The files that you opened last time are still on this machine.";
        MoreChoices: "Năm so sánh, nhóm, đơn vị nổi bật", "Year compared with, group, highlighted units";
        // Opening files
        AsCorrectedBefore: "như bạn đã sửa ở tệp cùng dạng", "as you corrected a file of this shape";
        ReadingFiles: "Đang đọc tệp…", "Reading the files…";
        BothAreKept: "Số không được lấy vẫn được giữ trong tệp của nó; bạn có thể chọn lại bất cứ lúc nào.", "The figure that does not count stays in its file; you may choose again at any time.";
        NothingOpenedYet: "Chưa mở gì: hãy xem đã đọc được những gì, rồi mở hoặc huỷ.", "Nothing is opened yet: see what was read, then open it or cancel.";
        UndecidedApart: "Tên chưa quyết định sẽ để riêng, không ghép.", "Names not decided stay apart.";
        AddFiles: "Thêm tệp", "Add files";
        SaveLog: "Lưu nhật ký đọc tệp", "Save the reading log";
        FileColumn: "Tệp", "File";
        RecognisedAs: "Nhận ra là", "Recognised as";
        IndicatorsColumn: "Chỉ số", "Indicators";
        FiguresColumn: "Số liệu", "Figures";
        MatchedExact: "trùng tên", "the same name";
        MatchedUnicode: "khác dạng Unicode", "another Unicode form";
        MatchedSpelling: "khác cách viết", "another way of writing";
        MatchedPrefix: "thêm hoặc bớt loại đơn vị", "with or without the kind of unit";
        MatchedUnaccented: "thiếu dấu", "without diacritics";
        MatchedAlias: "tên khác đã biết", "a known other name";
        MatchedDecided: "bạn đã quyết định", "decided by you";
        MatchedDoubtful: "chờ quyết định", "to be decided";
        MatchedNew: "đơn vị mới", "new units";
        WhatToDo: "Nên làm", "What to do";
        Reason: "Lý do", "Reason";
        Right: "Đúng", "Yes";
        AnotherUnit: "Đơn vị khác", "Another unit";
        KeepApart: "Để riêng, không ghép", "Keep apart";
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
        Derived: "suy ra", "derived";
        RecomputedAgrees: "tính lại: khớp", "recomputed: agrees";
        RecomputedDiffers: "tính lại: khác", "recomputed: differs";
        RoundedForDisplay: "Chỉ làm tròn khi hiển thị", "Rounded for display only";
        SourceLabel: "Nguồn", "Source";
        Licence: "Giấy phép", "Licence";
    }
}
