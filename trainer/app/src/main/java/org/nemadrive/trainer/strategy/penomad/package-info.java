/**
 * pENOMAD, a search that keeps what is won and changes only what comes after: it remembers worms by
 * how much they have eaten and how soon, returns to one, and changes a single weight where that
 * acts next.
 */
package org.nemadrive.trainer.strategy.penomad;
