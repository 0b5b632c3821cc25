/** Rules of structure that hold in every module; each module's architecture test runs them. */
package org.nemadrive.simulator.architecture;
