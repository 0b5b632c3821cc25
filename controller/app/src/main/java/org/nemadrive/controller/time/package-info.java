/** The one place that knows what time it is. Everything else is told, or asks a {@code Clock}. */
package org.nemadrive.controller.time;
