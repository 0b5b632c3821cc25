/**
 * The lowest seam: bytes on a bus or a line, in and out. Pi4J is known here and nowhere else; what
 * the bytes mean to a board may not enter.
 */
package org.nemadrive.controller.hardware.wire;
