//! Words of opening files. They come with the part of the program that opens them.

super::words! {
    /// Words of opening files.
    pub enum Reading {
        TooMuchForForm: "Số liệu quá nhiều cho dạng tệp này; hãy lưu dạng JSON hoặc CSV.", "This form does not hold so many figures; save them as JSON or CSV.";
        Cancel: "Huỷ", "Cancel";
        FilesForgotten: "Đã quên các tệp đã mở và mọi quyết định về chúng.", "The opened files and all decisions on them are forgotten.";
        FilesStillHere: "Tệp bạn đã mở lần trước vẫn còn trên máy này.", "The files that you opened last time are still on this machine.";
        AsCorrectedBefore: "như bạn đã sửa ở tệp cùng dạng", "as you corrected a file of this shape";
        ReadingFiles: "Đang đọc tệp…", "Reading the files…";
        BothAreKept: "Số không được lấy vẫn được giữ trong tệp của nó; bạn có thể chọn lại bất cứ lúc nào.", "The figure that does not count stays in its file; you may choose again at any time.";
        NothingOpenedYet: "Chưa mở gì: hãy xem đã đọc được những gì, rồi mở hoặc huỷ.", "Nothing is opened yet: see what was read, then open it or cancel.";
        UndecidedApart: "Tên chưa quyết định sẽ để riêng, không ghép.", "Names not decided stay apart.";
        OpenBoundaries: "Mở cùng số liệu đang xem", "Open beside the figures in view";
        AddFiles: "Thêm tệp", "Add files";
        SaveLog: "Lưu nhật ký đọc tệp", "Save the reading log";
        FileColumn: "Tệp", "File";
        RecognisedAs: "Nhận ra là", "Recognised as";
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
    }
}
