package org.nemadrive.trainer.benchmark;

/**
 * A job that failed.
 *
 * @param job which
 * @param reason what went wrong, in a sentence
 */
public record Failure(Job job, String reason) {}
