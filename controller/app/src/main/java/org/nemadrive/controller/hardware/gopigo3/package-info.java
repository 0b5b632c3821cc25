/**
 * The GoPiGo3 over SPI, from the vendor's published message table (DexterInd/GoPiGo3, Python
 * library 1.3.2, MIT) and its firmware 1.0.0. No Pi4J type may enter here.
 */
package org.nemadrive.controller.hardware.gopigo3;
