/**
 * The short way to motors that are off, for whoever finds a robot whose controller is gone. May use
 * profiles, drivers and ports; knows no loop, connectome, network or command line, so that it
 * starts fast and works when those do not.
 */
package org.nemadrive.controller.stop;
