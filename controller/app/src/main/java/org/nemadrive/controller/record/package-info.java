/**
 * The byte log of a drive: what went over every port, and what the senses and neurons made of it.
 * No driver and no sensor is known here.
 */
package org.nemadrive.controller.record;
