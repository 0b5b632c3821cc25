/**
 * What every program has in common at a terminal: how numbers are read, mistakes refused, commands
 * named so that they can be typed as printed, help, man pages and completion. Knows no command, no
 * worm and no robot.
 */
package org.nemadrive.terminal;
