/**
 * The law of who may move the wheels, held against random sequences: a model of it that shares no
 * code with the product, the robots it is held against, and the search for the shortest sequence
 * that breaks it.
 */
package org.nemadrive.controller.law;
