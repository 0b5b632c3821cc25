/** The controller against emulated robots: what it drives, what it survives, what it sends. */
package org.nemadrive.controller.hil;
