/* noi-dung.md to a resolved plan: whole tree, findings that can be said. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Findings *findings = findings_new();
    Plan *plan = fuzz_read(fuzz_folder_with("noi-dung.md", data, size), findings);
    FUZZ_PROMISE(plan);
    fuzz_check_findings(findings);
    findings_free(findings);
    plan_free(plan);
    return 0;
}
