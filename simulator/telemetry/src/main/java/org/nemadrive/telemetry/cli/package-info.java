/**
 * What commands need to be watched: the options that every program shares, and the load test. Here
 * alone telemetry meets the embedded broker and picocli.
 */
package org.nemadrive.telemetry.cli;
