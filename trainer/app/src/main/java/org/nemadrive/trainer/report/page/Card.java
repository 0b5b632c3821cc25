package org.nemadrive.trainer.report.page;

/**
 * A number that matters, with what it is.
 *
 * @param value the number
 * @param label what it counts
 * @param note what to compare it with, or how it is defined
 */
public record Card(String value, String label, String note) {}
