/**
 * Who computes the runs of a sweep: the threads of this process, or an engine from another module.
 * A run goes in as a task and comes out as a row; what is done with rows is decided elsewhere.
 */
package org.nemadrive.trainer.engine;
