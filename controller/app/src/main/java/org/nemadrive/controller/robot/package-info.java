/** Puts a robot together from its profile: opens ports, makes drivers and senses. */
package org.nemadrive.controller.robot;
