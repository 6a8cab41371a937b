//! Words of the page of analysis.

use super::super::{Lang, number};
use super::Noun;

super::words! {
    /// Words of the page of analysis.
    pub enum Analysis {
        Place: "Vị trí", "Where we stand";
        Firm: "Độ vững", "How firm";
        Audit: "Kiểm tra", "Audit";
        Evidence: "Bằng chứng", "Evidence";
        CopySentence: "Chép câu", "Copy the sentence";
        SentenceCopied: "Đã chép câu.", "The sentence is copied.";
        NotCopied: "Trình duyệt không cho chép.", "The browser does not allow copying.";
        WeightsDiffer: "Trọng số xê dịch đến", "Weights differ by up to";
        Draws: "Số lần thử", "Draws";
        Seed: "Hạt giống", "Seed";
        Working: "Đang thử các bộ trọng số…", "Trying out weights…";
        Stop: "Dừng", "Stop";
        Stopped: "Đã dừng.", "Stopped.";
        WorkAgain: "Thử lại", "Again";
        ChooseUnit: "Chọn một đơn vị nổi bật để xem riêng đơn vị ấy.", "Highlight a unit to see it by itself.";
        Findings: "Các phát hiện", "Findings";
        ComparedWithWhom: "So với", "Compared with";
        PeersAll: "Tất cả", "All";
        PeersGroup: "Cùng nhóm", "Its group";
        PeersNear: "Liền kề về hạng", "Next in rank";
        PeersAlike: "Hồ sơ giống nhất", "Most alike";
        Errors: "Lỗi", "Errors";
        Doubts: "Nghi vấn", "Doubtful";
        Notes: "Nên biết", "Worth knowing";
        ShowThere: "Xem trong bảng", "Show in the table";
        Plan: "Chỉ tiêu", "Targets";
        Assessed: "Tự chấm, thẩm định", "Self-assessed";
        NothingAssessed: "Số liệu này không có điểm tự chấm và không có điểm mất để xem.", "There are no self-assessed scores here and no points lost to look at.";
        GoalIs: "Mục tiêu", "Goal";
        NoGoal: "Không đặt", "None";
        GoalRank: "Lên hạng", "Rank";
        GoalBand: "Vào nhóm", "Band";
        GoalScore: "Đạt điểm", "Score";
        RaiseWhat: "Nâng", "Raise";
        RaiseParts: "Thành phần", "Components";
        RaiseCriteria: "Tiêu chí", "Criteria";
        Part: "Thành phần", "Component";
        ScoreNow: "Điểm", "Score";
        WhenMade: "Khi cam kết", "When made";
        Supposed: "Giả định", "Supposed";
        Brings: "Vào tổng", "To the total";
        Limits: "Giới hạn", "Limits";
        Locked: "Giữ nguyên", "Locked";
        Effort: "Công sức mỗi điểm", "Effort a point";
        Room: "Tăng tối đa", "Can rise by";
        AsIs: "Về điểm thật", "Real scores";
        UseMix: "Dùng cách này", "Use this mix";
        Supposing: "Nếu như vậy", "If so";
        Ways: "Các cách đạt mục tiêu", "Ways to the goal";
        HowSure: "Chắc đến đâu", "How sure";
        RankToWrite: "Viết hạng là một số nguyên từ 1 trở lên.", "Write a rank: a whole number from 1 up.";
        NumberToWrite: "Viết một số như 7 hoặc 7,5.", "Write a number like 7 or 7.5.";
        Commitments: "Cam kết", "Commitments";
        NoCommitments: "Chưa có cam kết nào. Đặt điểm giả định ở trên rồi ghi thành cam kết.", "No commitments yet. Suppose scores above, then take them down.";
        TakeDown: "Ghi thành cam kết", "Take down as commitments";
        SaveList: "Lưu danh sách", "Save the list";
        OpenList: "Mở danh sách", "Open a list";
        ClearList: "Xoá danh sách", "Clear the list";
        BringBack: "Lấy lại danh sách vừa xoá", "Bring the cleared list back";
        TakenDown: "Đã ghi vào danh sách cam kết.", "Taken down in the list of commitments.";
        NothingSupposed: "Chưa có điểm giả định nào khác điểm thật.", "No supposed score differs from the real one.";
        NotAList: "Tệp này không phải danh sách cam kết.", "This file is no list of commitments.";
        ListOpened: "Đã thêm các cam kết trong tệp vào danh sách.", "The commitments of the file are in the list.";
        Target: "Chỉ tiêu", "Target";
        Until: "Kỳ", "Period";
        Owner: "Phụ trách", "Owner";
        Deadline: "Hạn", "Deadline";
        Remark: "Ghi chú", "Note";
        Results: "Đối chiếu", "Checked";
        Build: "Chỉ số tự lập", "Own index";
        Making: "Đang tính chỉ số…", "Making the index…";
        MadeOf: "Thành phần", "Component";
        WhatAndHow: "Thành phần và cách tính", "Components and how it is made";
        ConsistsOf: "Chỉ số gồm", "The index consists of";
        HowMade: "Cách tính", "How it is made";
        Weight: "Trọng số", "Weight";
        ShareOfIndex: "Phần", "Share";
        BetterWhen: "Tốt khi", "Better";
        HighIsBetter: "cao", "high";
        LowIsBetter: "thấp", "low";
        LeaveOut: "Bỏ", "Leave out";
        AddPart: "Thêm thành phần", "Add a component";
        ChooseOne: "Chọn trong dữ liệu…", "Choose from the data…";
        AllAlike: "Trọng số bằng nhau", "Equal weights";
        AsPublished: "Trọng số công bố", "Published weights";
        StartAgain: "Làm lại từ đầu", "Start again";
        NameOfIndex: "Tên chỉ số", "Name of the index";
        OneScale: "Đưa về một thang", "One scale";
        MinMax: "Thấp nhất–cao nhất, 0–100", "Min–max, 0–100";
        MinMaxFromOne: "Thấp nhất–cao nhất, 1–100", "Min–max, 1–100";
        ZScores: "Điểm z", "Z-scores";
        Ranks: "Hạng từ dưới lên", "Ranks from below";
        Percentile: "Tỷ lệ đơn vị kém hơn", "Share of worse units";
        ShareOfMaximum: "Tỷ lệ điểm tối đa", "Share of the maximum";
        MeanOfParts: "Lấy trung bình", "Mean";
        Arithmetic: "Trung bình cộng", "Arithmetic";
        Geometric: "Trung bình nhân", "Geometric";
        Harmonic: "Trung bình điều hoà", "Harmonic";
        MissingFigures: "Số liệu thiếu", "Missing figures";
        LeaveMissing: "Để trống", "Leave";
        FillMean: "Điền số trung bình", "Fill with the mean";
        FillMedian: "Điền trung vị", "Fill with the median";
        FillGroupMean: "Điền trung bình của nhóm", "Fill with the mean of the group";
        FillGroupMedian: "Điền trung vị của nhóm", "Fill with the median of the group";
        OutlyingFigures: "Số liệu ngoại lệ", "Outliers";
        LeaveOutliers: "Giữ nguyên", "Leave";
        TreatFirst: "Xử lý trước khi điền", "Treat before filling";
        TreatOutliers: "Xử lý sau khi điền", "Treat after filling";
        LeastFigures: "Tính đơn vị có ít nhất", "Units must have";
        OneFigure: "Một số liệu", "One figure";
        WeightToWrite: "Viết trọng số là số từ 0 trở lên, như 2 hoặc 0,5.", "Write a weight of 0 or more, like 2 or 0.5.";
        NoRoomForPart: "Chỉ số đã có nhiều thành phần nhất có thể.", "The index has as many components as it can.";
        NotTheLast: "Chỉ số phải còn ít nhất một thành phần.", "An index must keep at least one component.";
        WhatIsChecked: "Đã kiểm tra: điểm vượt mức tối đa, tổng và thành phần, hạng và điểm, mức thay đổi, tỷ lệ phần trăm, đơn vị trùng, biến động bất thường, dòng tổng hợp, danh sách hạng.", "Checked: scores above the maximum, totals and components, ranks and scores, changes, percentages, doubled units, unusual changes, aggregates, lists of ranks.";
    }
}

