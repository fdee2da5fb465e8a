/* The table of every finding: RULE(name, number, severity, text, hint, clause). Included with RULE
 * defined, so no include guard. Numbers: 1xx files and XML, 2xx Markdown, 3xx plan (numbers,
 * references, values), 4xx fonts and layout, 5xx outputs, 6xx command line. A number is never
 * given to another rule. {0} … are the finding's words. */

/* Files and XML */
RULE(FILE_UNREADABLE, 101, FAILURE, N_("không đọc được tệp “{0}”: {1}"),
     N_("kiểm tra tên tệp, vị trí và quyền đọc"), "")
RULE(FILE_NOT_UTF8, 102, ERROR, N_("tệp không phải UTF-8: byte thứ {0} ({1}) không hợp lệ"),
     N_("lưu lại tệp với bảng mã UTF-8; nếu văn bản gõ bằng TCVN3 (ABC) hay VNI thì phải chuyển mã trước"),
     "NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục I, khoản 4")
RULE(FILE_TOO_LARGE, 103, ERROR, N_("tệp lớn {0} byte, quá giới hạn {1} byte"),
     N_("chia nội dung thành nhiều tệp hoặc nhiều phụ lục"), "")
RULE(FILE_HAS_NUL, 104, ERROR, N_("tệp có ký tự NUL ở byte thứ {0}, không phải tệp văn bản"),
     N_("lưu lại tệp dưới dạng văn bản UTF-8"), "")

/* Outputs */
RULE(OUTPUT_UNWRITABLE, 501, FAILURE, N_("không ghi được “{0}”: {1}; tệp cũ (nếu có) vẫn còn nguyên"),
     N_("kiểm tra chỗ trống trên đĩa và quyền ghi của thư mục"), "")
