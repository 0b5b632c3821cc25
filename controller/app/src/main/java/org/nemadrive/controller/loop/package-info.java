/**
 * The control loop: read, think, limit, write, at a fixed rate, and what tells others of it. The
 * tick allocates nothing, logs nothing and knows no network.
 */
package org.nemadrive.controller.loop;
