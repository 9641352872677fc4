"""What is read back of each form of a complaint, of triage and of reception."""

from tests.documents.samples_complaints import Key

KN, TT, TCD, HOUSE = "NĐ 124/2020", "TT 05/2021", "NĐ 154/2026", "Nội bộ"
WHO = "ông (bà) Nguyễn Thị Mẫu"
CASE = (
    f"khiếu nại của {WHO} (địa chỉ: Thôn Thí Dụ, xã Mẫu Đơn, tỉnh Ví Dụ) về việc bồi thường, hỗ "
    "trợ khi Nhà nước thu hồi đất (đơn vào sổ số 07/2026, nhận ngày 23 tháng 11 năm 2026)"
)
SETTLER = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU ĐƠN"
CARRIED_OUT = (
    f"Điều 3. Phòng Kinh tế xã Mẫu Đơn; {WHO}; Chủ tịch Ủy ban nhân dân xã Mẫu Đơn và các cơ quan, "
    "tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
)
KEPT = "Nơi nhận: - Như trên; - Lưu: VT, hồ sơ."

#: What is read back of each form, in the order of the paper.
SAID: dict[Key, tuple[str, ...]] = {
    (KN, "Mẫu số 01"): (
        "…………, ngày ….. tháng ….. năm ………. ĐƠN KHIẾU NẠI",
        "Kính gửi: Ủy ban nhân dân xã Mẫu Đơn",
        "1. Thông tin người khiếu nại: - Họ và tên: Nguyễn Thị Mẫu - Địa chỉ: Thôn Thí Dụ",
        "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: 000000000001, ngày cấp "
        "05/02/2021, nơi cấp Bộ Công an",
        "2. Thông tin người được ủy quyền khiếu nại (nếu có): - Họ và tên: ....",
        "3. Tên cơ quan, tổ chức, cá nhân bị khiếu nại: Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
        "4. Khiếu nại về việc: ....",
        "5. Nội dung khiếu nại: ....",
        "NGƯỜI KHIẾU NẠI (Ký hoặc điểm chỉ)",
    ),
    (KN, "Mẫu số 02"): (
        "Mẫu Đơn, ngày 23 tháng 11 năm 2026 GIẤY ỦY QUYỀN KHIẾU NẠI",
        "Họ và tên người khiếu nại: Nguyễn Thị Mẫu",
        "Họ và tên người được ủy quyền khiếu nại: Lê Văn Thay Mặt",
        "Nội dung ủy quyền khiếu nại: Thay mặt người ủy quyền nộp đơn",
        "(Trong quá trình thực hiện việc khiếu nại, người được ủy quyền có trách nhiệm thực hiện "
        "đúng nội dung ủy quyền).",
        "NGƯỜI ĐƯỢC ỦY QUYỀN",
        "NGƯỜI ỦY QUYỀN",
        "LỜI CHỨNG CÔNG CHỨNG/CHỨNG THỰC",
    ),
    (KN, "Mẫu số 05"): (
        "Số: 10/QĐ-UBND",
        "QUYẾT ĐỊNH Về việc xác minh nội dung khiếu nại",
        SETTLER,
        "Căn cứ Thông báo số 05/TB-UBND ngày 01 tháng 12 năm 2026 về việc thụ lý",
        f"Điều 1. Thành lập Tổ xác minh để xác minh nội dung {CASE}, gồm:",
        "1. Ông (Bà) Phạm Văn Xác Minh, Trưởng phòng, Tổ trưởng;",
        "2. Ông (Bà) Lê Thị Ghi Chép, Chuyên viên, thành viên.",
        "Nội dung xác minh: - Diện tích đất bị thu hồi.",
        "Thời hạn xác minh: 10 ngày, kể từ ngày ký Quyết định này.",
        "Điều 2. Tổ xác minh có các quyền, nghĩa vụ quy định tại khoản 3 Điều 29 Luật Khiếu nại",
        CARRIED_OUT,
        "- Như Điều 3;",
    ),
    (KN, "Mẫu số 06"): (
        "BIÊN BẢN Làm việc về xác minh nội dung khiếu nại",
        "Vào hồi 08 giờ 30, ngày 10 tháng 12 năm 2026, tại trụ sở Ủy ban nhân dân xã Mẫu Đơn.",
        "I. THÀNH PHẦN Căn cứ Quyết định số 10/QĐ-UBND ngày 02 tháng 12 năm 2026",
        "- Ông (Bà) Phạm Văn Xác Minh, chức vụ: Trưởng phòng",
        "2. Bên làm việc: - Ông (Bà) Nguyễn Thị Mẫu, Căn cước số 000000000001",
        "II. NỘI DUNG LÀM VIỆC Người khiếu nại chỉ ranh giới thửa đất.",
        "III. Ý KIẾN CỦA NHỮNG NGƯỜI THAM GIA",
        "Buổi làm việc kết thúc hồi 10 giờ 15, ngày 10 tháng 12 năm 2026.",
        "Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản./.",
        "NGƯỜI LÀM VIỆC",
        "NGƯỜI GHI BIÊN BẢN",
        "NGƯỜI CHỦ TRÌ",
    ),
    (KN, "Mẫu số 07"): (
        "Số: 30/UBND",
        "V/v đề nghị cung cấp thông tin, tài liệu, bằng chứng liên quan đến nội dung khiếu nại",
        "Kính gửi: - Sở Ví Dụ; - Trung tâm Phát triển quỹ đất Ví Dụ.",
        "Thực hiện Quyết định số 10/QĐ-UBND",
        "Căn cứ điểm a khoản 3 Điều 29 Luật Khiếu nại, đề nghị",
        "- Hồ sơ kiểm đếm thửa đất.",
        "chậm nhất ngày 11 tháng 12 năm 2026",
        "nêu rõ lý do./.",
        KEPT,
    ),
    (KN, "Mẫu số 08"): (
        "BIÊN BẢN Giao nhận thông tin, tài liệu, bằng chứng liên quan đến nội dung khiếu nại",
        "Bên giao: Ông (Bà) Nguyễn Thị Mẫu, Căn cước số 000000000001",
        "Bên nhận: Ông (Bà) Phạm Văn Xác Minh, chức vụ: Trưởng phòng",
        "Trích lục bản đồ địa chính",
        "mờ góc trái",
        "Việc giao nhận kết thúc hồi 10 giờ 40",
        "được lập thành 02 bản, mỗi bên giữ 01 bản./.",
        "BÊN GIAO",
        "BÊN NHẬN",
    ),
    (KN, "Mẫu số 09"): (
        "QUYẾT ĐỊNH Về việc trưng cầu giám định",
        f"Điều 1. Trưng cầu Trung tâm Giám định Thí Dụ giám định các nội dung sau đây để giải "
        f"quyết {CASE}:",
        "gửi kèm để giám định: - Bản chính biên bản kiểm đếm ngày 10/01/2026, 02 trang.",
        "Thời hạn có kết luận giám định: chậm nhất ngày 18 tháng 12 năm 2026.",
        "Kinh phí giám định: Ngân sách xã Mẫu Đơn chi trả.",
        CARRIED_OUT,
    ),
    (KN, "Mẫu số 10"): (
        "Số: 31/UBND",
        "V/v đề nghị gửi kết quả giám định",
        "Kính gửi: Trung tâm Giám định Thí Dụ",
        "Theo Quyết định số 11/QĐ-UBND ngày 04 tháng 12 năm 2026 về việc trưng cầu giám định",
        "chậm nhất ngày 24 tháng 12 năm 2026",
        KEPT,
    ),
    (KN, "Mẫu số 11"): (
        "QUYẾT ĐỊNH Về việc tạm đình chỉ việc thi hành quyết định hành chính bị khiếu nại",
        "Điều 1. Tạm đình chỉ việc thi hành Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2026 bị "
        f"khiếu nại, trong quá trình giải quyết {CASE}.",
        "sẽ gây hậu quả khó khắc phục (Điều 35 Luật Khiếu nại). Cụ thể: Công trình trên đất",
        "Điều 2. Thời hạn tạm đình chỉ: từ ngày ký Quyết định này đến hết ngày 28 tháng 12 năm",
        CARRIED_OUT,
    ),
    (KN, "Mẫu số 12"): (
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 04 tháng 12 năm 2026 về việc tạm đình chỉ việc thi",
        "Điều 1. Hủy bỏ Quyết định số 12/QĐ-UBND ngày 04 tháng 12 năm 2026",
        "Lý do: lý do của việc tạm đình chỉ không còn (Điều 35 Luật Khiếu nại).",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        CARRIED_OUT,
    ),
    (KN, "Mẫu số 13"): (
        "Số: 14/BC-UBND",
        "BÁO CÁO Kết quả xác minh nội dung khiếu nại",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
        "Thời gian xác minh: từ ngày 02/12/2026 đến ngày 10/12/2026.",
        "II. NỘI DUNG KHIẾU NẠI Quyết định hành chính bị khiếu nại: Quyết định số 15/QĐ-UBND",
        "III. KẾT QUẢ XÁC MINH",
        "IV. KẾT LUẬN Nội dung khiếu nại là đúng một phần.",
        "V. KIẾN NGHỊ Sửa đổi Quyết định số 15/QĐ-UBND về diện tích được bồi thường./.",
        "TỔ TRƯỞNG TỔ XÁC MINH",
    ),
    (HOUSE, "GM-ĐT"): (
        "Số: 03/GM-UBND",
        "GIẤY MỜI Đối thoại giải quyết khiếu nại",
        "Kính gửi: - Ông (Bà) Nguyễn Thị Mẫu; - Chủ tịch Ủy ban nhân dân xã Mẫu Đơn; - Phòng Kinh "
        "tế xã Mẫu Đơn.",
        "Thời gian: 08 giờ 00, ngày 21 tháng 12 năm 2026.",
        "Địa điểm: trụ sở Ủy ban nhân dân xã Mẫu Đơn.",
        "Nội dung đối thoại: - Kết quả xác minh nội dung khiếu nại.",
        "theo khoản 5 Điều 28 Nghị định số 124/2020/NĐ-CP",
        KEPT,
    ),
    (KN, "Mẫu số 14"): (
        "BIÊN BẢN ĐỐI THOẠI VỚI NGƯỜI KHIẾU NẠI",
        "I. THÀNH PHẦN THAM GIA ĐỐI THOẠI 1. Người giải quyết khiếu nại, người được phân công chủ "
        "trì đối thoại: - Ông (Bà) Trần Văn Thí Dụ, chức vụ: Chủ tịch",
        "3. Người khiếu nại (hoặc người đại diện, người được ủy quyền khiếu nại): - Ông (Bà)",
        "6. Đại diện cơ quan, tổ chức, cá nhân có liên quan: Không có.",
        "II. NỘI DUNG ĐỐI THOẠI",
        "III. KẾT QUẢ ĐỐI THOẠI 1. Những nội dung đã thống nhất: Diện tích được bồi thường là 245",
        "2. Những vấn đề còn ý kiến khác nhau: Đơn giá bồi thường.",
        "Buổi đối thoại kết thúc hồi 10 giờ 30, ngày 21 tháng 12 năm 2026.",
        "Biên bản được lập thành 03 bản; mỗi người nhận 01 bản./.",
    ),
    (KN, "Mẫu số 16"): (
        f"Về việc giải quyết khiếu nại của {WHO} (lần hai)",
        "II. KẾT QUẢ GIẢI QUYẾT KHIẾU NẠI LẦN ĐẦU Theo Quyết định số 15/QĐ-UBND ngày 30 tháng 9",
        "IV. KẾT QUẢ ĐỐI THOẠI",
        "Nội dung khiếu nại là đúng một phần.",
        f"{WHO} có quyền khởi kiện vụ án hành chính tại Tòa án theo quy định của Luật Tố tụng",
        "Quyết định có hiệu lực pháp luật sau 30 ngày, kể từ ngày ban hành (Điều 44 Luật Khiếu "
        "nại)./.",
        "- Như Điều 4; - Chủ tịch Ủy ban nhân dân xã Mẫu Đơn;",
    ),
    (TT, "Mẫu số 01"): (
        "Số: 09/ĐX-UBND",
        "PHIẾU ĐỀ XUẤT Thụ lý đơn",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mẫu Đơn",
        f"nhận được đơn khiếu nại của {WHO}, vào sổ số 07/2026.",
        "Tóm tắt nội dung đơn: Quyết định số 15/QĐ-UBND tính thiếu 45 m2",
        "Quá trình giải quyết: chưa có cơ quan nào giải quyết.",
        "Đề xuất: Thụ lý giải quyết theo thẩm quyền./.",
        "PHÊ DUYỆT CỦA LÃNH ĐẠO",
        "LÃNH ĐẠO PHÒNG, ĐƠN VỊ",
        "NGƯỜI ĐỀ XUẤT",
    ),
    (TT, "Mẫu số 04"): (
        "Số: 04/PC-UBND",
        "PHIẾU CHUYỂN ĐƠN Chuyển đơn kiến nghị, phản ánh đến cơ quan có thẩm quyền giải quyết",
        "Kính gửi: Sở Ví Dụ",
        f"nhận được đơn kiến nghị, phản ánh của {WHO}.",
        "Nội dung kiến nghị, phản ánh: lắp đèn đường tại thôn Thí Dụ.",
        "nhận thấy: đường do Sở Ví Dụ quản lý.",
        "- Như trên; - Người kiến nghị, phản ánh (để biết);",
    ),
    (HOUSE, "CV-TLĐ"): (
        "Số: 32/UBND",
        "V/v trả lại đơn chuyển không đúng thẩm quyền",
        "Kính gửi: Báo Thí Dụ",
        f"Công văn số 77/CV-BTD ngày 20 tháng 11 năm 2026 chuyển đơn khiếu nại của {WHO}",
        "thẩm quyền giải quyết thuộc Giám đốc Sở Ví Dụ; lý do: quyết định bị khiếu nại do Sở",
        "trả lại đơn và tài liệu kèm theo",
    ),
    (HOUSE, "HD-TĐ"): (
        "PHIẾU HƯỚNG DẪN Về việc tách đơn có nhiều nội dung",
        "Đơn có nhiều nội dung khác nhau",
        "Bồi thường khi thu hồi đất",
        "Lắp đèn đường",
        f"Đề nghị {WHO} tách riêng từng nội dung",
        KEPT,
    ),
    (TCD, "Mẫu số 01/TCD"): (
        "Số: 21/TB-UBND",
        "THÔNG BÁO Về việc từ chối tiếp công dân",
        f"Ngày 23 tháng 11 năm 2026, {WHO} đến Ủy ban nhân dân xã Mẫu Đơn để kiến nghị, phản ánh",
        "Căn cứ điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026",
        f"từ chối tiếp nhận nội dung kiến nghị, phản ánh của {WHO}",
        KEPT,
    ),
    (TCD, "Mẫu số 02/TCD"): (
        "Mẫu Đơn, ngày 23 tháng 11 năm 2026",
        "GIẤY BIÊN NHẬN Thông tin, tài liệu",
        "Vào 09 giờ 15, ngày 23 tháng 11 năm 2026, tại: phòng tiếp công dân xã Mẫu Đơn.",
        "Tôi là Lê Thị Ví Dụ. Chức vụ: công chức tiếp công dân.",
        "Đã nhận của Ông (Bà) Nguyễn Thị Mẫu",
        "được lập thành 02 bản, giao cho người cung cấp thông tin, tài liệu 01 bản./.",
        "NGƯỜI CUNG CẤP THÔNG TIN, TÀI LIỆU",
        "NGƯỜI NHẬN",
    ),
    (TCD, "Mẫu số 03/TCD"): (
        "SỔ TIẾP CÔNG DÂN Từ ngày 23/11/2026 đến ngày 27/11/2026",
        "Nguyễn Thị Mẫu, Thôn",
        "Người tố cáo (được",
        "NGƯỜI TIẾP CÔNG DÂN",
    ),
    (HOUSE, "BGTB"): (
        "BẢN GHI Nội dung trình bày của công dân",
        "Người tiếp công dân: Ông (Bà) Lê Thị Ví Dụ",
        "Người trình bày (khiếu nại): - Ông (Bà) Nguyễn Thị Mẫu",
        "II. NỘI DUNG TRÌNH BÀY Gia đình tôi",
        "III. YÊU CẦU, ĐỀ NGHỊ Tính lại diện tích",
        "ký tên hoặc điểm chỉ xác nhận (Điều 14 Nghị định số 154/2026/NĐ-CP)./.",
        "NGƯỜI TRÌNH BÀY",
        "NGƯỜI TIẾP CÔNG DÂN",
    ),
    (HOUSE, "PH"): (
        "Số: 06/PH-UBND",
        "PHIẾU HẸN Làm việc với công dân",
        f"hẹn {WHO} đến làm việc về: khiếu nại về bồi thường khi thu hồi đất.",
        "Thời gian: 14 giờ 00, ngày 27 tháng 11 năm 2026.",
        "Khi đến, đề nghị mang theo: - giấy tờ tùy thân.",
        "NGƯỜI TIẾP CÔNG DÂN (Ký, ghi rõ họ tên)",
    ),
}
