/**
 * What people see while a program trains: a line on a terminal, lines in a log, and how it ends on
 * a signal. No command lives here, and nothing is trained.
 */
package org.nemadrive.trainer.cli.display;