/// «1.000 lần».
pub fn times(draws: u32, lang: Lang) -> String {
    let count = number::whole(i64::from(draws), lang);
    lang.pick(format!("{count} lần"), count)
}

/// «Tất cả thành phần của PCI».
pub fn all_parts_of(index: &str, lang: Lang) -> String {
    lang.pick(format!("Tất cả thành phần của {index}"), format!("All components of {index}"))
}

/// «80% số liệu».
pub fn least_of(percent: &str, lang: Lang) -> String {
    lang.pick(format!("{percent}% số liệu"), format!("{percent}% of figures"))
}

/// «Điểm giả định của Gia nhập thị trường».
pub fn supposed_of(part: &str, lang: Lang) -> String {
    lang.pick(format!("Điểm giả định của {part}"), format!("Supposed score of {part}"))
}

/// «Có 2 chỗ trong tệp không đọc được.»
pub fn unread_places(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    lang.pick(
        format!("Có {count} chỗ trong tệp không đọc được và bị bỏ qua."),
        format!("Left out of the file, as it could not be read: {count}."),
    )
}

/// «Phụ trách: Gia nhập thị trường».
pub fn cell_of(column: &str, part: &str) -> String {
    format!("{column}: {part}")
}

/// «Trọng số của Gia nhập thị trường».
pub fn weight_of(part: &str, lang: Lang) -> String {
    lang.pick(format!("Trọng số của {part}"), format!("Weight of {part}"))
}

/// «Bỏ Gia nhập thị trường».
pub fn leave_out(part: &str, lang: Lang) -> String {
    lang.pick(format!("Bỏ {part}"), format!("Leave out {part}"))
}

/// «PCI: 1 nghi vấn, 6 điều nên biết»: errors, doubts, notes.
pub fn audited(index: &str, counts: [usize; 3], lang: Lang) -> String {
    if counts == [0; 3] {
        return lang.pick(
            format!("{index}: không thấy gì sai trong số liệu công bố"),
            format!("{index}: nothing is found wrong in what is published"),
        );
    }
    let count = |n: usize| number::whole(n as i64, lang);
    let said = [
        lang.pick(format!("{} lỗi", count(counts[0])), Noun::Error.count(counts[0] as i64, lang)),
        lang.pick(
            format!("{} nghi vấn", count(counts[1])),
            format!("{} doubtful", count(counts[1])),
        ),
        lang.pick(
            format!("{} điều nên biết", count(counts[2])),
            format!("{} worth knowing", count(counts[2])),
        ),
    ];
    let said = said.into_iter().zip(counts).filter(|(_, n)| *n > 0).map(|(text, _)| text);
    format!("{index}: {}", said.collect::<Vec<_>>().join(", "))
}

/// What is audited.
pub fn audit_of(index: &str, span: &str, lang: Lang) -> String {
    lang.pick(
        format!("Kiểm tra số liệu công bố của {index}, {span}, cả các thành phần"),
        format!("The published figures of {index}, {span}, components included"),
    )
}
