/**
 * Which strategy, with which parameters: what people write, read once. Knows every strategy, so
 * that none of them needs to know another.
 */
package org.nemadrive.trainer.strategy.choice;
