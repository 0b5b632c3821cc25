/** The units in the folder {@code systemd}, judged by systemd's own tools. */
package org.nemadrive.controller.systemd;
