/**
 * From sensors to sensory groups: filters, thresholds, and the virtual arena. What a sensor is
 * wired to, and what a neuron does with a stimulus, may not enter here.
 */
package org.nemadrive.controller.senses;
