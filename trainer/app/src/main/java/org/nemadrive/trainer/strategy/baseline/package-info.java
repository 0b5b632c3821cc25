/**
 * Well-known optimizers as yardsticks for ENOMAD: they see weights and penalised fitness, nothing
 * else, and do not know MADS.
 */
package org.nemadrive.trainer.strategy.baseline;
