/* Private to commands/: what the verbs share: options, folders, choosing and reading plans. */
#ifndef KEHOACH_COMMANDS_OPTIONS_H
#define KEHOACH_COMMANDS_OPTIONS_H

#include "base/finding.h"
#include "plan/plan.h"

#include <glib.h>
#include <stdio.h>

typedef struct Options {
    char *content, *output, *fonts; /* folders */
    gboolean quiet, help;
    char **rest; /* what is no option */
} Options;

/* Reads the options of one verb (argv[0]); `usage` is its help text, `own` what it takes beside the
 * common ones (ended by G_OPTION_ENTRY_NULL, or NULL). Gives -1 to go on, else the exit status
 * (help was shown, or the use was wrong). */
int options_parse(Options *options, int argc, char **argv, const char *usage,
                  const GOptionEntry *own);
void options_clear(Options *options);
/* True if no plan is named, which means all of them. */
bool options_choose_all(const Options *options);

/* A plan to work on, with where it was read from. */
typedef struct Work {
    char *folder, *slug;
    Plan *plan;  /* NULL if it could not be read */
    bool sound;  /* read and resolved without errors */
    char *shown; /* what the findings call the folder, NULL if by its path */
} Work;

/* What a verb works on: the chosen plans, the catalogues they share and all there is to say. */
typedef struct Works {
    Findings *findings;
    Catalogue *catalogue; /* NULL if no plan was chosen */
    GArray *work;         /* of Work */
    bool misused;         /* a plan was named that is not there */
    /* Where the findings go instead of to people, on standard output; or NULL. */
    void (*report)(FILE *out, Findings *findings);
} Works;

/* Chooses the plans named by what is no option: all of the content folder if nothing is, else a
 * slug each ("thanh-hoa/134-2022"), the last part of one, or a folder. Unknown names are findings
 * with the nearest slug. */
Works works_choose(const Options *options);
/* Only if there are plans. */
void works_read_catalogue(Works *works, const Options *options);
/* Reads and resolves one. */
void work_read(Works *works, Work *work);
/* The same with findings of its own. Any thread may call it, for different works. */
void work_read_apart(Work *work, const Catalogue *catalogue, Findings *findings);
/* The same of a plan that is known to be sound: without looking into its pictures. */
void work_read_again(Work *work, const Catalogue *catalogue, Findings *findings);
/* How much there is to read of it, in bytes; nearly the time that it takes. */
guint64 work_weigh(const Work *work);
/* The exit status by what was found. */
int works_status(const Works *works);
/* Prints the findings to standard error (in colour on a terminal), frees everything and gives the
 * exit status. */
int works_close(Works *works);
/* Frees everything without a word. */
void works_free(Works *works);

#endif
