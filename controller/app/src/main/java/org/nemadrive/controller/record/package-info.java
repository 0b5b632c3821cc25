/**
 * The byte log of a drive: what went over every port, what the senses and neurons made of it, and
 * the proof that it can be repeated. No driver and no sensor is known here.
 */
package org.nemadrive.controller.record;
