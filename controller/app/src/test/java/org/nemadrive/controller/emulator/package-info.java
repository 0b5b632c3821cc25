/**
 * Boards, chips and wheels in memory, written from published facts and not from the drivers, behind
 * Pi4J's provider interfaces. The drivers under test see a Pi4J context and nothing else.
 */
package org.nemadrive.controller.emulator;
