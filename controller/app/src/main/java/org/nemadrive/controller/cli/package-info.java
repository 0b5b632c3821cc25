/** The command line: the only place that prints results and knows exit codes. */
package org.nemadrive.controller.cli;
