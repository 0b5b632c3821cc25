/**
 * ENOMAD and what remains of it when parts are taken away: evolutionary loops whose individuals
 * MADS refines. The only strategies that know MADS.
 */
package org.nemadrive.trainer.strategy.enomad;
