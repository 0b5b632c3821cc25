/**
 * Options that several commands take, with what they stand for. No command, no output, no exit
 * code.
 */
package org.nemadrive.controller.cli.option;
