/**
 * What stops an owner at set-up: the machine's settings, found in files, and the board's answers.
 * Prints nothing; a finding is a value.
 */
package org.nemadrive.controller.doctor;
