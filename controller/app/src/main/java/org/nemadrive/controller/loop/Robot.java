package org.nemadrive.controller.loop;

import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.senses.Senses;

/**
 * A robot ready to be driven.
 *
 * @param profile what its owner says of it
 * @param board its motors
 * @param senses its senses
 */
public record Robot(RobotProfile profile, Board board, Senses senses) {}
