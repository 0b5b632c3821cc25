/**
 * Commands about the wiring itself: describe a connectome, import one from a table, and try what
 * each cell, synapse or edit is good for. Drawing and reading tables live elsewhere.
 */
package org.nemadrive.trainer.cli.connectome;
