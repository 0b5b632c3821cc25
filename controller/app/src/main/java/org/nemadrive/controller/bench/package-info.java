/**
 * Tests of a real board on a bench, wheels off the ground: facts read out of a firmware that nobody
 * has confirmed on a board yet. An owner is led through them; no control loop runs.
 */
package org.nemadrive.controller.bench;
