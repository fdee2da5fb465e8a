/* Private to layout/: the measures of an official plan. Every size is inside the range which NĐ
 * 30/2020/NĐ-CP, Phụ lục I, Phần I gives for its component (Mục I: page; Mục II: components;
 * Mục V: table of sizes). */
#ifndef KEHOACH_LAYOUT_STYLE_H
#define KEHOACH_LAYOUT_STYLE_H

#include "pages/pages.h"

/* Page: A4 (I.1); margins top and bottom 20-25, left 30-35, right 15-20 mm (I.3). */
#define STYLE_PAGE_WIDTH LEN_MM(210.0)
#define STYLE_PAGE_HEIGHT LEN_MM(297.0)
#define STYLE_MARGIN_TOP LEN_MM(20.0)
#define STYLE_MARGIN_BOTTOM LEN_MM(20.0)
#define STYLE_MARGIN_LEFT LEN_MM(30.0)
#define STYLE_MARGIN_RIGHT LEN_MM(20.0)
/* Baseline of the page number, from the top edge: inside the top margin (I.7). */
#define STYLE_PAGE_NUMBER_Y LEN_MM(14.0)

/* Sizes (V). */
#define STYLE_BODY LEN_PT(14)            /* nội dung 13-14 */
#define STYLE_NATION LEN_PT(13)          /* Quốc hiệu 12-13 */
#define STYLE_MOTTO LEN_PT(14)           /* Tiêu ngữ 13-14 */
#define STYLE_AGENCY LEN_PT(13)          /* cơ quan ban hành 12-13 */
#define STYLE_NUMBER LEN_PT(13)          /* số, ký hiệu 13 */
#define STYLE_PLACE_DATE LEN_PT(14)      /* địa danh, thời gian 13-14 */
#define STYLE_TYPE LEN_PT(14)            /* tên loại, trích yếu 13-14 */
#define STYLE_SIGNATURE LEN_PT(14)       /* quyền hạn, chức vụ, họ tên 13-14 */
#define STYLE_RECIPIENTS_HEAD LEN_PT(12) /* "Nơi nhận:" 12 */
#define STYLE_RECIPIENTS LEN_PT(11)      /* danh sách nơi nhận 11 */
#define STYLE_ANNEX LEN_PT(14)           /* "Phụ lục" 14, tiêu đề 13-14 */
#define STYLE_URGENCY LEN_PT(13)         /* độ khẩn 13-14 */
#define STYLE_PAGE_NUMBER LEN_PT(14)     /* số trang 13-14 */
#define STYLE_TABLE LEN_PT(13)           /* tables are body text: 13-14 */
#define STYLE_TABLE_SMALLEST LEN_PT(10)  /* what a table of many columns may shrink to */
#define STYLE_NOTE LEN_PT(11)            /* notes: the decree gives no size */
#define STYLE_CODE LEN_PT(11)
#define STYLE_LINE_NUMBER LEN_PT(8)
#define STYLE_PROVENANCE LEN_PT(11)

/* Lines: first-line indent 1 or 1.27 cm, at least 6 pt between paragraphs, line spacing from
 * single to 1.5 (II.6e). 18 pt for 14 pt letters is 1.29, room for Ẩ and Ộ. */
#define STYLE_INDENT LEN_MM(12.7)
#define STYLE_PARAGRAPH_GAP LEN_PT(6)
#define STYLE_SECTION_GAP LEN_PT(9)
#define STYLE_TABLE_GAP LEN_PT(8)
#define STYLE_LIST_STEP LEN_MM(6.0) /* inside cells and quotes, where points hang */

/* Line height for letters of a size, in the proportion of 18 to 14. */
static inline Len style_leading(Len size)
{
    return (Len)((int64_t)size * 9 / 7);
}

/* Word spaces, as shares of the natural space (percent). A justified line stretches by
 * STYLE_STRETCH at ratio 1 and never shrinks by more than STYLE_SHRINK. Half and a third are TeX's
 * shares; Vietnamese has a space after every syllable, which bears a little more shrinking and
 * then needs stretching less often. */
#define STYLE_STRETCH 50
#define STYLE_SHRINK 36

/* Rules: the decree asks for solid lines and gives no width. */
#define STYLE_RULE LEN_PT(0.7)
#define STYLE_TABLE_RULE LEN_PT(0.5)
#define STYLE_CELL_PADDING_X LEN_PT(4)
#define STYLE_CELL_PADDING_Y LEN_PT(2.5)

#define STYLE_NOTE_GAP LEN_PT(2)
#define STYLE_NOTE_SEPARATOR LEN_PT(10) /* above the notes, with the rule inside */
#define STYLE_NOTE_RULE_WIDTH LEN_MM(50.0)

/* Signature: room for the handwritten or pictured signature and the stamp (II.7d, II.8a). */
#define STYLE_SIGNATURE_ROOM LEN_MM(30.0)

/* Changes between two plans. */
#define STYLE_CHANGE_BAR LEN_PT(1.2)
#define STYLE_CHANGE_BAR_DISTANCE LEN_MM(3.0) /* from the text's edge */
#define STYLE_CHANGE_NUMBER LEN_PT(8)

extern const PageColour STYLE_BLACK, STYLE_RED, STYLE_GREY, STYLE_PALE;

#endif
