/**
 * Options that several commands share, each with its parser and its sentence of refusal. No command
 * lives here, and nothing is trained, drawn or written.
 */
package org.nemadrive.trainer.cli.option;
