/**
 * A robot as its owner describes it: one YAML file in {@code hardware-profiles/}, read strictly
 * into records. No port is opened here.
 */
package org.nemadrive.controller.profile;
