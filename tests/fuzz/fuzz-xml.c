/* The XML readers: the first byte says which file of a plan the rest is. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const FILES[] = {"ke-hoach.xml", "chi-tieu.xml", "bang-mau.xml",
                                        "phu-luc-nhiem-vu.xml"};
    if (size == 0) {
        return 0;
    }
    const char *name = FILES[data[0] % G_N_ELEMENTS(FILES)];
    Findings *findings = findings_new();
    Plan *plan = fuzz_read(fuzz_folder_with(name, data + 1, size - 1), findings);
    FUZZ_PROMISE(plan || findings_has_errors(findings));
    fuzz_check_findings(findings);
    findings_free(findings);
    plan_free(plan);
    return 0;
}
