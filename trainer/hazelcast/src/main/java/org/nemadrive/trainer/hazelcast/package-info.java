/**
 * The trainer's runs on several machines by Hazelcast, which alone is named here: who is in the
 * cluster, who has left, and an executor on chosen members. The driver has the tasks and the
 * ledger; workers join it, compute, and outlive it.
 */
package org.nemadrive.trainer.hazelcast;
