/**
 * The GoPiGo 1 and 2 over I2C, from the observable protocol of firmware 1.6. No Pi4J type may enter
 * here.
 */
package org.nemadrive.controller.hardware.gopigo2;
