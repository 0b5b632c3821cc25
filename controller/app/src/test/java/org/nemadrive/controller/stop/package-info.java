/**
 * Whether the motors are off when the controller is gone: on emulated boards, in real processes.
 */
package org.nemadrive.controller.stop;
