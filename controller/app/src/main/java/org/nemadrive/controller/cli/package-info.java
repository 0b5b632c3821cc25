/**
 * The program, its exit codes, and the commands about what is kept: recordings, weights and the
 * service. Only this package and those below it print results.
 */
package org.nemadrive.controller.cli;
