/**
 * Ways to look for better genomes: ENOMAD's variants and its rivals, all behind {@link
 * org.nemadrive.trainer.strategy.Strategy}. A strategy advances by generations and spends
 * evaluations; files, budgets of time and pictures are not its business.
 */
package org.nemadrive.trainer.strategy;
