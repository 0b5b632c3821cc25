/**
 * A recorded drive computed again from its byte log, which proves that it can be repeated. No
 * driver and no sensor is known here.
 */
package org.nemadrive.controller.replay;
