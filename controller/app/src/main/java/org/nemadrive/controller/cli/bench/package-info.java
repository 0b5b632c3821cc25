/**
 * Commands that find out whether a robot and its machine are as its profile says, before it drives.
 * What is looked for lives in {@code controller.doctor} and {@code controller.bench}.
 */
package org.nemadrive.controller.cli.bench;
