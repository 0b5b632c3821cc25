/**
 * The search steps of MADS: each proposes mesh points before the poll and may be left out. A search
 * step sees bounds, evaluated points and the budget through {@link
 * org.nemadrive.mads.search.SearchContext}, never the black box itself.
 */
package org.nemadrive.mads.search;
