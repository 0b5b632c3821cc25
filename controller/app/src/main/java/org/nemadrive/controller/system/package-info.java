/**
 * What the operating system and its service manager are told and asked for: notifications,
 * real-time priority, locked memory. Nothing here knows a robot; outside Linux, and without a
 * service manager, it does nothing or says what it could not get.
 */
package org.nemadrive.controller.system;
