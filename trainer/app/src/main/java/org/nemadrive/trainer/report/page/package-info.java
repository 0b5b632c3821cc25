/**
 * The parts that pages are put together from, templates included: figures with their captions,
 * films, tables, numbers. Knows no runs.
 */
package org.nemadrive.trainer.report.page;
