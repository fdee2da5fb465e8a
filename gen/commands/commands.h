/* The verbs of the command line. Each takes its own arguments (argv[0] is the verb) and gives the
 * exit status: 0 all well, 1 findings, 2 wrong use, 3 could not read or write. */
#ifndef KEHOACH_COMMANDS_COMMANDS_H
#define KEHOACH_COMMANDS_COMMANDS_H

typedef enum ExitStatus {
    EXIT_WELL = 0,
    EXIT_FINDINGS = 1,
    EXIT_USAGE = 2,
    EXIT_TROUBLE = 3
} ExitStatus;

int command_build(int argc, char **argv);
int command_check(int argc, char **argv);
int command_compare(int argc, char **argv);
int command_dump(int argc, char **argv);
int command_new(int argc, char **argv);
int command_preview(int argc, char **argv);

#endif
